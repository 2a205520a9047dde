// What can be said of a game before its equilibria are known.
#pragma once

#include <optional>

#include "classify.hpp"
#include "dominance.hpp"
#include "nashsolve/game.hpp"
#include "nashsolve/report.hpp"
#include "nashsolve/verify.hpp"

namespace nashsolve {

/// What takes time to tell, and what only a search can.
struct InfoFindings {
  DominanceFindings strict;
  DominanceFindings weak;
  /// Unset for other games than those of two players.
  std::optional<Degeneracy> degeneracy;
  /// The pure equilibria, and whether they are all of them; nothing where nobody looked for them.
  std::optional<VerifiedSolution> pure = std::nullopt;
  /// Of a two-player game of constant sum, unless the search for it was stopped.
  std::optional<ZeroSumValue> value = std::nullopt;
};

/// Size, payoff ranges, constant sum, symmetry, degeneracy, identical and dominated strategies with their
/// dominators, iterated elimination, pure equilibria, and the value of a constant-sum game.
void write_info(const Game& game, const Source& source, const InfoFindings& findings,
                const TextOptions& options, const Sink& sink);

/// The same in JSON, in one line or indented.
void write_info_json(const Game& game, const Source& source, const InfoFindings& findings, bool indented,
                     const Sink& sink);

}  // namespace nashsolve
