// A game of two players whose payoffs are polynomials in one parameter, and all its equilibria as formulas in
// that parameter: between two neighbouring values at which anything changes, the equilibria are the same
// ratios of polynomials, with the same subsets, components and indices; at these values there is a list of
// its own.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "nashsolve/game.hpp"
#include "nashsolve/polynomial.hpp"
#include "nashsolve/solution.hpp"

namespace nashsolve {

/// The values that a parameter may have: all between the ends, the ends not among them; unset: unbounded.
struct ParameterRange {
  std::optional<Rational> from;
  std::optional<Rational> to;

  bool operator==(const ParameterRange&) const = default;
};

/// A family of games, one for each value of the parameter.
struct ParametricGame {
  /// One player's payoffs at all cells, as numerators over one positive denominator.
  struct Payoffs {
    std::vector<Polynomial> numerators;
    Integer denominator = 1;
  };

  std::string title;
  std::string description;
  std::vector<Player> players;
  /// Per player, in the order of Game's cells.
  std::vector<Payoffs> payoffs;
  Objective objective = Objective::maximize;
  std::string parameter;
  ParameterRange range;

  /// The game at one value.
  [[nodiscard]] Game at(const Rational& value) const;
};

/// The family whose payoffs, polynomials of a degree below the number of `samples`, are those of the samples
/// at the parameter's values 0, 1, 2, .... Requires samples that differ in payoffs only.
ParametricGame interpolated(const std::vector<Game>& samples, std::string parameter, ParameterRange range);

/// The family in which the given one's payoffs are costs.
ParametricGame as_costs(const ParametricGame& game);

/// numerator / denominator in lowest terms, the denominator's leading coefficient positive.
struct Ratio {
  Polynomial numerator;
  Polynomial denominator = Polynomial::constant(1);

  /// Requires a denominator that is not 0 there.
  [[nodiscard]] Rational at(const Rational& value) const {
    return numerator.at(value) / denominator.at(value);
  }
  bool operator==(const Ratio&) const = default;
};

/// Requires denominator other than 0.
Ratio make_ratio(const Polynomial& numerator, const Polynomial& denominator);

struct ParametricEquilibrium {
  /// Per player and strategy; at a value of change ratios that are to be taken there, constants where the
  /// value is rational.
  std::array<std::vector<Ratio>, 2> profile;
  std::array<Ratio, 2> payoffs;
  std::size_t component = 0;
  /// Of an isolated equilibrium.
  std::optional<int> index;
  bool is_pure = false;
  /// Pure, and no other strategy of either player is a best response.
  bool is_strict = false;
  /// On intervals exactly one: the number, from 0, that the equilibrium keeps where it goes on through a
  /// value of change. At a value those of the equilibria that tend to it from either side; none, one or
  /// several.
  std::vector<std::size_t> branches;
};

/// A list as in Solution, in the order that is explained there, except that profiles are compared at one
/// value of the interval.
struct ParametricEquilibria {
  std::vector<ParametricEquilibrium> equilibria;
  std::vector<Component> components;
};

struct ParametricInterval {
  /// Unset: unbounded.
  std::optional<RealRoot> from;
  std::optional<RealRoot> to;
  /// A rational value inside.
  Rational sample;
  ParametricEquilibria list;
};

struct ValueOfChange {
  RealRoot at;
  /// Of `at`.
  Polynomial minimal_polynomial;
  ParametricEquilibria list;
};

struct ParametricSolution {
  /// `complete`: there is no equilibrium outside of the lists, for any value of the range. Otherwise that
  /// holds for the intervals and values that are listed.
  Status status = Status::undecided;
  /// Both ascend; each value of change is an end of two intervals.
  std::vector<ParametricInterval> intervals;
  std::vector<ValueOfChange> values;
  std::size_t branch_count = 0;
  std::vector<std::pair<std::string, std::uint64_t>> counts;
  double seconds = 0;
};

}  // namespace nashsolve
