// The paths of Lemke and Howson from the artificial equilibrium and from every equilibrium that they reach
// (Shapley 1974, Mathematical Programming Study 1: the ends of the paths of one label are paired).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "lemke_howson.hpp"
#include "polytope.hpp"

namespace nashsolve::bimatrix {

struct LabelledPath {
  Label dropped;
  /// Positions in ReachedEnds::ends; the path leads from the first to the second, and back.
  std::size_t from;
  std::size_t to;
  std::uint64_t pivots;
};

struct ReachedEnds {
  /// The equilibria, in the order in which they were reached; nothing for the artificial one, the first. In a
  /// degenerate game several ends may be one equilibrium, with other bases.
  std::vector<std::optional<ExtremeEquilibrium>> ends;
  /// Each path once.
  std::vector<LabelledPath> paths;
  bool is_whole = true;
};

/// From the artificial equilibrium all labels, or just `only`; with all labels, on from every end that is
/// reached, the earliest first. Where `must_stop`, asked by the work done and with the number of ends that
/// are equilibria, ends it, what was walked is there. Counts pivots.
ReachedEnds walk_paths(const Polytopes& polytopes, std::optional<Label> only,
                       const std::function<bool(std::size_t)>& must_stop, std::uint64_t& exact_pivots);

}  // namespace nashsolve::bimatrix
