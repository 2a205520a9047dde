#include "merged_listener.hpp"

#include <cstddef>
#include <utility>
#include <vector>

namespace nashsolve::bimatrix {

MergedListener::MergedListener(SearchListener* listener, const std::array<MergedStrategies, 2>& merged)
    : listener_(listener) {
  if (listener == nullptr || (merged[0].is_trivial() && merged[1].is_trivial())) return;
  // For each strategy of the reduced game, its own in the game.
  std::vector<StrategyId> original;
  std::size_t first = 0;
  for (const MergedStrategies& own : merged) {
    const auto id = [&](std::size_t strategy) { return static_cast<StrategyId>(first + strategy); };
    for (const auto& copies : own.copies) {
      original.push_back(id(copies.front()));
      for (std::size_t k = 1; k < copies.size(); ++k) listener->merged(id(copies[k]), id(copies.front()));
    }
    first += own.original_count;
  }
  renumbered_.emplace(*listener, std::move(original));
}

}  // namespace nashsolve::bimatrix
