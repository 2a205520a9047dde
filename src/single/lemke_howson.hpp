// One extreme equilibrium of a two-player game, degenerate or not: the algorithm of Lemke and Howson (1964,
// Journal of the Society for Industrial and Applied Mathematics 12).
//
// From the artificial pair (0, 0), at which every label is tight on one side, one label is dropped; each
// pivot brings in the label that the last one doubled, until the dropped label is back: the pair reached is
// an equilibrium. The path is walked in integers, by the lexicographic rule, which lets none run in circles.
// Where a path in doubles will do, large_game.hpp is the faster way.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "nash_faces.hpp"
#include "polytope.hpp"

namespace nashsolve::bimatrix {

/// A vertex of each polytope, all labels tight at it, that make an extreme equilibrium.
struct ExtremeEquilibrium {
  NashFaces subset;
  /// Whether it is a maximal Nash subset by itself; unknown where false.
  bool is_isolated = false;
};

/// The end of the path on which `dropped` is dropped. Nothing where `must_stop`, asked by the work done,
/// ended it. Counts its pivots in `exact_pivots`.
std::optional<ExtremeEquilibrium> lemke_howson(const Polytopes& polytopes, Label dropped,
                                               const std::function<bool()>& must_stop,
                                               std::uint64_t& exact_pivots);

}  // namespace nashsolve::bimatrix
