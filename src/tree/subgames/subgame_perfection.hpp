// Subgame perfection (Selten 1965): whether the behaviour of an equilibrium is one in every subgame.
//
// A reduced strategy says nothing of what its player's own moves exclude, so an equilibrium of the reduced
// strategic form is called subgame-perfect when what it leaves open can be filled in such that the behaviour
// is an equilibrium of every subgame; it is not when no filling does.
#pragma once

#include <optional>

#include "deviation.hpp"
#include "enclosed_play.hpp"
#include "nashsolve/tree.hpp"
#include "play.hpp"

namespace nashsolve {

struct SubgamePerfection {
  /// Unset where it was not decided: recall is imperfect, or a subgame to which one player alone could bring
  /// the play leaves open what several players do, or one of several equally good moves.
  std::optional<bool> holds;
  /// Where it does not hold: the root of a subgame in which the behaviour is no equilibrium, however the rest
  /// is filled in.
  std::uint32_t subgame = kNone;
  /// Who gains there however the rest is filled in, where such a move is known.
  std::optional<Deviation> deviation;
};

/// `play` is that of an equilibrium.
SubgamePerfection subgame_perfection(const GameTree& tree, const Play& play);

/// The same where probabilities are irrational; not decided where they are so in a subgame that is not
/// reached.
SubgamePerfection subgame_perfection(const GameTree& tree, const EnclosedPlay& play);

}  // namespace nashsolve
