#include "told_product.hpp"

#include <array>
#include <cstddef>
#include <vector>

#include "exact_face.hpp"

namespace nashsolve::bimatrix {

namespace {

OptimalStrategies told_optimum(const single::ZeroSumOptimum& optimum, std::vector<StrategyId>& strategies,
                               std::vector<Integer>& weights) {
  StrategyId first = 0;
  for (const MixedStrategy& own : optimum.optimal) {
    for (std::size_t k = 0; k < own.support().size(); ++k) {
      strategies.push_back(first + own.support()[k]);
      weights.push_back(own.weights()[k]);
    }
    first += static_cast<StrategyId>(own.size());
  }
  return {strategies, weights};
}

}  // namespace

bool tell_product(const Polytopes& polytopes, const single::ZeroSumOptimum& optimum, const NashFaces& product,
                  SearchRun& run) {
  const std::size_t position = run.position();
  run.begin_tree(whole_tree(polytopes));
  std::vector<StrategyId> strategies;
  std::vector<Integer> weights;
  run.listener()->optimal(told_optimum(optimum, strategies, weights));
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
