// The best-response check: a profile is an equilibrium exactly when every strategy in use is a best response
// (Nash 1951), decided on the original payoffs in exact arithmetic by code that shares nothing with a solver.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "nashsolve/game.hpp"
#include "nashsolve/profile.hpp"
#include "nashsolve/solution.hpp"

namespace nashsolve {

/// One player's side of the check. The profile is an equilibrium exactly when every player's regret is 0.
struct PlayerCheck {
  Rational payoff;
  std::vector<std::uint32_t> best_responses;
  Rational regret;
  /// Of an enclosed equilibrium: proven intervals for `payoff`, which is then the middle of its interval, and
  /// for the payoffs of all strategies. That no unused strategy pays more is proved.
  std::optional<Enclosure> payoff_enclosure = std::nullopt;
  std::vector<Enclosure> strategy_payoff_enclosures = {};
};

/// Requires a profile that fits the game.
std::vector<PlayerCheck> check_profile(const Game& game, const Profile& profile);

/// A Solution whose every equilibrium was checked. The only kind that can be reported.
class VerifiedSolution {
 public:
  [[nodiscard]] const Solution& solution() const { return *solution_; }
  /// Aligned with solution().equilibria; one entry per player.
  [[nodiscard]] const std::vector<std::vector<PlayerCheck>>& checks() const { return checks_; }

 private:
  friend VerifiedSolution verify(const Game& game, Solution solution);
  VerifiedSolution() = default;

  std::shared_ptr<const Solution> solution_;
  std::vector<std::vector<PlayerCheck>> checks_;
};

/// Throws InternalError where a listed profile is no equilibrium or not proved to be one, where a Nash subset
/// has a vertex pair that is none, where equilibria repeat, or where the status is `complete` and there is no
/// equilibrium (which Nash 1951 excludes) or the indices of the components, all given, do not add up to +1.
VerifiedSolution verify(const Game& game, Solution solution);

}  // namespace nashsolve
