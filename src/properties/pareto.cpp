#include "pareto.hpp"

#include <algorithm>
#include <utility>

namespace nashsolve {

bool dominates(const PayoffVector& a, const PayoffVector& b) {
  bool is_better = false;
  for (std::size_t player = 0; player < a.size(); ++player) {
    const int order = cmp(a[player], b[player]);
    if (order < 0) return false;
    is_better = is_better || order > 0;
  }
  return is_better;
}

namespace {

/// Most points of a long list are dominated by one that is the best for some player.
void drop_dominated_by_best(std::vector<PayoffVector>& points) {
  for (std::size_t player = 0; !points.empty() && player < points.front().size(); ++player) {
    const PayoffVector best = *std::max_element(
        points.begin(), points.end(),
        [player](const PayoffVector& a, const PayoffVector& b) { return a[player] < b[player]; });
    std::erase_if(points, [&](const PayoffVector& point) { return dominates(best, point); });
  }
}

}  // namespace

ParetoFront::ParetoFront(std::vector<PayoffVector> points) {
  drop_dominated_by_best(points);
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
