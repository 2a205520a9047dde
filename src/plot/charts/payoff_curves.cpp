// A player's expected payoff as a function of its own probability, one line for each mix of the other: lines
// cross where the player is indifferent, and the line of an equilibrium mix that is met by a mix is flat.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "charts.hpp"
#include "equilibrium_marks.hpp"
#include "words.hpp"

namespace nashsolve::plot {

namespace {

constexpr std::size_t kMostPureLines = 10;
constexpr std::size_t kMostMixedLines = 6;
/// The lines are drawn through p = 0, 1/10, ..., 1, so that each of them can be asked for its payoff.
constexpr int kSteps = 10;

/// The other player's strategy that a line is drawn for.
struct Mix {
  MixedStrategy strategy;
  std::string name;
};

/// The distinct strategies of `player` in equilibria that are not pure, each with the first equilibrium it is
/// in.
std::vector<std::pair<MixedStrategy, std::size_t>> equilibrium_mixes(const Subject& subject,
                                                                     std::size_t player) {
  std::vector<std::pair<MixedStrategy, std::size_t>> mixes;
  for (std::size_t k = 0; k < subject.shown_equilibria(); ++k) {
    const MixedStrategy& own = subject.strategy(k, player);
    const bool is_known =
        std::any_of(mixes.begin(), mixes.end(), [&](const auto& mix) { return mix.first == own; });
    if (!own.is_pure() && !is_known) mixes.emplace_back(own, k);
  }
  return mixes;
}

std::vector<Mix> mixes_of(const Subject& subject, std::size_t player) {
  std::vector<Mix> mixes;
  const std::size_t count = subject.game.strategy_count(player);
  const std::string letter = probability_name(player);
  const bool has_letter = count == 2;
  for (std::size_t s = 0; s < std::min(count, kMostPureLines); ++s) {
    mixes.push_back({MixedStrategy::pure(count, s),
                     has_letter ? fmt::format("{} = {}", letter, s == 0 ? 1 : 0) : subject.label(player, s)});
  }
  auto equilibria = equilibrium_mixes(subject, player);
  if (equilibria.size() > kMostMixedLines) {
    equilibria.erase(equilibria.begin() + kMostMixedLines, equilibria.end());
  }
  for (const auto& [strategy, position] : equilibria) {
    mixes.push_back({strategy, has_letter
                                   ? fmt::format("{} = {}", letter, chart_number(strategy.probability(0)))
                                   : fmt::format("mix of #{}", position + 1)});
  }
  if (has_letter) {
    std::stable_sort(mixes.begin(), mixes.end(), [](const Mix& a, const Mix& b) {
      return a.strategy.probability(0) < b.strategy.probability(0);
    });
  }
  return mixes;
}

Profile pair_of(std::size_t player, const MixedStrategy& own, const MixedStrategy& others) {
  return player == 0 ? Profile{own, others} : Profile{others, own};
}

Series line_of(const Subject& subject, std::size_t player, const Mix& mix, std::size_t number) {
  subject.keep_time();
  const Profile profile = pair_of(player, MixedStrategy::pure(2, 0), mix.strategy);
  const StrategyPayoffs payoffs = strategy_payoffs(subject.game, profile, player);
  const Rational first = subject.game.shown(payoffs.at(0));
  const Rational second = subject.game.shown(payoffs.at(1));
  Series line{Series::Kind::curve, mix.name, {Ink::Kind::numbered, number}};
  line.dashed = !mix.strategy.is_pure();
  line.is_sampled = true;
  for (int k = 0; k <= kSteps; ++k) {
    const Rational p = make_rational(k, kSteps);
    line.points.push_back({p, Rational(second + p * (first - second))});
  }
  return line;
}

std::string note_of(const Subject& subject, std::size_t player) {
  const std::size_t opponent = other(player);
  std::vector<std::string> parts;
  if (subject.game.strategy_count(opponent) == 2) {
    parts.push_back(fmt::format("{} = probability of {} for {}", probability_name(opponent),
                                subject.label(opponent, 0), subject.player(opponent)));
  } else {
    parts.push_back(fmt::format("a line for each strategy of {}", subject.player(opponent)));
  }
  if (!equilibrium_mixes(subject, opponent).empty()) parts.emplace_back("dashed: its mixes in equilibria");
  return report::joined(parts, "; ");
}

}  // namespace

Chart payoff_curves(const Subject& subject, std::size_t player) {
  Panel panel{
      {fmt::format("{} = probability of {}", probability_name(player), subject.label(player, 0)), 0, 1},
      {subject.payoff_word()},
      {}};
  std::size_t number = 0;
  for (const Mix& mix : mixes_of(subject, other(player))) {
    panel.series.push_back(line_of(subject, player, mix, number++));
  }
  const auto place = [&](std::size_t a, std::size_t b) -> Spot {
    const Profile profile{subject.strategy(a, 0), subject.strategy(b, 1)};
    return {profile[player].probability(0),
            subject.game.shown(expected_payoff(subject.game, profile, player))};
  };
  for (Series& marks : equilibrium_marks(subject, place)) panel.series.push_back(std::move(marks));
  return {fmt::format("payoff-curves-{}", player + 1),
          fmt::format("{} of {} by its own mix",
                      subject.payoff_word() == "cost" ? "Expected cost" : "Expected payoff",
                      subject.player(player)),
          note_of(subject, player),
          Shape::wide,
          {std::move(panel)}};
}

}  // namespace nashsolve::plot
