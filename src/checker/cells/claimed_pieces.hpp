// Sets of equilibria that a result claims: products of polytopes, and what conditions cut out of them.
#pragma once

#include <cstddef>
#include <vector>

#include "cell_walk.hpp"
#include "hulls.hpp"
#include "support_equations.hpp"

namespace nashsolve::checker {

/// `strategy` pays the player what `reference` does, or no more.
struct ClaimedCondition {
  std::size_t player;
  std::size_t strategy;
  std::size_t reference;
  bool is_equation;

  bool operator==(const ClaimedCondition&) const = default;
};

struct ClaimedPiece {
  /// Per player the vertices.
  std::vector<Mixes> polytopes;
  std::vector<ClaimedCondition> conditions;
  std::size_t component;
  /// A point that is said to lie in it, or none.
  std::vector<std::vector<Rational>> inside = {};
};

/// Of each player at each profile of the opponents' vertices, times something positive that depends on the
/// profile only, what each strategy pays.
std::vector<std::vector<Integer>> payoffs_at(const Tensors& tensors, const Sizes& counts,
                                             const std::vector<Mixes>& vertices, std::size_t player);

/// Throws CheckError unless all of it are equilibria.
void require_equilibria(const ClaimedPiece& piece, const Tensors& tensors, const Sizes& counts);

/// Of a piece without conditions, all of it equilibria: throws CheckError unless each player's polytope holds
/// all that he can do there, and has its vertices.
void require_largest(const ClaimedPiece& product, const Tensors& tensors, const Sizes& counts);

/// Whether the profile lies in it.
bool is_within(const std::vector<std::vector<Rational>>& profile, const ClaimedPiece& piece,
               const Tensors& tensors, const Sizes& counts);

/// Whether all equilibria in the set do, as the set lies in the polytopes.
bool is_within(const NodeSet& set, const ClaimedPiece& piece, const Tensors& tensors, const Sizes& counts);

/// Throws CheckError unless vertices are vertices, no piece lies in another as far as their conditions tell,
/// and products that are connected, and no others, are in one component. Of pieces with conditions it is not
/// known what they meet, but for the points that they hold.
void require_components(const std::vector<ClaimedPiece>& pieces, const Tensors& tensors, const Sizes& counts);

}  // namespace nashsolve::checker
