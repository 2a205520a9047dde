// What one player can do in a region where the own moves before it leave that open: a best response that
// makes what the others do there a best response, too.
#pragma once

#include <vector>

#include "region.hpp"

namespace nashsolve::tree {

struct Completions {
  /// What the region is worth to each player, by completion.
  std::vector<std::vector<Rational>> worth;
  /// Whether these are all values of completions; and whether for each player the least is among them.
  bool has_all = true;
  bool has_least = true;
};

/// `others`: the other players who move in the region.
Completions complete(const GameTree& tree, const Region& region, std::uint32_t player,
                     const std::vector<std::uint32_t>& others, const Behavior& behavior, const Worth& worth);

}  // namespace nashsolve::tree
