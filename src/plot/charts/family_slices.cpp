#include "family_slices.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "charts.hpp"
#include "family_text.hpp"
#include "formula_text.hpp"
#include "nashsolve/verify.hpp"
#include "words.hpp"

namespace nashsolve::plot {

namespace {

/// About 2 KB of a page each.
constexpr std::size_t kMostPictures = 41;
constexpr std::size_t kGridSteps = 25;

/// The list that holds at a value.
struct ListAt {
  const ParametricEquilibria& list;
  /// The number of its first equilibrium among those of all lists.
  std::size_t first;
  std::string where;
};

bool is_inside(const ParametricInterval& interval, const Rational& value) {
  RealRoot own(value);
  std::optional<RealRoot> from = interval.from;
  std::optional<RealRoot> to = interval.to;
  return (!from || compare(*from, own) < 0) && (!to || compare(own, *to) < 0);
}

std::string where_text(const ParametricEquilibria& list) {
  return fmt::format("value of change: {}", report::list_count_text(list));
}

/// Nothing where the value is out of range or the answer does not reach.
std::optional<ListAt> list_at(const Family& family, const Rational& value) {
  const ParametricSolution& solution = family.solution;
  for (std::size_t k = 0; k < solution.values.size(); ++k) {
    const RealRoot& at = solution.values[k].at;
    if (!at.is_rational() || at.lower() != value) continue;
    const ParametricEquilibria& list = solution.values[k].list;
    return ListAt{list, family.first_of_value[k], where_text(list)};
  }
  for (std::size_t k = 0; k < solution.intervals.size(); ++k) {
    const ParametricInterval& interval = solution.intervals[k];
    if (!is_inside(interval, value)) continue;
    return ListAt{interval.list, family.first_of_interval[k],
                  fmt::format("{}: {}", report::interval_text(interval, family.game.parameter),
                              report::list_count_text(interval.list))};
  }
  return std::nullopt;
}

/// Of what is drawn of an interval; where an end is irrational, a short number near the middle.
Rational middle_of(const ParametricInterval& interval, const Window& window) {
  const Rational low = interval.from ? near_value(*interval.from, true) : window.low;
  const Rational high = interval.to ? near_value(*interval.to, false) : window.high;
  if (low >= high) return interval.sample;
  const bool is_exact =
      (!interval.from || interval.from->is_rational()) && (!interval.to || interval.to->is_rational());
  if (is_exact) return (low + high) / 2;
  const Rational eighth = (high - low) / 8;
  return simplest_between(low + 3 * eighth, low + 5 * eighth);
}

/// A value that has a picture: a rational one, or an irrational value of change by its position.
struct Stop {
  RealRoot value;
  std::size_t change = 0;

  bool operator<(const Stop& other) const {
    RealRoot own = value;
    RealRoot that = other.value;
    return compare(own, that) < 0;
  }
};

/// As many of the stops, evenly chosen.
std::vector<Stop> thinned(const std::vector<Stop>& stops, std::size_t most) {
  if (stops.size() <= most) return stops;
  std::vector<Stop> chosen;
  for (std::size_t k = 0; k < most; ++k) chosen.push_back(stops[k * (stops.size() - 1) / (most - 1)]);
  return chosen;
}

/// The multiples in the window of the least of 1, 2 and 5 times a power of ten that makes no more steps.
std::vector<Rational> grid(const Window& window, std::size_t most_steps) {
  const Rational least = (window.high - window.low) / static_cast<unsigned long>(most_steps);
  if (sgn(least) <= 0) return {};
  const Rational power = power_of_ten_within(least);
  Rational step = power;
  for (const int factor : {2, 5, 10}) {
    if (step < least) step = factor * power;
  }
  const Rational scaled = window.low / step;
  Integer multiple = scaled.get_num() / scaled.get_den();
  while (multiple * step < window.low) ++multiple;
  std::vector<Rational> values;
  for (; multiple * step <= window.high; ++multiple) values.emplace_back(multiple * step);
  return values;
}

std::vector<Stop> stops_of(const Family& family) {
  const Window window(family.solution);
  std::vector<Stop> telling;
  for (std::size_t k = 0; k < family.solution.intervals.size(); ++k) {
    if (k > 0) telling.push_back({family.solution.values[k - 1].at, k - 1});
    telling.push_back({RealRoot(middle_of(family.solution.intervals[k], window))});
  }
  telling = thinned(telling, kMostPictures);
  const std::size_t room = kMostPictures - telling.size();
  if (room < 2) return telling;
  std::set<Stop> all(telling.begin(), telling.end());
  for (Rational& value : grid(window, std::min(kGridSteps, room - 1)))
    all.insert({RealRoot(std::move(value))});
  return {all.begin(), all.end()};
}

Solution solution_at(const ParametricEquilibria& list, const Rational& value) {
  Solution solution;
  solution.status = Status::complete;
  solution.components = list.components;
  for (const ParametricEquilibrium& each : list.equilibria) {
    Profile profile;
    for (const std::vector<Ratio>& own : each.profile) {
      std::vector<Rational> probabilities;
      for (const Ratio& ratio : own) probabilities.push_back(ratio.at(value));
      profile.push_back(MixedStrategy::from_probabilities(probabilities));
    }
    solution.equilibria.push_back({std::move(profile), each.component, each.index, std::nullopt});
  }
  return solution;
}

/// The equilibria have the names and numbers that they have in the list of the family.
Chart diagram_at(const Family& family, const ListAt& here, const Rational& value) {
  const Game game = family.game.at(value);
  const VerifiedSolution verified = verify(game, solution_at(here.list, value));
  Subject subject(game, verified);
  for (const ParametricEquilibrium& each : here.list.equilibria)
    subject.own_names.push_back(each.branches.empty() ? "" : report::numbered(each.branches));
  return numbered_from(here.first, best_response_diagram(subject));
}

}  // namespace

Chart numbered_from(std::size_t first, Chart chart) {
  for (Series& series : chart.panels.front().series) {
    for (Point& point : series.points) {
      for (std::size_t& equilibrium : point.equilibria) equilibrium += first;
    }
  }
  return chart;
}

std::vector<Slice> best_response_slices(const Family& family) {
  const std::vector<Player>& players = family.game.players;
  if (players[0].strategies.size() != 2 || players[1].strategies.size() != 2) return {};
  const std::string& parameter = family.game.parameter;
  std::vector<Slice> slices;
  for (const Stop& stop : stops_of(family)) {
    if (!stop.value.is_rational()) {
      const ValueOfChange& change = family.solution.values[stop.change];
      slices.push_back({fmt::format("{} = {}", parameter, report::value_with_polynomial(change, parameter)),
                        where_text(change.list),
                        diagram_at_limit(family, change, family.first_of_value[stop.change])});
      continue;
    }
    const Rational& value = stop.value.lower();
    const std::optional<ListAt> here = list_at(family, value);
    if (!here) continue;
    slices.push_back(
        {fmt::format("{} = {}", parameter, to_string(value)), here->where, diagram_at(family, *here, value)});
  }
  for (Slice& slice : slices) {
    slice.chart.title += fmt::format(" by {}", parameter);
    slice.chart.note += fmt::format(". The slider shows {} values of {}, and nothing between them",
                                    report::grouped(slices.size()), parameter);
  }
  return slices;
}

}  // namespace nashsolve::plot
