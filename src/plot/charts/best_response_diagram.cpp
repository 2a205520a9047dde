// The best-response correspondences of a 2x2 game in the unit square: the equilibria are where they meet
// (Osborne and Rubinstein 1994, section 3.1).
#include <fmt/format.h>

#include <utility>

#include "charts.hpp"
#include "equilibrium_marks.hpp"

namespace nashsolve::plot {

namespace {

/// What the first strategy of `player` pays more than the second, against strategy `opponent` of the other.
Rational advantage(const Game& game, std::size_t player, std::size_t opponent) {
  const auto cell = [&](std::size_t own) {
    return own * game.stride(player) + opponent * game.stride(other(player));
  };
  return game.payoff(player, cell(0)) - game.payoff(player, cell(1));
}

/// The best probabilities of the first strategy (first coordinate) against each probability of the other
/// player's first strategy (second coordinate): a path of three pieces at most, or the whole square.
struct Correspondence {
  std::vector<Spot> path;
  bool is_square = false;
};

Correspondence correspondence(const Game& game, std::size_t player) {
  const Rational at_one = advantage(game, player, 0);
  const Rational at_zero = advantage(game, player, 1);
  if (sgn(at_one) == 0 && sgn(at_zero) == 0) return {{{0, 0}, {1, 0}, {1, 1}, {0, 1}}, true};
  const auto best = [](const Rational& gain) { return Rational(sgn(gain) > 0 ? 1 : 0); };
  if (sgn(at_one) * sgn(at_zero) > 0) return {{{best(at_one), 0}, {best(at_one), 1}}};
  // The gain is linear and changes its sign, or is zero at an end: there every own mix is best.
  const Rational threshold = at_zero / (at_zero - at_one);
  const Rational below = sgn(at_zero) == 0 ? Rational(1 - best(at_one)) : best(at_zero);
  const Rational above = sgn(at_one) == 0 ? Rational(1 - best(at_zero)) : best(at_one);
  std::vector<Spot> path;
  if (sgn(threshold) > 0) path.push_back({below, 0});
  path.push_back({below, threshold});
  path.push_back({above, threshold});
  if (threshold < 1) path.push_back({above, 1});
  return {std::move(path)};
}

Series series_of(const Subject& subject, std::size_t player) {
  auto [path, is_square] = correspondence(subject.game, player);
  if (player == 1) {
    for (Spot& spot : path) std::swap(spot.x, spot.y);
  }
  Series series{is_square ? Series::Kind::area : Series::Kind::curve,
                fmt::format("best responses of {}", subject.player(player)),
                {Ink::Kind::numbered, player},
                {},
                player == 1,
                true};
  for (const Spot& spot : path) {
    series.points.push_back(
        {spot.x, spot.y, "", fmt::format("p = {}, q = {}", chart_number(spot.x), chart_number(spot.y))});
  }
  if (is_square) series.points.push_back(series.points.front());
  return series;
}

}  // namespace

Chart best_response_diagram(const Subject& subject) {
  const auto axis = [&](std::size_t player) -> Axis {
    return {fmt::format("{} = probability of {}", probability_name(player), subject.label(player, 0)), 0, 1};
  };
  Panel panel{axis(0), axis(1), {series_of(subject, 0), series_of(subject, 1)}};
  const auto place = [&](std::size_t a, std::size_t b) -> Spot {
    return {subject.strategy(a, 0).probability(0), subject.strategy(b, 1).probability(0)};
  };
  for (Series& marks : equilibrium_marks(subject, place)) panel.series.push_back(std::move(marks));
  return {"best-responses",
          "Best responses",
          fmt::format("{} moves left and right, {} up and down; where the lines meet is an equilibrium",
                      subject.player(0), subject.player(1)),
          Shape::square,
          {std::move(panel)}};
}

}  // namespace nashsolve::plot
