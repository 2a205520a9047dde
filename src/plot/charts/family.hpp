// What the charts of a game with a parameter are made of: the family, its answer, and the values that are
// drawn.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "nashsolve/parametric.hpp"
#include "profile_text.hpp"

namespace nashsolve::plot {

/// A family with its answer, and the texts that name its parts. Both must outlive it. Requires an answer with
/// an interval.
struct Family {
  Family(const ParametricGame& the_game, const ParametricSolution& the_solution);

  const ParametricGame& game;
  const ParametricSolution& solution;
  /// The game at a value of the first interval: sizes and labels are those of all.
  Game sample;
  report::Names names;
  /// The equilibria of all lists are numbered through, in ascending order of the parameter: the number of the
  /// first one of each interval and of each value of change.
  std::vector<std::size_t> first_of_interval;
  std::vector<std::size_t> first_of_value;

  [[nodiscard]] std::string player(std::size_t player) const;
  [[nodiscard]] std::string label(std::size_t player, std::size_t strategy) const;
};

/// The largest power of ten that is not above a positive value.
Rational power_of_ten_within(const Rational& value);

/// So near to an irrational value that no picture shows the difference, on the side that is asked for.
Rational near_value(RealRoot value, bool from_above);

/// The parameter's values that are drawn. Where the answer is unbounded the window reaches beyond the
/// outermost value at which something happens, by as much as there is between these.
struct Window {
  explicit Window(const ParametricSolution& solution);

  Rational low;
  Rational high;
};

}  // namespace nashsolve::plot
