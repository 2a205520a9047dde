// Paths through the best-response polytopes of a two-player game, degenerate or not: the algorithm of Lemke
// and Howson (1964, Journal of the Society for Industrial and Applied Mathematics 12).
//
// At the artificial pair (0, 0) and at every equilibrium each label is tight on one side. One label is
// dropped; each pivot brings in the label that the last one doubled, until the dropped label is back: the
// pair reached is another equilibrium, or the artificial one. Paths are walked in integers, by the
// lexicographic rule: between bases of polytopes that are perturbed symbolically and so are simple, where
// each path leads from one end to another and back. Where a path in doubles will do, large_game.hpp is the
// faster way.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "dictionary.hpp"
#include "nash_faces.hpp"
#include "number.hpp"
#include "polytope.hpp"
#include "work_meter.hpp"

namespace nashsolve::bimatrix {

/// A vertex of each polytope, all labels tight at it, that make an extreme equilibrium.
struct ExtremeEquilibrium {
  NashFaces subset;
  /// Whether it is a maximal Nash subset by itself; unknown where false.
  bool is_isolated = false;
};

/// A basis of each perturbed polytope: where a path begins or ends.
class PathEnd {
 public:
  /// The artificial pair. Both must outlive it and its copies; their work is counted by `meter`.
  PathEnd(const Polytopes& polytopes, WorkMeter& meter);

  /// Goes to the other end of the path on which `dropped` is dropped, and returns how many pivots lead there.
  /// Throws Stopped where the meter does; it is of no more use then.
  std::uint64_t follow(Label dropped);

  /// The labels that are tight by the bases, ascending, P before Q: they tell ends from each other.
  [[nodiscard]] std::array<std::vector<Label>, 2> bases() const;
  /// Requires that it is not the artificial pair.
  [[nodiscard]] ExtremeEquilibrium equilibrium() const;

 private:
  [[nodiscard]] Face vertex(std::size_t side) const;

  const Polytopes* polytopes_;
  std::array<Dictionary<BigNumber>, 2> sides_;
};

/// The end of the path on which `dropped` is dropped from the artificial pair. Nothing where `must_stop`,
/// asked by the work done, ended it. Counts its pivots in `exact_pivots`.
std::optional<ExtremeEquilibrium> lemke_howson(const Polytopes& polytopes, Label dropped,
                                               const std::function<bool()>& must_stop,
                                               std::uint64_t& exact_pivots);

}  // namespace nashsolve::bimatrix
