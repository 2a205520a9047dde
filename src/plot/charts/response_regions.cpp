// The mixed strategies of a player with three strategies form a triangle, which the best responses of the
// other player divide into convex regions (von Stengel 2002, section 2.2). Corner k is the pure strategy k;
// a mix x is drawn at (x_2 + x_3 / 2, x_3).
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "charts.hpp"
#include "equilibrium_marks.hpp"
#include "words.hpp"

namespace nashsolve::plot {

namespace {

constexpr std::size_t kMostRegions = 60;
constexpr std::size_t kMostResponses = 400;
constexpr std::size_t kMostPointNames = 3;

Spot place_of(const MixedStrategy& mix) {
  const Rational third = mix.probability(2);
  return {Rational(mix.probability(1) + third / 2), third};
}

/// The other player's payoff of one strategy as a function of the place: with x_3 = y, x_2 = x - y / 2 and
/// x_1 = 1 - x_2 - x_3.
Slope payoff_slope(const Game& game, std::size_t player, std::size_t response) {
  const std::size_t opponent = other(player);
  const auto payoff = [&](std::size_t own) {
    return game.payoff(opponent, own * game.stride(player) + response * game.stride(opponent));
  };
  const Rational first = payoff(0);
  const Rational second = payoff(1) - first;
  const Rational third = payoff(2) - first;
  return {second, Rational(third - second / 2), first};
}

struct Region {
  std::vector<std::size_t> responses;
  std::vector<Spot> corners;
};

/// Strategies with the same payoffs share a region. Those that are best on a line or a point only have none.
/// Of the first responses, and no more than one region too many; each is compared with all responses.
std::vector<Region> regions_of(const Subject& subject, std::size_t player) {
  const Game& game = subject.game;
  const std::size_t count = game.strategy_count(other(player));
  std::vector<Slope> slopes;
  for (std::size_t s = 0; s < count; ++s) slopes.push_back(payoff_slope(game, player, s));
  std::vector<Region> regions;
  for (std::size_t s = 0; s < std::min(count, kMostResponses) && regions.size() <= kMostRegions; ++s) {
    std::vector<Spot> corners = {{0, 0}, {1, 0}, {make_rational(1, 2), 1}};
    for (std::size_t t = 0; t < count && corners.size() > 2; ++t) {
      subject.keep_time();
      const Slope difference{Rational(slopes[s].a - slopes[t].a), Rational(slopes[s].b - slopes[t].b),
                             Rational(slopes[s].c - slopes[t].c)};
      corners = clipped(corners, difference);
    }
    if (corners.size() < 3 || sgn(doubled_area(corners)) == 0) continue;
    const auto same = std::find_if(regions.begin(), regions.end(), [&](const Region& region) {
      const Slope& known = slopes[region.responses.front()];
      return known.a == slopes[s].a && known.b == slopes[s].b && known.c == slopes[s].c;
    });
    if (same == regions.end()) {
      regions.push_back({{s}, std::move(corners)});
    } else {
      same->responses.push_back(s);
    }
  }
  return regions;
}

std::string name_of(const Subject& subject, std::size_t opponent, const Region& region) {
  std::vector<std::string> names;
  for (const std::size_t response : region.responses) {
    if (names.size() == kMostPointNames) break;
    names.push_back(subject.label(opponent, response));
  }
  if (names.size() < region.responses.size()) {
    names.push_back(fmt::format("{} more", region.responses.size() - names.size()));
  }
  return report::joined(names);
}

Series corners_of(const Subject& subject, std::size_t player) {
  const std::vector<Spot> corners = {{0, 0}, {1, 0}, {make_rational(1, 2), 1}};
  Series series{Series::Kind::notes, "corners", {Ink::Kind::strong}};
  series.in_legend = false;
  for (std::size_t k = 0; k < corners.size(); ++k) {
    const std::string label = subject.label(player, k);
    series.points.push_back(
        {corners[k].x, corners[k].y, label, fmt::format("{} plays {}", subject.player(player), label)});
    series.points.back().place = k == 2 ? Point::Place::above : Point::Place::below;
  }
  return series;
}

std::string corner_text(const Subject& subject, std::size_t player, const Spot& spot) {
  const std::vector<Rational> mix = {Rational(1 - spot.x - spot.y / 2), Rational(spot.x - spot.y / 2),
                                     spot.y};
  return subject.strategy_text(MixedStrategy::from_probabilities(mix), player);
}

}  // namespace

Chart response_regions(const Subject& subject, std::size_t player) {
  const std::size_t opponent = other(player);
  std::vector<Region> regions = regions_of(subject, player);
  const bool has_all =
      regions.size() <= kMostRegions && subject.game.strategy_count(opponent) <= kMostResponses;
  if (regions.size() > kMostRegions) regions.resize(kMostRegions);
  Panel panel{{"", 0, 1}, {"", 0, 1}, {}};
  Series labels{Series::Kind::notes, "best responses", {Ink::Kind::strong}};
  labels.in_legend = false;
  for (std::size_t k = 0; k < regions.size(); ++k) {
    const std::string name = name_of(subject, opponent, regions[k]);
    const std::string text = fmt::format("best response of {}: {}", subject.player(opponent), name);
    Series area{Series::Kind::area, name, {Ink::Kind::numbered, k}, outline(regions[k].corners)};
    for (auto& corner : area.points) corner.text = corner_text(subject, player, {corner.x, corner.y});
    panel.series.push_back(std::move(area));
    const Spot middle = centre(regions[k].corners);
    labels.points.push_back({middle.x, middle.y, name, text});
  }
  panel.series.push_back(std::move(labels));
  panel.series.push_back(corners_of(subject, player));
  const auto place = [&](std::size_t a, std::size_t b) {
    return place_of(subject.strategy(player == 0 ? a : b, player));
  };
  for (Series& marks : equilibrium_marks(subject, place)) panel.series.push_back(std::move(marks));
  std::string note =
      fmt::format("each corner is a strategy of {}; in a region {} answers best with its label",
                  subject.player(player), subject.player(opponent));
  if (!has_all) note += "; not all regions are drawn";
  return {fmt::format("regions-{}", player + 1),
          fmt::format("Best responses of {} to the mixes of {}", subject.player(opponent),
                      subject.player(player)),
          std::move(note),
          Shape::triangle,
          {std::move(panel)}};
}

}  // namespace nashsolve::plot
