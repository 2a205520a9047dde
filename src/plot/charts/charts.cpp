#include "charts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "equilibrium_marks.hpp"
#include "words.hpp"

namespace nashsolve::plot {

namespace {

/// Beyond that many strategies of a player, or equilibria, a game is large.
constexpr std::size_t kSmall = 3;
constexpr std::size_t kFew = 8;

bool is_large(const Subject& subject) {
  const auto has_many = [](const Player& player) { return player.strategies.size() > kSmall; };
  return subject.game.player_count() != 2 || subject.solution.equilibria.size() > kFew ||
         std::any_of(subject.game.players().begin(), subject.game.players().end(), has_many);
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

std::vector<Chart> charts_of(const Subject& subject) {
  const Game& game = subject.game;
  std::vector<Chart> charts;
  if (subject.has_two_players()) {
    for (std::size_t i = 0; i < 2; ++i) {
      if (game.strategy_count(i) == 2) charts.push_back(payoff_curves(subject, i));
    }
    const bool is_square = game.strategy_count(0) == 2 && game.strategy_count(1) == 2;
    if (is_square) charts.push_back(best_response_diagram(subject));
    for (std::size_t i = 0; i < 2; ++i) {
      if (game.strategy_count(i) == 2) charts.push_back(response_envelope(subject, i));
      if (game.strategy_count(i) == 3) charts.push_back(response_regions(subject, i));
    }
  }
  if (is_large(subject)) charts.push_back(support_map(subject));
  if (subject.has_two_players()) charts.push_back(payoff_plane(subject));
  for (Chart& chart : charts) chart.note += omissions(subject);
  return charts;
}

}  // namespace nashsolve::plot
