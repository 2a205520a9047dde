// Equilibria of a tree that are played alike: two are one outcome where every end of the play is as likely in
// the one as in the other, so that they differ in nothing but what is not reached.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "nashsolve/tree.hpp"
#include "result_view.hpp"

namespace nashsolve::report {

struct Outcome {
  /// The terminal nodes where the play can end.
  std::vector<std::uint32_t> ends;
  /// Of the equilibria, ascending.
  std::vector<std::size_t> positions;
};

struct Outcomes {
  /// In the order of their first equilibria.
  std::vector<Outcome> groups;
  /// Those with irrational probabilities on the path, which are not compared.
  std::vector<std::size_t> left_out;
};

/// Of the equilibria with these positions. Nothing where there are too many of them in too large a tree.
std::optional<Outcomes> outcomes(const TreeForm& form, const ResultView& result,
                                 const std::vector<std::size_t>& positions);

/// Whether the game has no other outcome. Where the play ends is affine in each player's strategy, so that a
/// product of polytopes has one outcome where its vertices have; else it has infinitely many.
bool are_all(const Outcomes& outcomes, const Solution& solution);

}  // namespace nashsolve::report
