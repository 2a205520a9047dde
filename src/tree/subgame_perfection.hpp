// Subgame perfection (Selten 1965): whether the behaviour of an equilibrium is one in every subgame.
//
// A reduced strategy says nothing of what its player's own moves exclude, so an equilibrium of the reduced
// strategic form is called subgame-perfect when what it leaves open can be filled in such that the behaviour
// is an equilibrium of every subgame; it is not when no filling does.
#pragma once

#include <optional>

#include "nashsolve/tree.hpp"
#include "play.hpp"

namespace nashsolve {

/// A move that would pay more, were the play to come to the subgame.
struct Deviation {
  std::uint32_t player;
  std::uint32_t information_set;
  std::uint32_t action;
};

struct SubgamePerfection {
  /// Unset where it was not decided: recall is imperfect, or a subgame leaves open what several players do,
  /// or one of several equally good moves.
  std::optional<bool> holds;
  /// Where it does not hold: the root of a subgame in which the behaviour is no equilibrium, however the rest
  /// is filled in.
  std::uint32_t subgame = kNone;
  /// Who gains there, where the moves of that subgame are all given.
  std::optional<Deviation> deviation;
};

/// `play` is that of an equilibrium of the form.
SubgamePerfection subgame_perfection(const TreeForm& form, const Play& play);

}  // namespace nashsolve
