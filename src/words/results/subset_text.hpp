// A continuum of equilibria in words: "every mix of #2 and #3".
//
// A maximal Nash subset is a product of polytopes, one per player, given by their vertices. Where a single
// player's strategy varies, its points are the mixes of whole equilibria; where several vary, each may be
// mixed on its own and every combination is an equilibrium. One with too many vertices is given by who uses
// what and which strategies are best responses.
#pragma once

#include <string>
#include <vector>

#include "nashsolve/game.hpp"
#include "nashsolve/solution.hpp"

namespace nashsolve::report {

/// The players whose strategy is not the same all over the subset.
std::vector<std::size_t> varying_players(const NashSubset& subset);

/// What a component is, and of what pieces where it is the union of several subsets.
struct ComponentWords {
  std::string heading;
  std::vector<std::string> pieces;
};

/// "Continuum: every mix of #2 and #3"; where several players vary "Continuum: every mix of Top and Bottom
/// for Player 1, combined with every mix of #2 and #5 for Player 2" (vertices that are pure strategies are
/// called by their label, others by an equilibrium they appear in). Requires more than one equilibrium, or a
/// set of them.
ComponentWords component_words(const Game& game, const Solution& solution, const Component& component);

/// The same in whole lines.
std::string component_text(const Game& game, const Solution& solution, const Component& component);

/// "index +1".
std::string index_text(int index);

}  // namespace nashsolve::report
