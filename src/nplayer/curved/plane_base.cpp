#include "plane_base.hpp"

#include <algorithm>

#include "part_building.hpp"
#include "row_space.hpp"

namespace nashsolve::nplayer {
namespace {

/// Roots of products of polynomials with longer coefficients, or of higher degrees, take longer than they are
/// worth.
constexpr std::size_t kMostPlaneBits = 32;
constexpr std::size_t kHighestDegreeInPlane = 12;

Bivariate scaled(const Bivariate& p, const Integer& factor) {
  return p * Bivariate::constant(factor);
}

}  // namespace

std::optional<PlaneBase> PlaneBase::of(const Face& face, std::size_t player) {
  return in_triangle(face, player, face.polytopes[player].vertices());
}

std::optional<PlaneBase> PlaneBase::of_mixes(const Face& face, std::size_t player) {
  const std::size_t strategies = face.polytopes[player].vertices().front().size();
  return in_triangle(face, player, StrategyPolytope(strategies).vertices());
}

/// The triangle's vertices are the first ones of `among` that form one.
std::optional<PlaneBase> PlaneBase::in_triangle(const Face& face, std::size_t player, const Vertices& among) {
  PlaneBase base;
  base.players_ = {player};
  base.face_ = face;
  const Vertices& vertices = face.polytopes[player].vertices();
  const std::size_t strategies = vertices.front().size();
  // What follows a row's strategies tells how it is made of the triangle's vertices.
  RowSpace space(strategies);
  Vertices triangle;
  for (const auto& vertex : among) {
    RowSpace::Row row = vertex;
    row.resize(strategies + 3);
    if (triangle.size() < 3) row[strategies + triangle.size()] = 1;
    if (space.contains(row)) continue;
    if (triangle.size() == 3) return std::nullopt;
    space.add(std::move(row));
    triangle.push_back(vertex);
  }
  if (triangle.size() < 3) return std::nullopt;
  for (const auto& vertex : vertices) {
    RowSpace::Row row = vertex;
    row.resize(strategies + 3);
    space.reduce(row);
    base.corners_.emplace_back(-row[strategies + 1], -row[strategies + 2]);
  }
  base.face_.polytopes[player] = StrategyPolytope(std::move(triangle));
  return base;
}

PlaneBase PlaneBase::of(const Face& face, std::size_t first, std::size_t second) {
  PlaneBase base;
  base.players_ = {first, second};
  base.face_ = face;
  base.corners_ = {{0, 0}, {1, 0}, {0, 1}, {1, 1}};
  return base;
}

std::map<std::size_t, Weights<Bivariate>> PlaneBase::own_weights(const Slope& slope) const {
  const Bivariate one = Bivariate::constant(1);
  const Bivariate first = scaled(Bivariate::x(), slope.below) + scaled(Bivariate::y(), slope.above);
  const Bivariate all = Bivariate::constant(slope.below);
  if (players_.size() == 2) {
    return {{players_[0], {{all - first, first}, all}},
            {players_[1], {{one - Bivariate::y(), Bivariate::y()}, one}}};
  }
  const Bivariate second = scaled(Bivariate::y(), slope.below);
  return {{players_[0], {{all - first - second, first, second}, all}}};
}

std::vector<Bivariate> PlaneBase::border(const Slope& slope) const {
  std::vector<Bivariate> edges;
  for (std::size_t a = 0; a < corners_.size(); ++a) {
    for (std::size_t b = a + 1; b < corners_.size(); ++b) {
      const auto& [from_x, from_y] = corners_[a];
      const Rational along_x = corners_[b].first - from_x;
      const Rational along_y = corners_[b].second - from_y;
      bool has_positive = false;
      bool has_negative = false;
      for (const auto& [x, y] : corners_) {
        const Rational side = along_x * (y - from_y) - along_y * (x - from_x);
        has_positive = has_positive || sgn(side) > 0;
        has_negative = has_negative || sgn(side) < 0;
      }
      if (has_positive == has_negative) continue;
      Rational of_constant = along_y * from_x - along_x * from_y;
      Rational of_first = -along_y;
      Rational of_second = along_x;
      Integer scale = least_common_multiple(of_constant.get_den(), of_first.get_den());
      scale = least_common_multiple(scale, of_second.get_den());
      if (has_positive) scale = -scale;
      const auto integer = [&](const Rational& value) { return Rational(value * scale).get_num(); };
      // Times the slope's denominator, which is positive.
      Bivariate value = Bivariate::constant(integer(of_constant) * slope.below);
      value += scaled(Bivariate::x(), integer(of_first) * slope.below);
      value += scaled(Bivariate::y(), integer(of_first) * slope.above + integer(of_second) * slope.below);
      edges.push_back(std::move(value));
    }
  }
  return edges;
}

std::optional<std::vector<Corners>> PlaneBase::conditions() const {
  return corners_of(face_, kMostPlaneBits);
}

std::optional<PlaneBase::Leaves> PlaneBase::leaves(const Slope& slope, const Known& known) const {
  const std::optional<std::vector<Corners>> all = conditions();
  if (!all) return std::nullopt;
  StarBuilder<Bivariate> builder(*all, face_.polytopes, own_weights(slope), kHighestDegreeInPlane);
  if (known.count != Known::Count::none) {
    const bool is_one = known.count == Known::Count::one;
    const std::size_t count =
        builder.eliminate([](const Weights<Bivariate>& weights) { return !weights.sum.is_zero(); },
                          is_one ? known.player : kNobody);
    // Else it is as with fewer.
    if (count < (is_one ? 1U : 2U)) return std::nullopt;
  }
  std::optional<std::vector<Leaf<Bivariate>>> leaves = builder.leaves();
  if (!leaves) return std::nullopt;
  auto place = std::ranges::find(*leaves, kNobody, &Leaf<Bivariate>::player);
  if (place == leaves->end()) place = leaves->insert(leaves->end(), {kNobody, 1, {}});
  for (Bivariate& edge : border(slope)) place->conditions.push_back({{std::move(edge)}, false});
  return Leaves{*std::move(leaves), builder.minors_of_known()};
}

std::vector<Known> PlaneBase::choices_of_known() const {
  std::vector<Known> choices{{Known::Count::none, 0}};
  for (std::size_t i = 0; i < face_.polytopes.size(); ++i) {
    const bool is_base = std::ranges::find(players_, i) != players_.end();
    if (!is_base && face_.polytopes[i].vertices().size() > 1) choices.push_back({Known::Count::one, i});
  }
  choices.push_back({Known::Count::all, 0});
  return choices;
}

std::pair<Rational, Rational> PlaneBase::range(const Slope& slope) const {
  std::vector<Rational> values;
  for (const auto& corner : corners_) values.push_back(x_of(slope, corner));
  return {*std::min_element(values.begin(), values.end()), *std::max_element(values.begin(), values.end())};
}

std::pair<Rational, Rational> PlaneBase::coordinates(const Slope& slope, const Rational& x,
                                                     const Rational& y) const {
  return {x + make_rational(slope.above, slope.below) * y, y};
}

Rational PlaneBase::x_of(const Slope& slope, const std::pair<Rational, Rational>& coordinates) const {
  return coordinates.first - make_rational(slope.above, slope.below) * coordinates.second;
}

Rational PlaneBase::weight_of(std::size_t player, const std::vector<Rational>& strategy) const {
  const auto& ends = face_.polytopes[player].vertices();
  std::size_t s = 0;
  while (ends[0][s] == ends[1][s]) ++s;
  return (strategy[s] - ends[0][s]) / (ends[1][s] - ends[0][s]);
}

Face PlaneBase::over(const std::pair<Rational, Rational>& coordinates) const {
  Face face = face_;
  std::vector<std::vector<Rational>> own = strategies(coordinates);
  for (std::size_t k = 0; k < players_.size(); ++k) {
    face.polytopes[players_[k]] = StrategyPolytope(Vertices{std::move(own[k])});
  }
  return face;
}

std::vector<std::vector<Rational>> PlaneBase::strategies(
    const std::pair<Rational, Rational>& coordinates) const {
  const auto& [first, second] = coordinates;
  std::vector<std::vector<Rational>> own{{1 - first, first}, {1 - second, second}};
  if (players_.size() == 1) own = {{1 - first - second, first, second}};
  std::vector<std::vector<Rational>> result;
  for (std::size_t k = 0; k < players_.size(); ++k) {
    result.push_back(mix_of(face_.polytopes[players_[k]].vertices(), own[k]));
  }
  return result;
}

std::vector<std::vector<bool>> PlaneBase::used_at(const Slope& slope, const PlanePoint& place) const {
  const auto weights = own_weights(slope);
  std::vector<std::vector<bool>> used;
  for (const std::size_t player : players_) {
    const Vertices& vertices = face_.polytopes[player].vertices();
    Integer scale = 1;
    for (const auto& vertex : vertices) {
      for (const Rational& p : vertex) scale = least_common_multiple(scale, p.get_den());
    }
    std::vector<bool>& own = used.emplace_back();
    for (std::size_t s = 0; s < vertices.front().size(); ++s) {
      Bivariate probability;
      for (std::size_t v = 0; v < vertices.size(); ++v) {
        const Rational factor = vertices[v][s] * scale;
        probability += scaled(weights.at(player).minors[v], factor.get_num());
      }
      own.push_back(!probability.is_zero() && place.sign(probability) != 0);
    }
  }
  return used;
}

}  // namespace nashsolve::nplayer
