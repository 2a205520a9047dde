// One profile as text: what each player plays, and the best-response check as a table.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "evaluation.hpp"
#include "nashsolve/game.hpp"
#include "nashsolve/report.hpp"
#include "text_page.hpp"

namespace nashsolve::report {

/// A game's names ready to be printed, and the columns they take: the same for all profiles of a result.
struct Names {
  explicit Names(const Game& game);

  std::vector<std::string> players;
  std::vector<std::vector<std::string>> strategies;
  /// "payoff", or "cost" where players minimise.
  std::string payoff;
  /// Of the longest name, shortened to kLongestName in tables.
  std::size_t player_width = 0;
  std::size_t strategy_width = 0;
};
inline constexpr std::size_t kLongestName = 32;

/// "2 players, 2 x 2 strategies".
std::string size_text(const Game& game);

/// Title, source and size.
void print_heading(TextPage& page, const Game& game, const Source& source);

/// "Opera 2/3, Football 1/3" ("1: 2/3, 2: 1/3" where labels end in digits), or "Opera" for a pure strategy.
std::string strategy_text(const std::vector<std::string>& labels, const PlayerEvaluation& player,
                          const NumberStyle& style);

/// "2/3, 2/3", one payoff per player.
std::string payoffs_text(const Evaluation& evaluation, const NumberStyle& style);
std::string payoffs_text(const Game& game, const std::vector<PlayerCheck>& checks, const NumberStyle& style);

/// A line (or more) per player with the strategy.
void print_strategies(TextPage& page, const Names& names, const Evaluation& evaluation,
                      const NumberStyle& style);

/// Requires an evaluation with the payoffs of all strategies.
void print_best_response_table(TextPage& page, const Names& names, const Evaluation& evaluation,
                               const NumberStyle& style);

}  // namespace nashsolve::report
