// The logit path of two players (McKelvey and Palfrey 1995; Turocy 2005, Games and Economic Behavior 51), in
// floating point: the equilibria at which a strategy is played in proportion to p exp(l u), u what it earns
// and p its prior, lead from the prior at precision l = 0 to a Nash equilibrium as l goes to infinity.
//
// The path is followed in logarithms by pseudo-arclength (Allgower and Georg 1990): a step along the tangent,
// then Newton's method. A player's strategies depend on the other's alone, so one player is eliminated from
// the linear systems, and so are the strategies that are next to never played: they shrink to the size of a
// support. Where payoffs conflict, paths of pivots are long; this one passes between the vertices. Nothing is
// proved here.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <vector>

#include "payoff_columns.hpp"

namespace nashsolve::single {

/// Told how many multiplications were made since it was last asked; whether to stop.
using Spend = std::function<bool(std::size_t)>;

class LogitTracing {
 public:
  using PerPlayer = std::array<std::vector<double>, 2>;

  /// `priors` are logarithms, up to a constant of each player; `bonuses` are added to what strategies earn.
  LogitTracing(const PayoffColumns& payoffs, PerPlayer priors, PerPlayer bonuses, Spend spend);

  /// One step, as long as it can be. False where doubles have lost the path, or it came back to its start,
  /// or was stopped: it is of no more use then.
  bool step();

  [[nodiscard]] double precision() const;
  [[nodiscard]] const PerPlayer& probabilities() const { return probabilities_; }

 private:
  /// A point of the path, or a direction: logarithms of probabilities, and of 1 + l.
  struct Point {
    PerPlayer logs;
    double log_precision = 0;
  };

  void evaluate();
  bool move_to_path(double& first_length);
  bool solve(const PerPlayer& constants, double along, Point& solution);
  [[nodiscard]] std::vector<double> response(std::size_t player, const std::vector<double>& change) const;
  void centre(std::size_t player, std::vector<double>& values, double mean = 0) const;
  [[nodiscard]] std::vector<std::size_t> played(std::size_t player) const;
  [[nodiscard]] double length(const Point& direction) const;
  bool subtract_responses(const std::vector<std::size_t>& left_out, const std::vector<std::size_t>& kept,
                          std::vector<double>& matrix, std::size_t stride);

  const PayoffColumns& payoffs_;
  PerPlayer priors_;
  PerPlayer bonuses_;
  Spend spend_;
  /// Whose strategies stay in the linear systems: of the player who has fewer.
  std::size_t kept_;
  Point point_;
  Point tangent_;
  double step_;
  /// At the point.
  PerPlayer probabilities_;
  PerPlayer earned_;
};

}  // namespace nashsolve::single
