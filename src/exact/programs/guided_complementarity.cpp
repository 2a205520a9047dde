#include "guided_complementarity.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "dixon.hpp"
#include "double_range.hpp"
#include "split_mix.hpp"

namespace nashsolve {

namespace {

/// The constants are raised by between half of this and one and a half, so that there are no ties; less where
/// the basis that is found is no solution without. Measured on Bayesian games and poker of up to 1,000 rows.
constexpr double kPerturbations[] = {1e-6, 1e-8, 1e-10};
/// A coefficient up to this is no pivot.
constexpr double kPivotTolerance = 1e-9;
/// Lemke's dictionary in doubles: rows and columns times powers of two, which changes no complementary pair.
class FloatPath {
 public:
  explicit FloatPath(const Complementarity& problem) : size_(problem.constants.size()), width_(size_ + 2) {
    std::vector<double> matrix;
    matrix.reserve(problem.matrix.size());
    for (const Integer& entry : problem.matrix) matrix.push_back(entry.get_d());
    std::vector<double> constants;
    std::vector<double> largest(size_);
    for (std::size_t row = 0; row < size_; ++row) {
      const auto begin = matrix.begin() + static_cast<std::ptrdiff_t>(row * size_);
      double most = std::abs(problem.constants[row].get_d());
      for (std::size_t k = 0; k < size_; ++k)
        most = std::max(most, std::abs(begin[static_cast<std::ptrdiff_t>(k)]));
      const double scale = power_of_two_near_inverse(most);
      constants.push_back(problem.constants[row].get_d() * scale);
      for (std::size_t k = 0; k < size_; ++k) {
        double& entry = matrix[row * size_ + k];
        entry *= scale;
        largest[k] = std::max(largest[k], std::abs(entry));
      }
    }
    start_.reserve(size_ * width_);
    for (std::size_t row = 0; row < size_; ++row) {
      start_.push_back(constants[row]);
      for (std::size_t k = 0; k < size_; ++k) {
        start_.push_back(-matrix[row * size_ + k] * power_of_two_near_inverse(largest[k]));
      }
      start_.push_back(-1);
    }
    is_finite_ = std::all_of(start_.begin(), start_.end(), [](double entry) { return std::isfinite(entry); });
  }

  /// Which z are basic at the end of the path; nothing where it does not come to one, or `must_stop`.
  std::optional<std::vector<std::size_t>> basic_variables(double perturbation,
                                                          const std::function<bool()>& must_stop) {
    if (!is_finite_) return std::nullopt;
    entries_ = start_;
    basic_.clear();
    nonbasic_.clear();
    SplitMix64 noise(0);
    for (std::size_t row = 0; row < size_; ++row) {
      entries_[row * width_] += perturbation * (0.5 + noise.next_unit());
      basic_.push_back(size_ + row);
      nonbasic_.push_back(row);
    }
    nonbasic_.push_back(2 * size_);
    std::size_t row = 0;
    for (std::size_t other = 1; other < size_; ++other) {
      if (entries_[other * width_] < entries_[row * width_]) row = other;
    }
    std::size_t column = size_;
    for (std::size_t pivots = 0; entries_[row * width_] < 0 || pivots > 0; ++pivots) {
      // Longer paths are taken to go round in rounding errors.
      if (pivots > size_ * size_ || must_stop()) return std::nullopt;
      const std::size_t leaving = basic_[row];
      pivot(row, column);
      if (leaving == 2 * size_) break;
      const std::size_t partner = leaving < size_ ? leaving + size_ : leaving - size_;
      column = static_cast<std::size_t>(std::find(nonbasic_.begin(), nonbasic_.end(), partner) -
                                        nonbasic_.begin());
      const std::optional<std::size_t> next = first_to_leave(column);
      if (!next) return std::nullopt;
      row = *next;
    }
    std::vector<std::size_t> result;
    for (const std::size_t variable : basic_) {
      if (variable < size_) result.push_back(variable);
    }
    std::sort(result.begin(), result.end());
    return result;
  }

 private:
  /// basic = entries[row][0] - sum of entries[row][1 + column] * nonbasic
  void pivot(std::size_t r, std::size_t c) {
    double* const own = entries_.data() + r * width_;
    const double inverse = 1 / own[c + 1];
    for (std::size_t k = 0; k < width_; ++k) own[k] *= inverse;
    own[c + 1] = inverse;
    for (std::size_t i = 0; i < size_; ++i) {
      if (i == r) continue;
      double* const other = entries_.data() + i * width_;
      const double factor = other[c + 1];
      if (factor == 0) continue;
      other[c + 1] = 0;
      for (std::size_t k = 0; k < width_; ++k) other[k] -= factor * own[k];
    }
    std::swap(basic_[r], nonbasic_[c]);
  }

  /// The least ratio; of ratios that are equal as far as doubles can tell the artificial variable, then the
  /// largest pivot.
  [[nodiscard]] std::optional<std::size_t> first_to_leave(std::size_t column) const {
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < size_; ++i) {
      const double coefficient = entries_[i * width_ + column + 1];
      if (coefficient > kPivotTolerance) {
        least = std::min(least, std::max(entries_[i * width_], 0.0) / coefficient);
      }
    }
    const double bound = least * (1 + 1e-11) + 1e-15;
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < size_; ++i) {
      const double coefficient = entries_[i * width_ + column + 1];
      if (coefficient <= kPivotTolerance || std::max(entries_[i * width_], 0.0) > bound * coefficient)
        continue;
      if (basic_[i] == 2 * size_) return i;
      if (!best || coefficient > entries_[*best * width_ + column + 1]) best = i;
    }
    return best;
  }

  std::size_t size_;
  std::size_t width_;
  std::vector<double> start_;
  std::vector<double> entries_;
  std::vector<std::size_t> basic_;
  std::vector<std::size_t> nonbasic_;
  bool is_finite_ = false;
};

/// The z at which those of the list alone may be positive and their w are 0, where it is a solution.
std::optional<std::vector<Rational>> solution_at(const Complementarity& problem,
                                                 const std::vector<std::size_t>& basic,
                                                 const std::function<bool()>& must_stop) {
  const std::size_t size = problem.constants.size();
  std::vector<Integer> square;
  std::vector<Integer> right;
  for (const std::size_t row : basic) {
    for (const std::size_t k : basic) square.push_back(problem.matrix[row * size + k]);
    right.emplace_back(-problem.constants[row]);
  }
  RationalVector z{{}, 1};
  if (!basic.empty()) {
    auto solved = solve_large(square, right, must_stop);
    if (!solved) return std::nullopt;
    z = *std::move(solved);
  }
  for (const Integer& numerator : z.numerators) {
    if (sgn(numerator) < 0) return std::nullopt;
  }
  for (std::size_t row = 0; row < size; ++row) {
    Integer w = problem.constants[row] * z.denominator;
    for (std::size_t k = 0; k < basic.size(); ++k) {
      const Integer& entry = problem.matrix[row * size + basic[k]];
      if (sgn(entry) != 0) add_product(w, entry, z.numerators[k]);
    }
    if (sgn(w) < 0 || must_stop()) return std::nullopt;
  }
  std::vector<Rational> result(size);
  for (std::size_t k = 0; k < basic.size(); ++k) {
    result[basic[k]] = make_rational(z.numerators[k], z.denominator);
  }
  return result;
}

}  // namespace

LemkeResult guided_lemke(const Complementarity& problem, const std::function<bool()>& must_stop) {
  FloatPath path(problem);
  for (const double perturbation : kPerturbations) {
    const auto basic = path.basic_variables(perturbation, must_stop);
    if (!basic) continue;
    if (auto solution = solution_at(problem, *basic, must_stop)) {
      return {LemkeEnd::solution, *std::move(solution)};
    }
  }
  return lemke(problem, must_stop);
}

}  // namespace nashsolve
