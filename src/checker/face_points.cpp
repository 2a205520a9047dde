#include "face_points.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <numeric>
#include <optional>
#include <utility>

#include "check_error.hpp"

namespace nashsolve::checker {

namespace {

/// Of a cone on the way; a face of a game that people write has a few thousand.
constexpr std::size_t kMostRays = 200'000;
constexpr std::uint64_t kPrime = 2147483647;

/// A ray of the cone over the face: the scale, the free variables, and then every row's slack.
struct Ray {
  std::vector<Integer> coordinates;
  /// The inequalities that it satisfies with equality: those of variables, and of rows that cut the cone.
  LabelBits zeros;
};

void divide_by_common_divisor(std::vector<Integer>& values) {
  Integer divisor = 0;
  for (const Integer& value : values) {
    divisor = greatest_common_divisor(divisor, value);
    if (divisor == 1) return;
  }
  for (Integer& value : values) divide_exactly(value, divisor);
}

/// The double description method (Motzkin, Raiffa, Thompson and Thrall 1953). The order of the rows decides
/// how many rays there are on the way: the next is one with which the fewest pairs of rays can make a new
/// one.
class Cone {
 public:
  /// A row has a coefficient for the scale and one for each free variable.
  Cone(std::size_t dimension, const std::vector<std::vector<Integer>>& rows)
      : dimension_(dimension), is_left_(rows.size(), true) {
    for (std::size_t k = 0; k < dimension; ++k) {
      Ray ray{std::vector<Integer>(dimension), LabelBits(dimension + rows.size())};
      ray.coordinates[k] = 1;
      for (const std::vector<Integer>& row : rows) ray.coordinates.push_back(row[k]);
      for (std::size_t other = 0; other < dimension; ++other) {
        if (other != k) ray.zeros.insert(other);
      }
      rays_.push_back(std::move(ray));
    }
  }

  /// Cuts with those rows of `which` that are left: slack >= 0, or = 0.
  void cut_all(const std::vector<bool>& which, bool are_equalities) {
    while (const std::optional<std::size_t> row = next_of(which)) {
      is_left_[*row] = false;
      cut(dimension_ + *row, are_equalities);
    }
  }

  [[nodiscard]] const std::vector<Ray>& rays() const { return rays_; }

 private:
  [[nodiscard]] std::optional<std::size_t> next_of(const std::vector<bool>& which) const {
    std::optional<std::size_t> best;
    std::size_t fewest = 0;
    for (std::size_t row = 0; row < which.size(); ++row) {
      if (!which[row] || !is_left_[row]) continue;
      std::size_t above = 0;
      std::size_t below = 0;
      for (const Ray& ray : rays_) {
        const int sign = sgn(ray.coordinates[dimension_ + row]);
        if (sign > 0) ++above;
        if (sign < 0) ++below;
      }
      if (best && above * below >= fewest) continue;
      fewest = above * below;
      best = row;
    }
    return best;
  }

  void cut(std::size_t inequality, bool is_equality) {
    const auto value = [inequality](const Ray& ray) -> const Integer& { return ray.coordinates[inequality]; };
    std::vector<Ray> made;
    for (std::size_t a = 0; a < rays_.size(); ++a) {
      if (value(rays_[a]) <= 0) continue;
      for (std::size_t b = 0; b < rays_.size(); ++b) {
        if (value(rays_[b]) >= 0 || !are_adjacent(a, b)) continue;
        const Ray& positive = rays_[a];
        const Ray& negative = rays_[b];
        Ray between{{}, positive.zeros & negative.zeros};
        for (std::size_t k = 0; k < positive.coordinates.size(); ++k) {
          between.coordinates.emplace_back(value(positive) * negative.coordinates[k] -
                                           value(negative) * positive.coordinates[k]);
        }
        divide_by_common_divisor(between.coordinates);
        between.zeros.insert(inequality);
        made.push_back(std::move(between));
        if (made.size() > kMostRays) throw CheckError("a subset has too many end points to be listed again");
      }
    }
    std::vector<Ray> kept;
    for (Ray& ray : rays_) {
      const int sign = sgn(value(ray));
      if (sign < 0 || (is_equality && sign != 0)) continue;
      if (sign == 0) ray.zeros.insert(inequality);
      kept.push_back(std::move(ray));
    }
    rays_ = std::move(kept);
    std::move(made.begin(), made.end(), std::back_inserter(rays_));
  }

  /// Whether a and b span a face: no third ray satisfies with equality all that both do. Of a face of two
  /// dimensions the equalities have the rank dimension - 2, so there are as many.
  [[nodiscard]] bool are_adjacent(std::size_t a, std::size_t b) const {
    if (rays_[a].zeros.count_in_common(rays_[b].zeros) + 2 < dimension_) return false;
    const LabelBits both = rays_[a].zeros & rays_[b].zeros;
    for (std::size_t k = 0; k < rays_.size(); ++k) {
      if (k != a && k != b && rays_[k].zeros.includes(both)) return false;
    }
    return true;
  }

  std::size_t dimension_;
  std::vector<bool> is_left_;
  std::vector<Ray> rays_;
};

/// Places in rows.variables() of those that may be positive.
std::vector<std::size_t> free_variables(const BestResponseRows& rows, const LabelBits& tight) {
  std::vector<std::size_t> free;
  for (std::size_t v = 0; v < rows.variables().size(); ++v) {
    if (!tight.has(rows.variables()[v])) free.push_back(v);
  }
  return free;
}

std::uint64_t power(std::uint64_t base, std::uint64_t exponent) {
  std::uint64_t result = 1;
  for (; exponent != 0; exponent /= 2, base = base * base % kPrime) {
    if (exponent % 2 == 1) result = result * base % kPrime;
  }
  return result;
}

}  // namespace

std::vector<Mix> face_points(const BestResponseRows& rows, const LabelBits& tight) {
  const std::vector<std::size_t> free = free_variables(rows, tight);
  const std::size_t dimension = free.size() + 1;
  std::vector<std::vector<Integer>> coefficients;
  std::vector<bool> is_tight;
  std::vector<bool> is_slack;
  for (std::size_t s = 0; s < rows.slacks().size(); ++s) {
    std::vector<Integer>& row = coefficients.emplace_back(dimension);
    row[0] = 1;
    for (std::size_t k = 0; k < free.size(); ++k) row[k + 1] = -rows.entry(s, free[k]);
    is_tight.push_back(tight.has(rows.slacks()[s]));
    is_slack.push_back(!is_tight.back());
  }
  Cone cone(dimension, coefficients);
  // Equations first: they make the cone small.
  cone.cut_all(is_tight, true);
  cone.cut_all(is_slack, false);
  std::vector<Mix> points;
  for (const Ray& ray : cone.rays()) {
    const Integer sum =
        std::accumulate(ray.coordinates.begin() + 1,
                        ray.coordinates.begin() + static_cast<std::ptrdiff_t>(dimension), Integer(0));
    if (sum == 0) throw CheckError("a subset holds the pair (0, 0), which is no profile");
    Mix mix(rows.variables().size());
    for (std::size_t k = 0; k < free.size(); ++k) mix[free[k]] = make_rational(ray.coordinates[k + 1], sum);
    points.push_back(std::move(mix));
  }
  return points;
}

bool is_one_point(const BestResponseRows& rows, const LabelBits& tight) {
  const std::vector<std::size_t> free = free_variables(rows, tight);
  std::vector<std::vector<std::uint64_t>> matrix;
  for (std::size_t s = 0; s < rows.slacks().size(); ++s) {
    if (!tight.has(rows.slacks()[s])) continue;
    std::vector<std::uint64_t>& row = matrix.emplace_back();
    for (const std::size_t v : free) row.push_back(Integer(rows.entry(s, v) % kPrime).get_ui());
  }
  std::size_t rank = 0;
  for (; rank < free.size(); ++rank) {
    const auto pivot =
        std::find_if(matrix.begin() + static_cast<std::ptrdiff_t>(std::min(rank, matrix.size())),
                     matrix.end(), [&](const auto& row) { return row[rank] != 0; });
    if (pivot == matrix.end()) return false;
    std::swap(*pivot, matrix[rank]);
    const std::uint64_t inverse = power(matrix[rank][rank], kPrime - 2);
    for (std::size_t s = rank + 1; s < matrix.size(); ++s) {
      const std::uint64_t factor = matrix[s][rank] * inverse % kPrime;
      if (factor == 0) continue;
      for (std::size_t k = rank; k < free.size(); ++k) {
        matrix[s][k] = (matrix[s][k] + (kPrime - factor) * matrix[rank][k]) % kPrime;
      }
    }
  }
  return true;
}

}  // namespace nashsolve::checker
