// Payoff vectors that no other one of a list dominates (Pareto 1906): is at least as good for every player
// and better for some.
#pragma once

#include <vector>

#include "nashsolve/exact.hpp"
#include "nashsolve/game.hpp"

namespace nashsolve {

using PayoffVector = std::vector<Rational>;

bool dominates(const PayoffVector& a, const PayoffVector& b);
/// Whether a pure profile dominates these payoffs: one look at each cell, for who asks a few times.
bool some_pure_profile_dominates(const Game& game, const PayoffVector& point);

/// The efficient ones of a list, to ask many times whether one of them dominates a vector.
class ParetoFront {
 public:
  explicit ParetoFront(std::vector<PayoffVector> points);

  /// True also where the dominating point is not on the list's front itself.
  [[nodiscard]] bool dominates(const PayoffVector& point) const;
  [[nodiscard]] const std::vector<PayoffVector>& points() const { return points_; }

 private:
  /// By first payoff, descending; with two players the second payoffs ascend.
  std::vector<PayoffVector> points_;
};

}  // namespace nashsolve
