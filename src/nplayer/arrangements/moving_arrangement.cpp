#include "moving_arrangement.hpp"

#include <algorithm>
#include <array>
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

/// A form by its values at the corners, for z at both ends.
template <class Value>
std::size_t MovingArrangement::add_form(const Value& value) {
  std::vector<std::array<Rational, 2>> ends;
  Integer denominator = 1;
  for (const auto& corner : corners_) {
    ends.push_back({value(Rational(0), corner), value(Rational(1), corner)});
    for (const Rational& each : ends.back()) {
      denominator = least_common_multiple(denominator, each.get_den());
    }
  }
  std::vector<Polynomial>& form = forms_.emplace_back();
  for (const auto& [lower, upper] : ends) {
    const Rational at_0 = lower * denominator;
    const Rational at_1 = upper * denominator;
    form.push_back(Polynomial({at_0.get_num(), at_1.get_num() - at_0.get_num()}));
  }
  return forms_.size() - 1;
}

bool MovingArrangement::find_conditions(const StopTest& stop) {
  const Vertices& all = face_.polytopes[divided_].vertices();
  RowSpace space(all.front().size());
  for (const auto& vertex : all) {
    if (space.add(vertex)) corners_.push_back(vertex);
  }
  std::vector<bool> is_met(face_.polytopes.size(), false);
  for (const Condition& condition : face_.conditions) {
    FormCondition own{{}, condition.equality, kNobody, &condition};
    for (const std::size_t player :
         dependences(values_at_vertices(condition, face_.polytopes), face_.polytopes, condition.player)) {
      if (player == root_ || player == divided_) continue;
      if (own.player != kNobody || is_met[player]) return false;
      own.player = player;
      is_met[player] = true;
    }
    const std::size_t count = own.player == kNobody ? 1 : face_.polytopes[own.player].vertices().size();
    for (std::size_t v = 0; v < count; ++v) {
      own.forms.push_back(add_form([&](const Rational& z, const std::vector<Rational>& y) {
        Point point = point_at(z, y);
        if (own.player != kNobody) point[own.player] = face_.polytopes[own.player].vertices()[v];
        return value_at(condition, point);
      }));
    }
    conditions_.push_back(std::move(own));
  }
  for (const Halfspace& facet : StrategyPolytope::halfspaces_around(all, stop)) {
    if (facet.is_plane) continue;
    conditions_.push_back(
        {{add_form([&](const Rational&, const std::vector<Rational>& y) { return facet.at(y); })}});
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

bool MovingArrangement::find_points(Place& place, const StopTest& stop) const {
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
    if (are_met(signs)) place.points.emplace(k, std::move(signs));
  }
  return true;
}

bool MovingArrangement::are_met(const CellSigns& signs) const {
  return std::ranges::all_of(conditions_, [&](const FormCondition& each) { return each.holds(signs); });
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
      if (are_met(both)) add(std::move(both));
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
