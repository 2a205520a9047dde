// One profile as text: what each player plays, and the best-response check as a table.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "evaluation.hpp"
#include "nashsolve/game.hpp"
#include "nashsolve/profile.hpp"
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
std::string strategy_text(const std::vector<std::string>& labels, const MixedStrategy& strategy,
                          const NumberStyle& style);

/// "2/3, 2/3", one payoff per player.
std::string payoffs_text(const Evaluation& evaluation, const NumberStyle& style);

/// The texts of a list's strategies and payoffs. The extreme points of a continuum are pairs of few
/// strategies, so each strategy's text is made once and kept, as are those of payoffs; some tens of thousands
/// at most.
class ProfileTexts {
 public:
  /// All of them must outlive it, and so must the equilibria that are asked about.
  ProfileTexts(const Game& game, const Names& names, const NumberStyle& style)
      : game_(game), names_(names), style_(style), strategies_(game.player_count()) {}

  /// "2/3, 2/3", one payoff per player.
  [[nodiscard]] std::string payoffs(const ProfileCheck& checks);
  /// "1: 2/3, 2: 1/3 | 2", one strategy per player; valid until the next call.
  [[nodiscard]] std::string_view strategies(const Equilibrium& equilibrium, const ProfileCheck& checks);

 private:
  static constexpr std::size_t kMostKept = 1U << 15U;
  struct RationalHash {
    std::size_t operator()(const Rational& value) const {
      return hash(value.get_num()) * 31 + hash(value.get_den());
    }
  };
  const std::string& strategy(std::size_t player, const MixedStrategy& strategy);
  const std::string& payoff(const Rational& payoff);

  const Game& game_;
  const Names& names_;
  const NumberStyle& style_;
  /// Per player, by MixedStrategy::identity().
  std::vector<std::unordered_map<const void*, std::string>> strategies_;
  std::unordered_map<Rational, std::string, RationalHash> payoffs_;
  std::string line_;
};

/// A line (or more) per player with the strategy.
void print_strategies(TextPage& page, const Names& names, const Evaluation& evaluation,
                      const NumberStyle& style);

/// Of very many strategies the first of those that are not used, unless details are always wanted. Requires
/// an evaluation with the payoffs of all strategies.
void print_best_response_table(TextPage& page, const Names& names, const Evaluation& evaluation,
                               const NumberStyle& style, Details details);

}  // namespace nashsolve::report
