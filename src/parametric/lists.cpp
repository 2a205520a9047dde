#include "lists.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>

#include "assemble.hpp"

namespace nashsolve::parametric {

/// Vertices, and where they are to be compared.
struct ListMaker::Place {
  RealRoot at;
  /// Whether formulas become their values there.
  bool is_evaluated;
  std::array<std::vector<std::size_t>, 2> formula;
  std::array<std::vector<LabelMask>, 2> tight;
};

namespace {

/// The sign of a - b at a value.
int compare_at(const Ratio& a, const Ratio& b, const RealRoot& at) {
  const int below = sign_at(a.denominator, at) * sign_at(b.denominator, at);
  return below * sign_at(a.numerator * b.denominator - b.numerator * a.denominator, at);
}

Ratio evaluated(const Ratio& ratio, const RealRoot& at) {
  const Rational value = ratio.at(at.lower());
  return {Polynomial::constant(value.get_num()), Polynomial::constant(value.get_den())};
}

}  // namespace

ListMaker::ListMaker(const ParametricGame& game, const std::array<Polyhedron, 2>& polyhedra)
    : game_(game), polyhedra_(polyhedra) {}

ParametricInterval ListMaker::interval(const Stretch& stretch, std::vector<std::size_t>& order) const {
  ParametricInterval interval{stretch.from, stretch.to, {}, {}};
  interval.sample =
      value_between(interval.from ? &*interval.from : nullptr, interval.to ? &*interval.to : nullptr);
  Place place{RealRoot(interval.sample), false, {}, {}};
  // Positions of formulas become positions of the place's vertices.
  std::vector<VertexPair> pairs = stretch.pairs;
  for (std::size_t player = 0; player < 2; ++player) {
    const auto member = [&](VertexPair& pair) -> std::size_t& {
      return player == 0 ? pair.first : pair.second;
    };
    std::vector<std::size_t>& used = place.formula[player];
    for (VertexPair& pair : pairs) used.push_back(member(pair));
    std::sort(used.begin(), used.end());
    used.erase(std::unique(used.begin(), used.end()), used.end());
    for (VertexPair& pair : pairs) {
      std::size_t& position = member(pair);
      position =
          static_cast<std::size_t>(std::lower_bound(used.begin(), used.end(), position) - used.begin());
    }
    for (const std::size_t k : used) place.tight[player].push_back(polyhedra_[player].formulas[k].tight);
  }
  interval.list = list(place, pairs, order);
  return interval;
}

ValueOfChange ListMaker::value(const Crossing& crossing, std::vector<std::size_t>& order) const {
  const Place place{crossing.at, crossing.at.is_rational(), crossing.formula, crossing.tight};
  return {crossing.at, minimal_polynomial(crossing.at), list(place, crossing.pairs, order)};
}

ParametricEquilibria ListMaker::list(const Place& place, const std::vector<VertexPair>& pairs,
                                     std::vector<std::size_t>& order) const {
  const std::array<std::size_t, 2> counts = {game_.players[0].strategies.size(),
                                             game_.players[1].strategies.size()};
  const std::array<std::size_t, 2> first_label = {0, counts[0]};
  std::array<std::vector<std::vector<Ratio>>, 2> strategies;
  // What the vertices of one player's polyhedron give to the other player.
  std::array<std::vector<Ratio>, 2> others_payoff;
  std::array<bimatrix::VertexOrder, 2> vertex_order;
  for (std::size_t player = 0; player < 2; ++player) {
    const auto at_place = [&](const Ratio& ratio) {
      return place.is_evaluated ? evaluated(ratio, place.at) : ratio;
    };
    for (std::size_t k = 0; k < place.formula[player].size(); ++k) {
      const VertexFormula& formula = polyhedra_[player].formulas[place.formula[player][k]];
      std::vector<Ratio>& strategy = strategies[player].emplace_back();
      for (const Polynomial& weight : formula.weights) {
        strategy.push_back(at_place(make_ratio(weight, formula.denominator)));
      }
      others_payoff[player].push_back(
          at_place(make_ratio(formula.value, formula.denominator * game_.payoffs[1 - player].denominator)));
      const LabelMask own = ((LabelMask{1} << counts[player]) - 1) << first_label[player];
      vertex_order[player].support_size.push_back(
          static_cast<std::size_t>(std::popcount(own & ~place.tight[player][k])));
    }
    std::vector<std::size_t> sorted(strategies[player].size());
    std::iota(sorted.begin(), sorted.end(), 0U);
    std::sort(sorted.begin(), sorted.end(), [&](std::size_t a, std::size_t b) {
      for (std::size_t s = 0; s < counts[player]; ++s) {
        const int order_of = compare_at(strategies[player][a][s], strategies[player][b][s], place.at);
        if (order_of != 0) return order_of > 0;
      }
      return false;
    });
    vertex_order[player].rank.resize(sorted.size());
    for (std::size_t k = 0; k < sorted.size(); ++k) vertex_order[player].rank[sorted[k]] = k;
  }
  const bimatrix::Arrangement arrangement =
      bimatrix::arrange(vertex_order, maximal_subsets(pairs), std::numeric_limits<std::uint64_t>::max());
  ParametricEquilibria result;
  result.components = arrangement.components;
  order.clear();
  for (const bimatrix::Arrangement::Pair& pair : arrangement.equilibria) {
    const auto [v, w] = pair.vertices;
    order.push_back(static_cast<std::size_t>(std::lower_bound(pairs.begin(), pairs.end(), VertexPair{v, w}) -
                                             pairs.begin()));
    ParametricEquilibrium& equilibrium = result.equilibria.emplace_back();
    equilibrium.profile = {strategies[0][v], strategies[1][w]};
    equilibrium.payoffs = {others_payoff[1][w], others_payoff[0][v]};
    equilibrium.component = pair.component;
    equilibrium.is_pure = vertex_order[0].support_size[v] == 1 && vertex_order[1].support_size[w] == 1;
    // As many tight labels as a pure strategy against one best response has.
    equilibrium.is_strict = equilibrium.is_pure &&
                            static_cast<std::size_t>(std::popcount(place.tight[0][v])) == counts[0] &&
                            static_cast<std::size_t>(std::popcount(place.tight[1][w])) == counts[1];
  }
  return result;
}

}  // namespace nashsolve::parametric
