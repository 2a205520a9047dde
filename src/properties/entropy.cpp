#include "entropy.hpp"

#include <algorithm>
#include <cmath>

namespace nashsolve {

namespace {

/// Products of a weight and a probability.
constexpr std::size_t kMaxWork = 20'000'000;
constexpr double kGap = 1e-6;
/// Far above what a rounded term -p log2 p, and a sum of such terms, can err by per term.
constexpr double kRoundingPerTerm = 1e-14;
/// Far above what the sums below can err by as long as there are fewer than a million terms.
constexpr double kInteriorMargin = 1e-8;

double term(double probability) {
  return probability > 0 ? -probability * std::log2(probability) : 0;
}

EntropyBounds with_margin(double value, std::size_t terms) {
  const double margin = kRoundingPerTerm * static_cast<double>(terms);
  return {std::max(0.0, value - margin), value + margin};
}

double entropy_of(const std::vector<double>& point) {
  double sum = 0;
  for (const double probability : point) sum += term(probability);
  return sum;
}

}  // namespace

EntropyBounds entropy(const Profile& profile) {
  double sum = 0;
  std::size_t terms = 0;
  for (const MixedStrategy& own : profile) {
    for (const Integer& weight : own.weights()) {
      sum += term(nearest_double(make_rational(weight, own.denominator())));
      ++terms;
    }
  }
  return with_margin(sum, profile.size() == terms ? 0 : terms);
}

bool has_same_probabilities(const Profile& a, const Profile& b) {
  const auto sorted = [](const Profile& profile) {
    std::vector<std::vector<Rational>> result;
    for (const MixedStrategy& own : profile) {
      result.emplace_back();
      for (const Integer& weight : own.weights()) {
        result.back().push_back(make_rational(weight, own.denominator()));
      }
      std::sort(result.back().begin(), result.back().end());
    }
    std::sort(result.begin(), result.end());
    return result;
  };
  return sorted(a) == sorted(b);
}

/// Each weight is multiplied by two to the tangent's height at its corner, and all are normalised: Arimoto's
/// and Blahut's algorithm (1972) with the corners' own entropies as negative costs, which climbs to the
/// optimum.
EntropyBounds largest_entropy(std::span<const MixedStrategy> corners) {
  const std::size_t size = corners.front().size();
  std::vector<std::vector<double>> vertices;
  for (const MixedStrategy& corner : corners) {
    vertices.emplace_back();
    for (const Rational& probability : corner.probabilities()) {
      vertices.back().push_back(nearest_double(probability));
    }
  }
  std::vector<double> weights(vertices.size(), 1.0 / static_cast<double>(vertices.size()));
  EntropyBounds best{0, std::log2(static_cast<double>(size)) + kInteriorMargin};
  const std::size_t max_steps = kMaxWork / (vertices.size() * size) + 1;
  for (std::size_t step = 0; step < max_steps && best.upper - best.lower > kGap; ++step) {
    std::vector<double> point(size);
    for (std::size_t v = 0; v < vertices.size(); ++v) {
      for (std::size_t s = 0; s < size; ++s) point[s] += weights[v] * vertices[v][s];
    }
    std::vector<double> height(vertices.size());
    for (std::size_t v = 0; v < vertices.size(); ++v) {
      for (std::size_t s = 0; s < size; ++s) {
        if (vertices[v][s] > 0) height[v] -= vertices[v][s] * std::log2(std::max(point[s], 1e-300));
      }
    }
    const double highest = *std::max_element(height.begin(), height.end());
    best.lower = std::max(best.lower, entropy_of(point) - kInteriorMargin);
    best.upper = std::min(best.upper, highest + kInteriorMargin);
    double sum = 0;
    for (std::size_t v = 0; v < vertices.size(); ++v) {
      weights[v] *= std::exp2(height[v] - highest);
      sum += weights[v];
    }
    for (double& weight : weights) weight /= sum;
  }
  return best;
}

}  // namespace nashsolve
