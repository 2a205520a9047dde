#include "told_product.hpp"

#include <array>
#include <cstddef>
#include <vector>

#include "continuation.hpp"
#include "exact_face.hpp"

namespace nashsolve::bimatrix {

namespace {

struct WeightedStrategies {
  std::vector<StrategyId> strategies;
  std::vector<Integer> weights;
};

WeightedStrategies optimal_strategies(const single::ZeroSumOptimum& optimum) {
  WeightedStrategies result;
  StrategyId first = 0;
  for (const MixedStrategy& own : optimum.optimal) {
    for (std::size_t k = 0; k < own.support().size(); ++k) {
      result.strategies.push_back(first + own.support()[k]);
      result.weights.push_back(own.weights()[k]);
    }
    first += static_cast<StrategyId>(own.size());
  }
  return result;
}

/// Those of both players, as integers; none where a checker sees those of one by itself.
WeightedStrategies units_of(const EquivalentZeroSum& zero_sum) {
  WeightedStrategies result;
  if (zero_sum.factors[0].empty() || zero_sum.factors[1].empty()) return result;
  Integer denominator = 1;
  for (const std::vector<Rational>& own : zero_sum.factors) {
    for (const Rational& unit : own) denominator = least_common_multiple(denominator, unit.get_den());
  }
  for (const std::vector<Rational>& own : zero_sum.factors) {
    for (const Rational& unit : own) {
      result.strategies.push_back(static_cast<StrategyId>(result.strategies.size()));
      result.weights.emplace_back(unit.get_num() * exact_quotient(denominator, unit.get_den()));
    }
  }
  return result;
}

}  // namespace

bool tell_product(const Polytopes& polytopes, const EquivalentZeroSum& zero_sum,
                  const single::ZeroSumOptimum& optimum, const NashFaces& product, SearchRun& run) {
  const std::size_t position = run.position();
  run.begin_tree(whole_tree(polytopes));
  const WeightedStrategies optimal = optimal_strategies(optimum);
  const WeightedStrategies units = units_of(zero_sum);
  run.listener()->optimal({optimal.strategies, optimal.weights, units.strategies, units.weights});
  const std::array<LabelSet, 2> tight = single::tight_by(optimum);
  try {
    for (std::size_t side = 0; side < 2; ++side) {
      if (tight[side] != product.faces[side].tight) told_face(polytopes, side, nullptr, tight[side], run);
    }
  } catch (const Stopped&) {
    run.retract(position);
    return false;
  }
  return true;
}

}  // namespace nashsolve::bimatrix
