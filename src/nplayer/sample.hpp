// What a set of equilibria is like near one of its points: its dimension, and the strategies in use. Where
// strategies were merged, those in use tell how many dimensions more it stands for.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace nashsolve::nplayer {

template <class Point>
struct SampleOf {
  std::size_t dimension = 0;
  /// Empty where no rational one is known.
  Point point = {};
  /// Where there is no point: per player and strategy, whether it is in use.
  std::vector<std::vector<bool>> used = {};
  /// Whether there may be no such point: `dimension` and `used` bound what there is.
  bool is_bound = false;
};

/// What is known for certain, and then with a point, before the rest.
template <class Point>
void sort_largest_first(std::vector<SampleOf<Point>>& samples) {
  std::ranges::stable_sort(samples, [](const auto& a, const auto& b) {
    if (a.dimension != b.dimension) return a.dimension > b.dimension;
    if (a.is_bound != b.is_bound) return !a.is_bound;
    return !a.point.empty() && b.point.empty();
  });
}

}  // namespace nashsolve::nplayer
