#include "common_mix.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "linear_program.hpp"

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

/// A vertex is numerators / denominator.
struct ScaledVertex {
  std::vector<Integer> numerators;
  Integer denominator = 1;
};

std::vector<ScaledVertex> scaled(const Vertices& vertices) {
  std::vector<ScaledVertex> all;
  for (const auto& vertex : vertices) {
    ScaledVertex& each = all.emplace_back();
    for (const Rational& p : vertex) each.denominator = least_common_multiple(each.denominator, p.get_den());
    for (const Rational& p : vertex) {
      each.numerators.emplace_back(p.get_num() * (each.denominator / p.get_den()));
    }
  }
  return all;
}

}  // namespace

// Maximise the sum of the weights of a's vertices, where what they add up to is at most, strategy by
// strategy, what b's add up to and the other way round, and the weights of b sum to 1 at most: 1 is reached
// exactly at a common mix. Each weight is scaled by its own vertex's denominator, so that all numbers are
// integers, and short ones: a denominator common to all vertices has the digits of all.
bool have_common_mix(const Vertices& a, const Vertices& b) {
  if (are_apart(a, b) || are_apart(b, a)) return false;
  const bool share = std::any_of(a.begin(), a.end(), [&](const auto& vertex) {
    return std::find(b.begin(), b.end(), vertex) != b.end();
  });
  if (share) return true;
  const std::vector<ScaledVertex> of_a = scaled(a);
  const std::vector<ScaledVertex> of_b = scaled(b);
  LinearProgram program;
  for (const ScaledVertex& vertex : of_a) program.objective.push_back(vertex.denominator);
  program.objective.resize(a.size() + b.size());
  for (const bool is_upper : {true, false}) {
    for (std::size_t s = 0; s < a.front().size(); ++s) {
      for (const ScaledVertex& vertex : of_a) {
        program.matrix.push_back(is_upper ? vertex.numerators[s] : Integer(-vertex.numerators[s]));
      }
      for (const ScaledVertex& vertex : of_b) {
        program.matrix.push_back(is_upper ? Integer(-vertex.numerators[s]) : vertex.numerators[s]);
      }
      program.bounds.emplace_back(0);
    }
  }
  program.matrix.resize(program.matrix.size() + a.size());
  for (const ScaledVertex& vertex : of_b) program.matrix.push_back(vertex.denominator);
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

}  // namespace nashsolve::nplayer
