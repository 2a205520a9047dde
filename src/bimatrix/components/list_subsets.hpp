// What is told of each maximal Nash subset: all its extreme points, or, where they are too many, the
// conditions that make it (StrategySet) and one of them.
//
// Merged copies of a strategy are told apart again. A copy of several may have all of their probability, so
// that its not being negative is never implied; where one of them is unused all over a facet, that facet is
// implied by the copies.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "assemble.hpp"
#include "duplicates.hpp"
#include "nash_faces.hpp"
#include "nashsolve/profile.hpp"
#include "polytope.hpp"
#include "search_run.hpp"

namespace nashsolve::bimatrix {

struct SubsetList {
  /// Of each player, of the original game; distinct.
  std::array<std::vector<MixedStrategy>, 2> strategies;
  /// As the faces were found.
  std::vector<SubsetVertices> subsets;
  /// So many equilibria can be verified and printed in the time that is left.
  std::uint64_t most_in_time;
};

/// `most`: extreme points of one subset; nothing: no bound. `seconds_each`: what an equilibrium takes to be
/// told. Where the watch ends it, or is about to, subsets are not whole.
SubsetList list_subsets(const Polytopes& polytopes, const std::array<MergedStrategies, 2>& merged,
                        const std::vector<NashFaces>& found, std::optional<std::uint64_t> most,
                        double seconds_each, SearchRun& run);

}  // namespace nashsolve::bimatrix
