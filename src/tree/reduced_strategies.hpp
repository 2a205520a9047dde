// The reduced strategies of one player, listed and counted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "nashsolve/tree.hpp"

namespace nashsolve::tree {

/// Nothing where there are more than `most_strategies`, or more than `most_choices` in all of them.
std::optional<ReducedStrategies> list_reduced_strategies(const GameTree& tree, std::uint32_t player,
                                                         std::size_t most_strategies,
                                                         std::size_t most_choices);

struct StrategyCount {
  std::size_t strategies = 0;
  /// In all of them.
  std::size_t choices = 0;
};

/// How many there are, each number `most` where there are more. Requires perfect recall.
StrategyCount count_strategies(const GameTree& tree, std::uint32_t player, std::size_t most);

}  // namespace nashsolve::tree
