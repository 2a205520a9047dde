#include "entropy.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

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

using Point = std::vector<double>;

Point combined(const std::vector<Point>& vertices, const Point& weights) {
  Point point(vertices.front().size());
  for (std::size_t v = 0; v < vertices.size(); ++v) {
    for (std::size_t s = 0; s < point.size(); ++s) point[s] += weights[v] * vertices[v][s];
  }
  return point;
}

/// The weights as multiples of 1/`denominator` with the sum 1: rounded down, and what is missing goes to
/// those that lost most (Hamilton's apportionment).
std::vector<std::int64_t> rounded(const Point& weights, std::int64_t denominator) {
  std::vector<std::int64_t> counts;
  std::vector<std::pair<double, std::size_t>> lost;
  std::int64_t missing = denominator;
  for (std::size_t v = 0; v < weights.size(); ++v) {
    const double exact = weights[v] * static_cast<double>(denominator);
    counts.push_back(std::min(static_cast<std::int64_t>(exact), missing));
    missing -= counts.back();
    lost.emplace_back(static_cast<double>(counts.back()) - exact, v);
  }
  std::sort(lost.begin(), lost.end());
  for (std::size_t k = 0; missing > 0; k = (k + 1) % lost.size(), --missing) ++counts[lost[k].second];
  return counts;
}

MixedStrategy combined(std::span<const MixedStrategy> corners, const std::vector<std::int64_t>& counts,
                       std::int64_t denominator) {
  std::vector<Rational> point(corners.front().size());
  for (std::size_t v = 0; v < corners.size(); ++v) {
    if (counts[v] == 0) continue;
    const Rational weight = to_rational(counts[v]) / to_rational(denominator);
    const std::vector<Rational> own = corners[v].probabilities();
    for (std::size_t s = 0; s < point.size(); ++s) point[s] += weight * own[s];
  }
  return MixedStrategy::from_probabilities(point);
}

/// Small enough for sums of as many doubles as there are weights, and far finer than kGap asks for.
constexpr std::int64_t kFinest = std::int64_t{1} << 40U;
constexpr std::int64_t kMostTried = 1000;

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

double largest_entropy_of(std::size_t strategies) {
  return std::log2(static_cast<double>(strategies)) + kInteriorMargin;
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
LargestEntropy largest_entropy(std::span<const MixedStrategy> corners) {
  const std::size_t size = corners.front().size();
  std::vector<Point> vertices;
  for (const MixedStrategy& corner : corners) {
    vertices.emplace_back();
    for (const Rational& probability : corner.probabilities()) {
      vertices.back().push_back(nearest_double(probability));
    }
  }
  Point weights(vertices.size(), 1.0 / static_cast<double>(vertices.size()));
  Point best_weights = weights;
  EntropyBounds best{0, largest_entropy_of(size)};
  const std::size_t max_steps = kMaxWork / (vertices.size() * size) + 1;
  for (std::size_t step = 0; step < max_steps && best.upper - best.lower > kGap; ++step) {
    const Point point = combined(vertices, weights);
    std::vector<double> height(vertices.size());
    for (std::size_t v = 0; v < vertices.size(); ++v) {
      for (std::size_t s = 0; s < size; ++s) {
        if (vertices[v][s] > 0) height[v] -= vertices[v][s] * std::log2(std::max(point[s], 1e-300));
      }
    }
    const double highest = *std::max_element(height.begin(), height.end());
    if (const double lower = entropy_of(point) - kInteriorMargin; lower > best.lower) {
      best.lower = lower;
      best_weights = weights;
    }
    best.upper = std::min(best.upper, highest + kInteriorMargin);
    double sum = 0;
    for (std::size_t v = 0; v < vertices.size(); ++v) {
      weights[v] *= std::exp2(height[v] - highest);
      sum += weights[v];
    }
    for (double& weight : weights) weight /= sum;
  }
  for (std::int64_t denominator = 1;; denominator += denominator < kMostTried ? 1 : denominator) {
    const std::vector<std::int64_t> counts = rounded(best_weights, denominator);
    Point near;
    for (const std::int64_t count : counts)
      near.push_back(static_cast<double>(count) / static_cast<double>(denominator));
    const bool is_finest = denominator >= kFinest;
    if (!is_finest && entropy_of(combined(vertices, near)) < best.lower - kGap / 2) continue;
    const MixedStrategy point = combined(corners, counts, denominator);
    const EntropyBounds own = entropy({point});
    if (is_finest || own.lower >= best.lower - kGap) return {{own.lower, best.upper}, point};
  }
}

}  // namespace nashsolve
