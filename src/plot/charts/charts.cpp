#include "charts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <variant>

#include "comparable_payoffs.hpp"
#include "equilibrium_marks.hpp"
#include "words.hpp"

namespace nashsolve::plot {

namespace {

/// Beyond that many strategies of a player, or equilibria, a game is large.
constexpr std::size_t kSmall = 3;
constexpr std::size_t kFew = 8;
/// Charts of payoffs are drawn up to so many bits of a numerator or denominator, 2,400 digits: corners of
/// regions have thirty times as many, and beyond, one step of them takes longer than a time limit may be
/// passed by.
constexpr std::size_t kMostBits = std::size_t{1} << 13U;

bool is_large(const Subject& subject) {
  const auto has_many = [](const Player& player) { return player.strategies.size() > kSmall; };
  return subject.game.player_count() != 2 || subject.solution.equilibria.size() > kFew ||
         std::any_of(subject.game.players().begin(), subject.game.players().end(), has_many);
}

bool has_long_payoffs(const Game& game) {
  for (std::size_t player = 0; player < game.player_count(); ++player) {
    const PayoffTable& table = game.payoffs(player);
    if (has_numerators(table) && std::holds_alternative<std::vector<std::int64_t>>(table.numerators()) &&
        bit_length(table.denominator()) <= kMostBits) {
      continue;
    }
    for (std::size_t cell = 0; cell < table.size(); ++cell) {
      const Rational payoff = table.at(cell);
      if (bit_length(payoff.get_num()) > kMostBits || bit_length(payoff.get_den()) > kMostBits) return true;
    }
  }
  return false;
}

/// What the charts leave out.
std::string omissions(const Subject& subject) {
  std::string text;
  const std::size_t count = subject.solution.equilibria.size();
  if (count > subject.shown_equilibria()) {
    text += fmt::format("; the first {} of {} equilibria", report::grouped(subject.shown_equilibria()),
                        report::grouped(count));
  }
  const auto has_large_subset = [](const Component& component) {
    return std::any_of(component.subsets.begin(), component.subsets.end(), &is_too_large);
  };
  if (subject.has_two_players() &&
      std::any_of(subject.solution.components.begin(), subject.solution.components.end(), has_large_subset)) {
    text += "; not all continua are drawn";
  }
  return text;
}

}  // namespace

bool begins_with_support_map(const Game& game) {
  return std::none_of(game.players().begin(), game.players().end(),
                      [](const Player& player) { return player.strategies.size() <= kSmall; }) ||
         game.player_count() != 2;
}

Charts charts_of(const Subject& subject) {
  const Game& game = subject.game;
  Charts result;
  const auto add = [&](const auto& draw, auto... player) {
    try {
      subject.keep_time();
      result.charts.push_back(draw(subject, player...));
    } catch (const OutOfTime&) {
      result.is_whole = false;
    }
  };
  const bool has_plane = subject.has_two_players() && !has_long_payoffs(game);
  if (has_plane) {
    for (std::size_t i = 0; i < 2; ++i) {
      if (game.strategy_count(i) == 2) add(payoff_curves, i);
    }
    const bool is_square = game.strategy_count(0) == 2 && game.strategy_count(1) == 2;
    if (is_square) add(best_response_diagram);
    for (std::size_t i = 0; i < 2; ++i) {
      if (game.strategy_count(i) == 2) add(response_envelope, i);
      if (game.strategy_count(i) == 3) add(response_regions, i);
    }
  }
  if (is_large(subject) || !has_plane) add(support_map);
  if (has_plane) add(payoff_plane);
  for (Chart& chart : result.charts) {
    chart.note += omissions(subject);
    if (!result.is_whole) chart.note += "; the time was too short for other charts";
    if (subject.has_two_players() && !has_plane) chart.note += "; payoffs are too long for other charts";
  }
  return result;
}

}  // namespace nashsolve::plot
