#include "family.hpp"

#include <algorithm>

#include "display_text.hpp"
#include "subject.hpp"

namespace nashsolve::plot {

namespace {

/// The multiple of `unit` next to a value, outwards.
Rational rounded(const Rational& value, const Rational& unit, bool up) {
  const Rational scaled = value / unit;
  Integer quotient = scaled.get_num() / scaled.get_den();
  if (up && quotient < scaled) ++quotient;
  if (!up && quotient > scaled) --quotient;
  return quotient * unit;
}

}  // namespace

Family::Family(const ParametricGame& the_game, const ParametricSolution& the_solution)
    : game(the_game),
      solution(the_solution),
      sample(the_game.at(the_solution.intervals.front().sample)),
      names(sample) {
  std::size_t count = 0;
  for (std::size_t k = 0; k < solution.intervals.size(); ++k) {
    if (k > 0) {
      first_of_value.push_back(count);
      count += solution.values[k - 1].list.equilibria.size();
    }
    first_of_interval.push_back(count);
    count += solution.intervals[k].list.equilibria.size();
  }
}

std::string Family::player(std::size_t player) const {
  return report::shortened(names.players[player], kLongestLabel);
}

std::string Family::label(std::size_t player, std::size_t strategy) const {
  return report::shortened(names.strategies[player][strategy], kLongestLabel);
}

Rational power_of_ten_within(const Rational& value) {
  Rational power = 1;
  while (power > value) power /= 10;
  while (power * 10 <= value) power *= 10;
  return power;
}

Rational near_value(RealRoot value, bool from_above) {
  const Rational share = make_rational(1, Integer(1) << 60U);
  while (value.upper() - value.lower() > share * std::min(abs(value.lower()), abs(value.upper())))
    value.refine();
  return from_above ? value.upper() : value.lower();
}

Window::Window(const ParametricSolution& solution) {
  std::vector<Rational> known;
  const auto& first = solution.intervals.front().from;
  const auto& last = solution.intervals.back().to;
  if (first) known.push_back(near_value(*first, true));
  for (const ValueOfChange& value : solution.values) known.push_back(near_value(value.at, false));
  if (last) known.push_back(near_value(*last, false));
  if (known.empty()) known.emplace_back(0);
  Rational room = known.back() - known.front();
  if (sgn(room) <= 0) room = std::max(Rational(1), Rational(abs(known.front())));
  const Rational unit = power_of_ten_within(Rational(room / 4));
  low = first ? known.front() : rounded(Rational(known.front() - room), unit, false);
  high = last ? known.back() : rounded(Rational(known.back() + room), unit, true);
}

}  // namespace nashsolve::plot
