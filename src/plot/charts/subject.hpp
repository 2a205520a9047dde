// What the charts are made of: a game, its solution, and the texts that name them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "chart.hpp"
#include "nashsolve/game.hpp"
#include "nashsolve/solution.hpp"
#include "nashsolve/verify.hpp"
#include "profile_text.hpp"

namespace nashsolve::plot {

/// Pictures show no more equilibria than that: the first ones.
inline constexpr std::size_t kMostEquilibria = 5000;

/// The columns of a name in a chart.
inline constexpr std::size_t kLongestLabel = 24;

/// Thrown in the midst of a chart that there is no time for.
struct OutOfTime {};

struct Subject {
  Subject(const Game& the_game, const VerifiedSolution& verified)
      : game(the_game), solution(verified.solution()), checks(verified.checks()), names(the_game) {}

  const Game& game;
  const Solution& solution;
  const std::vector<ProfileCheck>& checks;
  report::Names names;
  /// What the equilibria are called where they are not numbered in their order; an empty one has no name.
  std::vector<std::string> own_names;
  /// What is said of the equilibria where that is not to be taken from the game; empty otherwise.
  std::vector<std::string> own_texts;
  /// Asked in long computations.
  std::function<bool()> must_stop;

  /// Throws OutOfTime. To be called before what takes milliseconds in the largest games or numbers.
  void keep_time() const {
    if (must_stop && must_stop()) throw OutOfTime();
  }

  [[nodiscard]] std::size_t shown_equilibria() const {
    return std::min(solution.equilibria.size(), kMostEquilibria);
  }
  [[nodiscard]] bool has_two_players() const { return game.player_count() == 2; }
  [[nodiscard]] const MixedStrategy& strategy(std::size_t equilibrium, std::size_t player) const {
    return solution.equilibria[equilibrium].exact()[player];
  }
  /// "#2", or its own name.
  [[nodiscard]] std::string name_of(std::size_t equilibrium) const;
  /// A name short enough for a chart.
  [[nodiscard]] std::string player(std::size_t player) const;
  [[nodiscard]] std::string label(std::size_t player, std::size_t strategy) const;
  /// "Opera 2/3, Football 1/3".
  [[nodiscard]] std::string strategy_text(const MixedStrategy& strategy, std::size_t player) const;
  /// "payoff" or "cost".
  [[nodiscard]] const std::string& payoff_word() const { return names.payoff; }
};

/// A short number: a decimal where it is exact with three digits, else a fraction where that is short, else
/// a decimal marked `~`, all in as many columns as there are, as far as one digit fits.
std::string chart_number(const Rational& value,
                         std::size_t columns = std::numeric_limits<std::size_t>::max());

/// In a two-player game.
inline std::size_t other(std::size_t player) {
  return 1 - player;
}

/// "p" for the first player of two, "q" for the second: the probability of the first of two strategies.
std::string probability_name(std::size_t player);

}  // namespace nashsolve::plot
