#include "common_mix.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "linear_program.hpp"
#include "polytope_cut.hpp"

namespace nashsolve::nplayer {
namespace {

/// Whether some probability is larger in all of the ones than in all of the others.
bool are_apart(const Vertices& low, const Vertices& high) {
  for (std::size_t s = 0; s < low.front().size(); ++s) {
    const auto at_s = [s](const auto& x, const auto& y) { return x[s] < y[s]; };
    if ((*std::max_element(low.begin(), low.end(), at_s))[s] <
        (*std::min_element(high.begin(), high.end(), at_s))[s]) {
      return true;
    }
  }
  return false;
}

}  // namespace

// Maximise the sum of the weights of a's vertices, where what they add up to is at most, strategy by
// strategy, what b's add up to and the other way round, and the weights of b sum to 1 at most: 1 is reached
// exactly at a common mix. Weights are scaled so that all numbers are integers.
bool have_common_mix(const Vertices& a, const Vertices& b) {
  if (are_apart(a, b) || are_apart(b, a)) return false;
  const bool share = std::any_of(a.begin(), a.end(), [&](const auto& vertex) {
    return std::find(b.begin(), b.end(), vertex) != b.end();
  });
  if (share) return true;
  Integer denominator = 1;
  for (const Vertices* side : {&a, &b}) {
    for (const auto& vertex : *side) {
      for (const Rational& p : vertex) denominator = least_common_multiple(denominator, p.get_den());
    }
  }
  LinearProgram program;
  for (std::size_t v = 0; v < a.size() + b.size(); ++v) program.objective.emplace_back(v < a.size() ? 1 : 0);
  const auto add = [&](const Rational& p, int sign) {
    const Rational scaled = p * denominator * sign;
    program.matrix.push_back(scaled.get_num());
  };
  for (const int sign : {1, -1}) {
    for (std::size_t s = 0; s < a.front().size(); ++s) {
      for (const auto& vertex : a) add(vertex[s], sign);
      for (const auto& vertex : b) add(vertex[s], -sign);
      program.bounds.emplace_back(0);
    }
  }
  for (std::size_t v = 0; v < a.size() + b.size(); ++v) program.matrix.emplace_back(v < a.size() ? 0 : 1);
  program.bounds.emplace_back(1);
  const std::optional<Optimum> best = maximise(program);
  return best && best->value == 1;
}

Vertices extreme_points(Vertices points) {
  std::sort(points.begin(), points.end());
  points.erase(std::unique(points.begin(), points.end()), points.end());
  for (std::size_t k = 0; k < points.size() && points.size() > 2;) {
    Vertices others = points;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(k));
    if (have_common_mix({points[k]}, others)) {
      points = std::move(others);
    } else {
      ++k;
    }
  }
  return points;
}

Vertices common_part(const Vertices& a, const Vertices& b) {
  // Weights of the vertices of both, half of the weight each, and so that both are the same mix.
  StrategyPolytope weights(a.size() + b.size());
  for (std::size_t s = 0; s < a.front().size(); ++s) {
    std::vector<Rational> values;
    for (const auto& weight : weights.vertices()) {
      Rational sum = 0;
      for (std::size_t v = 0; v < a.size(); ++v) sum += weight[v] * a[v][s];
      for (std::size_t v = 0; v < b.size(); ++v) sum -= weight[a.size() + v] * b[v][s];
      values.push_back(std::move(sum));
    }
    weights.cut(values, true);
  }
  Vertices points;
  for (const auto& weight : weights.vertices()) {
    std::vector<Rational>& point = points.emplace_back(a.front().size());
    for (std::size_t v = 0; v < a.size(); ++v) {
      for (std::size_t s = 0; s < point.size(); ++s) point[s] += 2 * weight[v] * a[v][s];
    }
  }
  return extreme_points(std::move(points));
}

}  // namespace nashsolve::nplayer
