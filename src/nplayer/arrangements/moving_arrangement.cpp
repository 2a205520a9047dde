#include "moving_arrangement.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "part_building.hpp"
#include "row_space.hpp"

namespace nashsolve::nplayer {
namespace {

/// Vertices of the arrangement times forms, each a polynomial of which the sign is told at every root.
constexpr std::size_t kMostFormValues = 6000;
/// Choices of forms that may meet in a vertex; many of them in none.
constexpr std::size_t kMostChoices = 20000;

}  // namespace

bool are_conformal(const CellSigns& a, const CellSigns& b) {
  for (std::size_t k = 0; k < a.size(); ++k) {
    if (a[k] * b[k] < 0) return false;
  }
  return true;
}

CellSigns composition(CellSigns a, const CellSigns& b) {
  for (std::size_t k = 0; k < a.size(); ++k) {
    if (a[k] == 0) a[k] = b[k];
  }
  return a;
}

bool is_face_of(const CellSigns& a, const CellSigns& b) {
  for (std::size_t k = 0; k < a.size(); ++k) {
    if (a[k] != 0 && a[k] != b[k]) return false;
  }
  return true;
}

std::optional<MovingArrangement> MovingArrangement::of(const Face& face, std::size_t root,
                                                       std::size_t divided, const StopTest& stop) {
  MovingArrangement arrangement(face, root, divided);
  if (!arrangement.find_conditions(stop) || !arrangement.find_vertices(stop) ||
      !arrangement.find_places(stop))
    return std::nullopt;
  return arrangement;
}

Point MovingArrangement::point_at(const Rational& z, const std::vector<Rational>& y) const {
  Point point;
  for (const StrategyPolytope& polytope : face_.polytopes) point.push_back(polytope.vertices().front());
  point[root_] = mix_of(face_.polytopes[root_].vertices(), {1 - z, z});
  point[divided_] = y;
  return point;
}

std::size_t MovingArrangement::add_form(Form form) {
  forms_.push_back(std::move(form));
  return forms_.size() - 1;
}

/// Of a condition on z, y and one player at most the value at each vertex of that player's polytope, as a
/// form: by its values at the corners, each affine in z. All are scaled alike.
std::vector<MovingArrangement::Form> MovingArrangement::forms_at_vertices(const Condition& condition,
                                                                          std::size_t player) const {
  const std::size_t count = player == kNobody ? 1 : face_.polytopes[player].vertices().size();
  std::vector<std::array<Rational, 2>> ends;
  Integer denominator = 1;
  for (std::size_t v = 0; v < count; ++v) {
    for (const auto& corner : corners_) {
      auto& [lower, upper] = ends.emplace_back();
      for (Rational* const end : {&lower, &upper}) {
        Point point = point_at(Rational(end == &lower ? 0 : 1), corner);
        if (player != kNobody) point[player] = face_.polytopes[player].vertices()[v];
        *end = value_at(condition, point);
        denominator = least_common_multiple(denominator, end->get_den());
      }
    }
  }
  std::vector<Form> forms(count);
  for (std::size_t k = 0; k < ends.size(); ++k) {
    const Rational at_0 = ends[k][0] * denominator;
    const Rational at_1 = ends[k][1] * denominator;
    forms[k / corners_.size()].push_back(Polynomial({at_0.get_num(), at_1.get_num() - at_0.get_num()}));
  }
  return forms;
}

/// False where some condition depends on two of them.
bool MovingArrangement::find_further_players() {
  for (const Condition& condition : face_.conditions) {
    std::size_t further = kNobody;
    for (const std::size_t player :
         dependences(values_at_vertices(condition, face_.polytopes), face_.polytopes, condition.player)) {
      if (player == root_ || player == divided_) continue;
      if (further != kNobody) return false;
      further = player;
    }
    if (further == kNobody) {
      conditions_.push_back(
          {{add_form(std::move(forms_at_vertices(condition, kNobody).front()))}, condition.equality});
      continue;
    }
    auto known = std::ranges::find(further_, further, [](const auto& each) { return each.leaf.player; });
    if (known == further_.end()) {
      further_.push_back(FurtherPlayer{{further, face_.polytopes[further].vertices().size(), {}}, {}, {}});
      known = std::prev(further_.end());
    }
    known->conditions.push_back(&condition);
  }
  return true;
}

/// One of them may depend on y, and is told by forms; of those that do not, all but one at least are the
/// leaf's.
bool MovingArrangement::add_conditions_of(FurtherPlayer& player, const StopTest& stop) {
  const auto is_of_y = [](const std::vector<Form>& forms) {
    return std::ranges::any_of(forms, [](const Form& form) {
      return std::ranges::any_of(form, [&](const Polynomial& p) { return p != form.front(); });
    });
  };
  std::vector<std::vector<Form>> all;
  for (const Condition* const condition : player.conditions)
    all.push_back(forms_at_vertices(*condition, player.leaf.player));
  const auto own = static_cast<std::size_t>(
      std::min(std::ranges::find_if(all, is_of_y), std::prev(all.end())) - all.begin());
  for (std::size_t k = 0; k < all.size(); ++k) {
    if (k == own) continue;
    if (is_of_y(all[k])) return false;
    auto& [at_vertices, equality] = player.leaf.conditions.emplace_back();
    equality = player.conditions[k]->equality;
    for (Form& form : all[k]) at_vertices.push_back(std::move(form.front()));
  }
  auto vertices = basic_solutions(player.leaf, stop);
  if (!vertices) return false;
  player.vertices = *std::move(vertices);
  FormCondition& told = conditions_.emplace_back();
  told.equality = player.conditions[own]->equality;
  told.further = static_cast<std::size_t>(&player - further_.data());
  for (const BasicSolution<Polynomial>& vertex : player.vertices) {
    signs_.add(vertex.sum);
    for (const Polynomial& weight : vertex.weights) signs_.add(weight);
    for (const Polynomial& value : vertex.values) signs_.add(value);
    // Times the sum twice, which is positive.
    Form form(corners_.size());
    for (std::size_t b = 0; b < form.size(); ++b) {
      for (std::size_t k = 0; k < vertex.vertices.size(); ++k)
        form[b] += vertex.weights[k] * all[own][vertex.vertices[k]][b];
      form[b] = form[b] * vertex.sum;
    }
    told.forms.push_back(add_form(std::move(form)));
  }
  return !signs_.is_too_large();
}

bool MovingArrangement::find_conditions(const StopTest& stop) {
  const Vertices& all = face_.polytopes[divided_].vertices();
  RowSpace space(all.front().size());
  for (const auto& vertex : all) {
    if (space.add(vertex)) corners_.push_back(vertex);
  }
  if (!find_further_players()) return false;
  for (FurtherPlayer& player : further_) {
    if (!add_conditions_of(player, stop)) return false;
  }
  for (const Halfspace& facet : StrategyPolytope::halfspaces_around(all, stop)) {
    if (facet.is_plane) continue;
    Integer denominator = 1;
    for (const auto& corner : corners_)
      denominator = least_common_multiple(denominator, facet.at(corner).get_den());
    Form form;
    for (const auto& corner : corners_)
      form.push_back(Polynomial::constant(Rational(facet.at(corner) * denominator).get_num()));
    conditions_.push_back({{add_form(std::move(form))}});
  }
  return !stop();
}

bool MovingArrangement::find_vertices(const StopTest& stop) {
  const std::size_t dimension = corners_.size() - 1;
  std::size_t count = 1;
  for (std::size_t k = 0; k < dimension && k < forms_.size(); ++k) {
    count = count * (forms_.size() - k) / (k + 1);
    if (count > kMostChoices) return false;
  }
  for (const auto& chosen : choices(forms_.size(), dimension)) {
    if (stop() || vertices_.size() * forms_.size() > kMostFormValues) return false;
    MovingVertex vertex;
    Polynomial shared;
    for (std::size_t b = 0; b <= dimension; ++b) {
      std::vector<std::vector<Polynomial>> matrix;
      for (const std::size_t k : chosen) {
        matrix.push_back(forms_[k]);
        matrix.back().erase(matrix.back().begin() + static_cast<std::ptrdiff_t>(b));
      }
      const Polynomial minor = determinant(matrix);
      vertex.weights.push_back(b % 2 == 0 ? minor : minor.negated());
      shared = greatest_common_divisor(shared, minor);
    }
    if (shared.is_zero()) continue;
    signs_.add(shared);
    for (Polynomial& weight : vertex.weights) {
      weight = exact_quotient(weight, shared);
      vertex.sum += weight;
      signs_.add(weight);
    }
    signs_.add(vertex.sum);
    for (const std::vector<Polynomial>& form : forms_) {
      Polynomial& value = vertex.at_forms.emplace_back();
      for (std::size_t b = 0; b <= dimension; ++b) value += vertex.weights[b] * form[b];
      signs_.add(value);
    }
    if (signs_.is_too_large()) return false;
    if (!vertex.sum.is_zero()) vertices_.push_back(std::move(vertex));
  }
  return true;
}

bool MovingArrangement::find_places(const StopTest& stop) {
  const auto roots = signs_.roots(stop);
  if (!roots) return false;
  for (std::size_t k = 0; k < roots->size(); ++k) {
    const RealRoot& root = (*roots)[k];
    places_.push_back({At(root), std::nullopt, root.lower()});
    if (root.is_rational()) places_.back().z = root.lower();
    if (!find_points(places_.back(), stop)) return false;
    if (k + 1 == roots->size()) break;
    const Rational z = simplest_between(root.upper(), (*roots)[k + 1].lower());
    places_.push_back({At(z), z, z, true});
    if (!find_points(places_.back(), stop)) return false;
  }
  return true;
}

void MovingArrangement::find_live_forms(Place& place) const {
  place.live.assign(forms_.size(), true);
  for (const FormCondition& condition : conditions_) {
    if (condition.further == kNobody) continue;
    const FurtherPlayer& player = further_[condition.further];
    for (std::size_t k = 0; k < condition.forms.size(); ++k)
      place.live[condition.forms[k]] = is_feasible(place.at, player.leaf, player.vertices[k]);
  }
}

bool MovingArrangement::find_points(Place& place, const StopTest& stop) const {
  find_live_forms(place);
  std::map<std::vector<Integer>, int> known;
  const auto sign = [&](const Polynomial& p) {
    if (p.is_constant()) return p.is_zero() ? 0 : sgn(p.leading());
    const auto [entry, fresh] = known.try_emplace(p.coefficients(), 0);
    if (fresh) entry->second = place.at.sign(p);
    return entry->second;
  };
  for (std::size_t k = 0; k < vertices_.size(); ++k) {
    if (stop()) return false;
    const int direction = sign(vertices_[k].sum);
    if (direction == 0) continue;
    CellSigns signs;
    for (const Polynomial& value : vertices_[k].at_forms) {
      signs.push_back(static_cast<std::int8_t>(sign(value) * direction));
    }
    if (are_met(signs, place)) place.points.emplace(k, std::move(signs));
  }
  return true;
}

bool MovingArrangement::are_met(const CellSigns& signs, const Place& place) const {
  return std::ranges::all_of(conditions_,
                             [&](const FormCondition& each) { return each.holds(signs, place.live); });
}

std::vector<Rational> MovingArrangement::strategy_at(std::size_t vertex, const Rational& z) const {
  std::vector<Rational> weights;
  const Rational sum = vertices_[vertex].sum.at(z);
  for (const Polynomial& weight : vertices_[vertex].weights) weights.emplace_back(weight.at(z) / sum);
  return mix_of(corners_, weights);
}

std::map<CellSigns, std::size_t> MovingArrangement::cells_over(const Place& place,
                                                               const StopTest& stop) const {
  std::map<CellSigns, std::size_t> cells;
  std::vector<CellSigns> found;
  const auto add = [&](CellSigns signs) {
    if (cells.emplace(signs, 0).second) found.push_back(std::move(signs));
  };
  for (const auto& [k, signs] : place.points) add(signs);
  for (std::size_t c = 0; c < found.size() && !stop(); ++c) {
    for (const auto& [k, signs] : place.points) {
      if (!are_conformal(found[c], signs)) continue;
      CellSigns both = composition(found[c], signs);
      if (are_met(both, place)) add(std::move(both));
    }
  }
  std::ranges::stable_sort(found, {}, [](const CellSigns& signs) { return -std::ranges::count(signs, 0); });
  for (std::size_t c = 0; c < found.size() && !stop(); ++c) {
    for (std::size_t f = 0; f < c; ++f) {
      if (!is_face_of(found[f], found[c])) continue;
      cells[found[c]] = std::max(cells[found[c]], cells[found[f]] + 1);
    }
  }
  return cells;
}

}  // namespace nashsolve::nplayer
