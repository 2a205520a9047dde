#include "one_solution.hpp"

#include <cstdint>
#include <vector>

#include "assemble.hpp"
#include "index.hpp"

namespace nashsolve::bimatrix {

namespace {

/// With each strategy's probability on the first of its copies.
MixedStrategy expand_to_one(const MixedStrategy& reduced, const MergedStrategies& merged) {
  std::vector<Integer> weights(merged.original_count);
  for (std::size_t k = 0; k < reduced.support().size(); ++k) {
    weights[merged.copies[reduced.support()[k]].front()] = reduced.weights()[k];
  }
  return MixedStrategy::from_weights(weights);
}

}  // namespace

Solution one_solution(const Game& game, const single::OneEquilibrium& found,
                      const std::array<MergedStrategies, 2>& merged, StopWatch& stop) {
  SubsetVertices subset;
  subset.vertices = {{{0}, {0}}};
  subset.is_whole = found.is_regular;
  std::array<std::vector<MixedStrategy>, 2> strategies;
  for (std::size_t player = 0; player < 2; ++player) {
    strategies[player] = {expand_to_one(found.profile[player], merged[player])};
    for (const std::uint32_t strategy : found.profile[player].support()) {
      if (merged[player].copies[strategy].size() > 1) subset.is_whole = false;
    }
  }
  if (subset.is_whole) subset.index = found.index;
  Solution solution;
  solution.method = found.method;
  solution.status = Status::limit;
  assemble(solution, strategies, {subset}, 1);
  stop.note_found();
  fill_indices(game, solution, stop);
  solution.counts = {{"pivots", found.pivots}};
  solution.seconds = stop.seconds();
  return solution;
}

}  // namespace nashsolve::bimatrix
