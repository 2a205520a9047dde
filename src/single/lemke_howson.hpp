// One equilibrium of a two-player game, soon: the algorithm of Lemke and Howson (1964, Journal of the Society
// for Industrial and Applied Mathematics 12).
//
// From the artificial pair (0, 0), at which every label is tight on one side, one label is dropped; each
// pivot brings in the label that the last one doubled, until the dropped label is back: the pair reached is
// an equilibrium. Paths are walked in floating point, short ones first, and the supports where one ends are
// solved exactly: what that does not confirm is no answer. Where the end is degenerate, a path is walked in
// integers, by the lexicographic rule, which lets none run in circles.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "float_polytope.hpp"
#include "nash_faces.hpp"
#include "polytope.hpp"

namespace nashsolve::bimatrix {

/// A vertex of each polytope, all labels tight at it, that make an extreme equilibrium.
struct ExtremeEquilibrium {
  NashFaces subset;
  /// Whether it is a maximal Nash subset by itself; unknown where false.
  bool is_isolated = false;
};

/// Nothing where `must_stop`, asked after some pivots in doubles and after each in integers, ended it. Counts
/// its pivots in integers in `exact_pivots`.
std::optional<ExtremeEquilibrium> lemke_howson(const Polytopes& polytopes, const Kernels& kernels,
                                               const std::function<bool()>& must_stop,
                                               std::uint64_t& exact_pivots);

}  // namespace nashsolve::bimatrix
