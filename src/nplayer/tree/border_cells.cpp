#include "border_cells.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <optional>
#include <set>
#include <utility>

namespace nashsolve::nplayer {
namespace {

/// Of wider cells little is found out.
constexpr double kWidestBorderCell = 0.125;
/// How many are asked in any case, and one of how many has to be excluded that others are asked.
constexpr std::size_t kFirstBorderCells = 16;
constexpr std::size_t kBorderCellsForOne = 8;
/// Choices of the vertices that are left.
constexpr std::size_t kMostChoices = 1000;
/// Forms of degree 2 take longer.
constexpr double kWidestCellOfSquares = 0x1p-6;
/// Of a form of degree 2, values at pairs of strategies. They are found for many cells.
constexpr std::size_t kMostEntriesOfForm = 5000;
/// Vertices of all players, each a bit.
constexpr std::size_t kMostVertexBits = 63;

std::uint64_t vertex_bit(std::size_t k) {
  return std::uint64_t{1} << k;
}

/// Whether one strategy seems to pay at least as much as another all over the cell, and more somewhere.
bool seems_one_sided(const Cell& cell, std::size_t player, std::size_t better, std::size_t worse) {
  const std::size_t opponents = cell.opponents(player);
  const double* const more = cell.payoffs[player].data() + better * opponents;
  const double* const less = cell.payoffs[player].data() + worse * opponents;
  const double margin = 2 * cell.error[player];
  bool is_somewhere = false;
  for (std::size_t o = 0; o < opponents; ++o) {
    if (more[o] - less[o] < -margin) return false;
    is_somewhere = is_somewhere || more[o] - less[o] > margin;
  }
  return is_somewhere;
}

/// The values of a form along one player's vertices, in the place of his strategies; `vertex(v, k)` is the
/// probability of the k-th one at the v-th vertex.
template <class Vertex>
std::vector<double> at_vertices(const std::vector<double>& table, std::size_t strategies,
                                std::size_t vertices, std::size_t inner, const Vertex& vertex) {
  const std::size_t outer = table.size() / (strategies * inner);
  std::vector<double> next(outer * vertices * inner);
  for (std::size_t x = 0; x < outer; ++x) {
    for (std::size_t v = 0; v < vertices; ++v) {
      for (std::size_t k = 0; k < strategies; ++k) {
        const double weight = vertex(v, k);
        if (weight == 0) continue;
        for (std::size_t y = 0; y < inner; ++y) {
          next[(x * vertices + v) * inner + y] += weight * table[(x * strategies + k) * inner + y];
        }
      }
    }
  }
  return next;
}

}  // namespace

bool BorderCells::Asked::are_worth_it() const {
  return asked < kFirstBorderCells || excluded * kBorderCellsForOne >= asked;
}

void BorderCells::learn(const StopTest& stop) {
  if (has_learnt_) return;
  has_learnt_ = true;
  const std::optional<InteriorEquations> equations = interior_equations(system_, stop);
  if (!equations) return;
  are_contradictory_ = equations->are_contradictory;
  know(*equations);
}

void BorderCells::learn_squares(const StopTest& stop) {
  if (has_learnt_squares_) return;
  has_learnt_squares_ = true;
  const std::optional<SquareForms> squares = square_forms(system_, stop);
  if (!squares) return;
  are_contradictory_ = are_contradictory_ || squares->are_contradictory;
  knows_squares_ = true;
  for (const SquareForm& form : squares->forms) know(form);
}

void BorderCells::learn_from(const BorderCells& other) {
  has_learnt_ = other.has_learnt_;
  has_learnt_squares_ = other.has_learnt_squares_;
  knows_squares_ = other.knows_squares_;
  are_contradictory_ = other.are_contradictory_;
  forms_ = other.forms_;
}

std::vector<Condition> BorderCells::known_equations() const {
  std::vector<Condition> equations;
  for (const RoundedForm& form : forms_) {
    if (form.exact) equations.push_back(*form.exact);
  }
  return equations;
}

void BorderCells::know(const InteriorEquations& equations) {
  signs_ = {};
  for (std::size_t i = 0; i < equations.forms.size(); ++i) {
    for (const std::vector<Rational>& form : equations.forms[i]) {
      Rational largest = 0;
      for (const Rational& entry : form) largest = std::max<Rational>(largest, abs(entry));
      RoundedForm& known = forms_.emplace_back();
      known.degrees.assign(system_.players(), 1);
      known.degrees[i] = 0;
      known.exact.emplace().player = i;
      known.exact->strategy = kNobody;
      known.exact->is_implied = true;
      for (const Rational& entry : form) {
        known.exact->gain.emplace_back(entry / largest);
        known.entries.push_back(nearest_double(known.exact->gain.back()));
      }
    }
  }
}

void BorderCells::know(const SquareForm& form) {
  const std::size_t players = system_.players();
  std::size_t entries = 1;
  for (std::size_t j = 0; j < players; ++j) {
    for (std::size_t copy = 0; copy < form.degrees[j]; ++copy) entries *= system_.sizes()[j];
  }
  if (entries > kMostEntriesOfForm) return;
  Integer largest = 0;
  for (const Integer& coefficient : form.coefficients) largest = std::max<Integer>(largest, abs(coefficient));
  RoundedForm known;
  known.degrees = form.degrees;
  for (std::size_t entry = 0; entry < entries; ++entry) {
    std::size_t number = 0;
    std::size_t block = 1;
    int halvings = 0;
    for (std::size_t j = players, rest = entry; j-- > 0;) {
      const std::size_t size = system_.sizes()[j];
      if (form.degrees[j] == 0) continue;
      std::size_t a = rest % size;
      rest /= size;
      if (form.degrees[j] == 1) {
        number += a * block;
        block *= size;
        continue;
      }
      std::size_t b = rest % size;
      rest /= size;
      if (a > b) std::swap(a, b);
      if (a != b) ++halvings;
      number += pair_place(size, a, b) * block;
      block *= size * (size + 1) / 2;
    }
    known.entries.push_back(
        std::ldexp(nearest_double(make_rational(form.coefficients[number], largest)), -halvings));
  }
  forms_.push_back(std::move(known));
}

std::vector<double> BorderCells::rounded_values(const Cell& cell, const RoundedForm& form) const {
  std::vector<double> table = form.entries;
  std::size_t inner = 1;
  for (std::size_t j = cell.players(); j-- > 0;) {
    const std::vector<std::size_t>& support = system_.supports()[j];
    for (std::size_t copy = 0; copy < form.degrees[j]; ++copy) {
      table = at_vertices(table, support.size(), cell.sizes[j], inner, [&](std::size_t v, std::size_t k) {
        return cell.vertices[j][v * cell.counts[j] + support[k]];
      });
      inner *= cell.sizes[j];
    }
  }
  return table;
}

// Less than an entry's rounding for each strategy that is summed over, and one for the entry itself.
double BorderCells::margin_of(const RoundedForm& form) const {
  std::size_t strategies = 2;
  for (std::size_t j = 0; j < form.degrees.size(); ++j) {
    strategies += form.degrees[j] * (system_.sizes()[j] + 1);
  }
  return static_cast<double>(strategies) * std::numeric_limits<double>::epsilon();
}

bool BorderCells::contradicts(const Cell& cell) {
  if (forms_.empty()) return false;
  const bool asks_squares = squares_.are_worth_it() && cell.width() <= kWidestCellOfSquares && touches(cell);
  if (asks_squares) ++squares_.asked;
  const auto found = std::ranges::find_if(forms_, [&](const RoundedForm& form) {
    if (!form.exact && !asks_squares) return false;
    const double margin = margin_of(form);
    const std::vector<double> values = rounded_values(cell, form);
    return std::ranges::all_of(values, [margin](double value) { return value > margin; }) ||
           std::ranges::all_of(values, [margin](double value) { return value < -margin; });
  });
  if (found == forms_.end()) return false;
  if (asks_squares) ++squares_.excluded;
  // The next cell is near.
  std::rotate(forms_.begin(), found, found + 1);
  return true;
}

// A form's value changes by what the probabilities that it is multilinear in do, all summed, as long as they
// are between 0 and 1 and add up to 1; they do nearly.
bool BorderCells::contradicts(const SupportBox& enclosure) const {
  constexpr double kNarrow = 0x1p-40;
  constexpr double kFarFromZero = 0x1p-20;
  for (const std::vector<Enclosure>& own : enclosure) {
    for (const Enclosure& p : own) {
      if (nearest_double(p.upper - p.lower) > kNarrow || nearest_double(p.lower) < -kNarrow) return false;
    }
  }
  return std::ranges::any_of(forms_, [&](const RoundedForm& form) {
    std::vector<double> table = form.entries;
    std::size_t degree = 0;
    for (std::size_t j = enclosure.size(); j-- > 0;) {
      for (std::size_t copy = 0; copy < form.degrees[j]; ++copy, ++degree) {
        table = at_vertices(table, enclosure[j].size(), 1, 1, [&](std::size_t, std::size_t k) {
          return nearest_double(enclosure[j][k].lower);
        });
      }
    }
    return std::fabs(table.front()) > kFarFromZero * static_cast<double>(degree);
  });
}

bool BorderCells::exclude(const Cell& cell) {
  if (!signs_.are_worth_it()) return false;
  if (cell.width() > kWidestBorderCell || !touches(cell)) return false;
  const std::vector<Profile> untied = untied_profiles(cell);
  if (untied.empty()) return false;
  ++signs_.asked;
  if (!is_empty(cell, untied)) return false;
  ++signs_.excluded;
  return true;
}

bool BorderCells::touches(const Cell& cell) const {
  for (std::size_t j = 0; j < cell.players(); ++j) {
    if (cell.sizes[j] == 1) continue;
    for (const std::size_t s : system_.supports()[j]) {
      for (std::size_t v = 0; v < cell.sizes[j]; ++v) {
        if (cell.vertices[j][v * cell.counts[j] + s] == 0) return true;
      }
    }
  }
  return false;
}

Polytopes BorderCells::polytopes_of(const Cell& cell) const {
  Polytopes polytopes;
  for (std::size_t j = 0; j < cell.players(); ++j) {
    std::vector<std::vector<Rational>> vertices;
    for (std::size_t v = 0; v < cell.sizes[j]; ++v) {
      std::vector<Rational>& vertex = vertices.emplace_back();
      for (const std::size_t s : system_.supports()[j]) {
        vertex.push_back(exact_rational(cell.vertices[j][v * cell.counts[j] + s]));
      }
    }
    polytopes.emplace_back(std::move(vertices));
  }
  return polytopes;
}

std::vector<BorderCells::Profile> BorderCells::untied_profiles(const Cell& cell) const {
  std::vector<Profile> untied;
  Polytopes polytopes;
  const auto add = [&](const Condition& gain) {
    if (polytopes.empty()) polytopes = polytopes_of(cell);
    const VertexTable values = values_at_vertices(gain, polytopes);
    if (std::ranges::any_of(values, [](const Rational& value) { return sgn(value) < 0; })) return;
    for (std::size_t k = 0; k < values.size(); ++k) {
      if (sgn(values[k]) == 0) continue;
      Profile& profile = untied.emplace_back();
      std::size_t first = std::accumulate(cell.sizes.begin(), cell.sizes.end(), std::size_t{0});
      for (std::size_t j = cell.players(), rest = k; j-- > 0;) {
        first -= cell.sizes[j];
        if (j == gain.player) continue;
        profile.push_back(first + rest % cell.sizes[j]);
        rest /= cell.sizes[j];
      }
    }
  };
  for (std::size_t i = 0; i < cell.players(); ++i) {
    const std::size_t opponents = opponent_profiles(system_.sizes(), i);
    const std::vector<Integer>& payoffs = system_.exact(i);
    for (const std::size_t a : system_.supports()[i]) {
      for (const std::size_t b : system_.supports()[i]) {
        if (a == b || !seems_one_sided(cell, i, a, b)) continue;
        Condition gain;
        gain.player = i;
        for (std::size_t o = 0; o < opponents; ++o) {
          gain.gain.emplace_back(Integer(payoffs[a * opponents + o] - payoffs[b * opponents + o]));
        }
        add(gain);
      }
    }
  }
  for (const RoundedForm& form : forms_) {
    if (!form.exact) continue;
    const double margin = margin_of(form);
    const std::vector<double> values = rounded_values(cell, form);
    const auto [least, largest] = std::ranges::minmax(values);
    if (least > margin || largest < -margin || (least < -margin && largest > margin)) continue;
    Condition gain = *form.exact;
    if (least < -margin) {
      for (Rational& entry : gain.gain) entry = -entry;
    }
    add(gain);
  }
  return untied;
}

bool BorderCells::is_empty(const Cell& cell, const std::vector<Profile>& untied) const {
  // Per strategy the vertices that use it.
  std::vector<std::uint64_t> users;
  std::size_t count = 0;
  for (std::size_t j = 0; j < cell.players(); ++j) {
    if (count + cell.sizes[j] > kMostVertexBits) return false;
    for (const std::size_t s : system_.supports()[j]) {
      std::uint64_t& own = users.emplace_back(0);
      for (std::size_t v = 0; v < cell.sizes[j]; ++v) {
        if (cell.vertices[j][v * cell.counts[j] + s] != 0) own |= vertex_bit(count + v);
      }
    }
    count += cell.sizes[j];
  }
  std::set<std::uint64_t> known{vertex_bit(count) - 1};
  std::vector<std::uint64_t> pending(known.begin(), known.end());
  while (!pending.empty()) {
    const std::uint64_t left = pending.back();
    pending.pop_back();
    const auto profile = std::ranges::find_if(untied, [left](const Profile& each) {
      return std::ranges::all_of(each,
                                 [left](std::size_t vertex) { return (left & vertex_bit(vertex)) != 0; });
    });
    if (profile == untied.end()) return false;
    for (const std::size_t vertex : *profile) {
      const std::uint64_t less = left & ~vertex_bit(vertex);
      if (std::ranges::any_of(users, [less](std::uint64_t own) { return (own & less) == 0; })) continue;
      if (!known.insert(less).second) continue;
      if (known.size() > kMostChoices) return false;
      pending.push_back(less);
    }
  }
  return true;
}

}  // namespace nashsolve::nplayer
