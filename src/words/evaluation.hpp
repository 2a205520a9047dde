// A profile with what the reports say of it, player by player. Values are enclosures throughout: exact ones
// have equal ends, those of irrational equilibria are as narrow as they were proved. Payoffs are in the
// user's own numbers: costs where players minimise.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "nashsolve/game.hpp"
#include "nashsolve/solution.hpp"
#include "nashsolve/verify.hpp"

namespace nashsolve::report {

struct PlayerEvaluation {
  /// The strategies in use, ascending, and their probabilities.
  std::vector<std::uint32_t> support;
  std::vector<Enclosure> probabilities;
  Enclosure payoff;
  std::vector<std::uint32_t> best_responses;
  Rational regret;
  /// Of every strategy against the profile; empty unless asked for.
  std::vector<Enclosure> strategy_payoffs;

  /// Of an irrational equilibrium, where they are known: `probabilities` and `payoff` as roots of their
  /// minimal polynomials. The first is empty where nothing is known.
  std::vector<std::optional<RealRoot>> exact_probabilities;
  std::optional<RealRoot> exact_payoff;

  /// Exactly 0 for a strategy that is not in use.
  [[nodiscard]] Enclosure probability(std::uint32_t strategy) const;
  /// Nothing where it is not known, or not needed.
  [[nodiscard]] std::optional<RealRoot> exact_probability(std::uint32_t strategy) const;
};

using Evaluation = std::vector<PlayerEvaluation>;

/// Whether all probabilities of an irrational equilibrium are known, as numbers or as roots of their minimal
/// polynomials.
bool has_exact_form(const Evaluation& evaluation);

Evaluation evaluate(const Game& game, const Profile& profile, const ProfileCheck& checks,
                    bool with_strategy_payoffs);

Evaluation evaluate(const Game& game, const EnclosedProfile& profile, const ProfileCheck& checks);

/// The payoff of an exact or an enclosed equilibrium's check, as the game stores it.
Enclosure enclosed_payoff(const PlayerCheck& check);

/// The enclosure of a payoff in the user's own numbers.
Enclosure shown(const Game& game, const Enclosure& payoff);

Evaluation evaluate(const Game& game, const Equilibrium& equilibrium, const ProfileCheck& checks,
                    bool with_strategy_payoffs);

}  // namespace nashsolve::report
