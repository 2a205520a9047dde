// The other player's expected payoffs over the mixes of a player with two strategies: a line for each of its
// strategies, of which the upper envelope are the best responses (von Stengel 2002, figure 2.1).
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "charts.hpp"
#include "equilibrium_marks.hpp"
#include "words.hpp"

namespace nashsolve::plot {

namespace {

constexpr std::size_t kMostLines = 12;

/// A strategy's payoff where the mix is all first, and all second strategy.
struct Line {
  std::size_t strategy;
  Rational at_zero;
  Rational at_one;

  [[nodiscard]] Rational at(const Rational& p) const { return at_zero + p * (at_one - at_zero); }
  [[nodiscard]] Rational rise() const { return at_one - at_zero; }
};

std::vector<Line> lines_of(const Game& game, std::size_t player) {
  const std::size_t opponent = other(player);
  std::vector<Line> lines;
  for (std::size_t s = 0; s < game.strategy_count(opponent); ++s) {
    const std::size_t cell = s * game.stride(opponent);
    lines.push_back({s, game.payoff(opponent, cell + game.stride(player)), game.payoff(opponent, cell)});
  }
  return lines;
}

struct Envelope {
  std::vector<Spot> corners;
  /// Positions of lines that are best over some interval, each once, from left to right.
  std::vector<std::size_t> lines;
};

/// Walks along the upper envelope: from the best line at 0 to the first steeper one that crosses it.
Envelope envelope_of(const Subject& subject, const std::vector<Line>& lines) {
  std::size_t current = 0;
  for (std::size_t k = 1; k < lines.size(); ++k) {
    const int order = cmp(lines[k].at_zero, lines[current].at_zero);
    if (order > 0 || (order == 0 && lines[k].rise() > lines[current].rise())) current = k;
  }
  Envelope envelope{{{0, lines[current].at_zero}}, {current}};
  for (;;) {
    subject.keep_time();
    Rational nearest = 1;
    std::size_t next = current;
    for (std::size_t k = 0; k < lines.size(); ++k) {
      const Rational steeper = lines[k].rise() - lines[current].rise();
      if (sgn(steeper) <= 0) continue;
      const Rational crossing = (lines[current].at_zero - lines[k].at_zero) / steeper;
      if (crossing >= 1 || crossing > nearest) continue;
      if (crossing < nearest || lines[k].rise() > lines[next].rise()) next = k;
      nearest = crossing;
    }
    envelope.corners.push_back({nearest, lines[current].at(nearest)});
    if (next == current) return envelope;
    current = next;
    envelope.lines.push_back(current);
  }
}

}  // namespace

Chart response_envelope(const Subject& subject, std::size_t player) {
  const Game& game = subject.game;
  const std::size_t opponent = other(player);
  const std::vector<Line> lines = lines_of(game, player);
  const Envelope envelope = envelope_of(subject, lines);
  Panel panel{
      {fmt::format("{} = probability of {}", probability_name(player), subject.label(player, 0)), 0, 1},
      {fmt::format("{} of {}", subject.payoff_word(), subject.player(opponent))},
      {}};
  Series best{Series::Kind::curve, "best response", {Ink::Kind::faint}, {}, false, true};
  for (const Spot& corner : envelope.corners) best.points.push_back({corner.x, game.shown(corner.y)});
  panel.series.push_back(std::move(best));
  std::size_t drawn = 0;
  const auto add = [&](const Line& line) {
    Series series{
        Series::Kind::curve, subject.label(opponent, line.strategy), {Ink::Kind::numbered, drawn++}};
    series.points = {{0, game.shown(line.at_zero)}, {1, game.shown(line.at_one)}};
    panel.series.push_back(std::move(series));
  };
  for (const std::size_t k : envelope.lines) add(lines[k]);
  for (std::size_t k = 0; k < lines.size() && drawn < kMostLines; ++k) {
    if (std::find(envelope.lines.begin(), envelope.lines.end(), k) == envelope.lines.end()) add(lines[k]);
  }
  const auto place = [&](std::size_t a, std::size_t b) -> Spot {
    const Profile profile{subject.strategy(a, 0), subject.strategy(b, 1)};
    return {profile[player].probability(0), game.shown(expected_payoff(game, profile, opponent))};
  };
  for (Series& marks : equilibrium_marks(subject, place)) panel.series.push_back(std::move(marks));
  const bool is_cost = game.objective() == Objective::minimize;
  std::string note = fmt::format("a line for each strategy of {}; the {} one is the best response",
                                 subject.player(opponent), is_cost ? "lowest" : "highest");
  if (drawn < lines.size()) {
    note += fmt::format("; {} of {} lines are drawn", drawn, report::grouped(lines.size()));
  }
  return {fmt::format("regions-{}", player + 1),
          fmt::format("Best responses of {} to the mixes of {}", subject.player(opponent),
                      subject.player(player)),
          std::move(note),
          Shape::wide,
          {std::move(panel)}};
}

}  // namespace nashsolve::plot
