#include "pareto.hpp"

#include <algorithm>
#include <utility>

namespace nashsolve {

bool dominates(const PayoffVector& a, const PayoffVector& b) {
  bool is_better = false;
  for (std::size_t player = 0; player < a.size(); ++player) {
    if (a[player] < b[player]) return false;
    is_better = is_better || a[player] > b[player];
  }
  return is_better;
}

ParetoFront::ParetoFront(std::vector<PayoffVector> points) {
  std::sort(points.begin(), points.end(), std::greater<>());
  points.erase(std::unique(points.begin(), points.end()), points.end());
  for (PayoffVector& point : points) {
    if (!dominates(point)) points_.push_back(std::move(point));
  }
}

/// A dominating point is lexicographically larger. With two players the last of the larger ones is the best
/// for player 2.
bool ParetoFront::dominates(const PayoffVector& point) const {
  const auto end = std::partition_point(points_.begin(), points_.end(),
                                        [&](const PayoffVector& other) { return other > point; });
  if (point.size() == 2) return end != points_.begin() && nashsolve::dominates(*(end - 1), point);
  return std::any_of(points_.begin(), end,
                     [&](const PayoffVector& other) { return nashsolve::dominates(other, point); });
}

}  // namespace nashsolve
