// The equilibrium conditions of a support, solved player by player as far as they can be.
//
// The conditions (indifference, and no gain by an unused strategy) are multi-affine. One that depends on a
// single opponent's strategy cuts that opponent's polytope; cuts may make further conditions void,
// impossible, or dependent on a single opponent. A player's conditions may be combined: equations that follow
// from others go, and an inequality holds with any combination of the equations added. A condition that is a
// product splits the face in two, and so does one that has one sign only: it is 0 on faces of the polytopes
// alone.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "face_condition.hpp"
#include "stop.hpp"
#include "support_system.hpp"

namespace nashsolve::nplayer {

/// The points of a product of polytopes where some conditions hold that none of these steps solves: each
/// depends on two opponents and more, has both signs, and is no product.
struct Face {
  Polytopes polytopes;
  std::vector<Condition> conditions;
  /// Strategies' conditions that hold on it and were divided into factors, which need not tell as much by
  /// linear algebra alone.
  std::vector<Condition> divided = {};
  /// Pairs of equations that two_players.hpp has compared, each a player and a strategy.
  std::vector<std::array<std::size_t, 4>> compared = {};
};

/// The faces whose union is the closure of the set of equilibria with exactly these supports, together with
/// parts of the equilibria of smaller ones; nothing where `stop` says so, or where they are too many or too
/// large.
/// `known`: more equations that hold at all equilibria with exactly these supports.
std::optional<std::vector<Face>> faces_of(const SupportSystem& system, const std::vector<Condition>& known,
                                          const StopTest& stop);

/// What all the support's conditions come to within polytopes of strategies, per player over the support,
/// none of them split: one face, or none.
std::optional<std::vector<Face>> reduced_face(const SupportSystem& system, Polytopes within,
                                              const StopTest& stop);

/// What linear algebra leaves of any face, none of its conditions split: one face, or none.
std::optional<std::vector<Face>> reduced(Face face, const StopTest& stop);

/// faces_of() any face: faces whose union is the face. Also those on which some strategy is never used.
std::optional<std::vector<Face>> faces_of(Face face, const StopTest& stop);

bool is_simplex(const StrategyPolytope& polytope);

/// Whether linear algebra alone, without splitting, solves the support or shows that nothing has it.
bool is_linear(const SupportSystem& system, const StopTest& stop);

/// Whether some indifference equation splits: a cheap test that faces_of() is worth its time.
bool may_split(const SupportSystem& system, const StopTest& stop);

}  // namespace nashsolve::nplayer
