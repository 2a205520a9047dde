#include "face_points.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <utility>

#include "check_error.hpp"

namespace nashsolve::checker {

namespace {

/// Of a cone on the way; a face of a game that people write has a few thousand.
constexpr std::size_t kMostRays = 200'000;
constexpr std::uint64_t kPrime = 2147483647;

/// A ray of the cone over the face: the first coordinate is the scale, the others the free variables.
struct Ray {
  std::vector<Integer> coordinates;
  /// The inequalities that it satisfies with equality.
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

class Cone {
 public:
  Cone(std::size_t dimension, std::size_t row_count) : dimension_(dimension) {
    const std::size_t inequality_count = dimension + row_count;
    for (std::size_t k = 0; k < dimension; ++k) {
      Ray ray{std::vector<Integer>(dimension), LabelBits(inequality_count)};
      ray.coordinates[k] = 1;
      for (std::size_t other = 0; other < dimension; ++other) {
        if (other != k) ray.zeros.insert(other);
      }
      rays_.push_back(std::move(ray));
    }
  }

  /// Cuts with row * coordinates >= 0, or = 0.
  void cut(const std::vector<Integer>& row, std::size_t inequality, bool is_equality) {
    std::vector<Integer> values;
    for (const Ray& ray : rays_) {
      Integer value = 0;
      for (std::size_t k = 0; k < row.size(); ++k) add_product(value, row[k], ray.coordinates[k]);
      values.push_back(std::move(value));
    }
    std::vector<Ray> made;
    for (std::size_t a = 0; a < rays_.size(); ++a) {
      if (values[a] <= 0) continue;
      for (std::size_t b = 0; b < rays_.size(); ++b) {
        if (values[b] >= 0 || !are_adjacent(a, b)) continue;
        Ray between{std::vector<Integer>(row.size()), rays_[a].zeros & rays_[b].zeros};
        for (std::size_t k = 0; k < row.size(); ++k) {
          between.coordinates[k] = values[a] * rays_[b].coordinates[k] - values[b] * rays_[a].coordinates[k];
        }
        divide_by_common_divisor(between.coordinates);
        between.zeros.insert(inequality);
        made.push_back(std::move(between));
        if (made.size() > kMostRays) throw CheckError("a subset has too many end points to be listed again");
      }
    }
    std::vector<Ray> kept;
    for (std::size_t k = 0; k < rays_.size(); ++k) {
      if (values[k] < 0 || (is_equality && values[k] != 0)) continue;
      if (values[k] == 0) rays_[k].zeros.insert(inequality);
      kept.push_back(std::move(rays_[k]));
    }
    rays_ = std::move(kept);
    std::move(made.begin(), made.end(), std::back_inserter(rays_));
  }

  [[nodiscard]] const std::vector<Ray>& rays() const { return rays_; }

 private:
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
  Cone cone(dimension, rows.slacks().size());
  // Equations first: they make the cone small.
  for (const bool are_equalities : {true, false}) {
    for (std::size_t s = 0; s < rows.slacks().size(); ++s) {
      if (tight.has(rows.slacks()[s]) != are_equalities) continue;
      std::vector<Integer> row(dimension);
      row[0] = 1;
      for (std::size_t k = 0; k < free.size(); ++k) row[k + 1] = -rows.entry(s, free[k]);
      cone.cut(row, dimension + s, are_equalities);
    }
  }
  std::vector<Mix> points;
  for (const Ray& ray : cone.rays()) {
    const Integer sum = std::accumulate(ray.coordinates.begin() + 1, ray.coordinates.end(), Integer(0));
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
