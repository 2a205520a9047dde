#include "complementarity_degree.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <utility>

#include "split_mix.hpp"

namespace nashsolve::nplayer {
namespace {

/// Drawn one after the other until all solutions of one are known; the first half have positive entries only.
constexpr std::uint64_t kMostShifts = 6;
constexpr std::uint64_t kLargestShift = 1000;

/// Rows are numbers of bits.
using Subset = std::uint64_t;

class Complementarity {
 public:
  Complementarity(const BoundedMatrix& matrix, const StopTest& stop) : matrix_(matrix), stop_(stop) {}

  std::optional<int> degree() const {
    if (!has_only_zero()) return std::nullopt;
    for (std::uint64_t seed = 0; seed < kMostShifts && !stop_(); ++seed) {
      if (const auto found = degree_at(shift(seed))) return found;
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] Subset end() const { return Subset{1} << matrix_.size(); }
  static std::size_t size_of(Subset subset) { return static_cast<std::size_t>(std::popcount(subset)); }
  static bool holds(Subset subset, std::size_t row) { return (subset >> row & 1U) != 0; }

  /// Whether the row's entries in the subset are all known to be of that sign or 0.
  [[nodiscard]] bool is_of_sign(std::size_t row, Subset subset, int sign) const {
    for (std::size_t c = 0; c < matrix_.size(); ++c) {
      if (holds(subset, c) && matrix_[row][c].sign().value_or(-sign) == -sign) return false;
    }
    return true;
  }
  /// Whether some is not 0.
  [[nodiscard]] bool is_nonzero(std::size_t row, Subset subset) const {
    for (std::size_t c = 0; c < matrix_.size(); ++c) {
      if (holds(subset, c) && matrix_[row][c].sign().value_or(0) != 0) return true;
    }
    return false;
  }

  /// The rows of the subset, then the others, in the subset's columns, and what is to be subtracted of `q`.
  [[nodiscard]] BoundedMatrix rows_of(Subset subset, const std::vector<Rational>& q) const {
    BoundedMatrix rows;
    for (const bool is_held : {true, false}) {
      for (std::size_t r = 0; r < matrix_.size(); ++r) {
        if (holds(subset, r) != is_held) continue;
        std::vector<Bounded>& row = rows.emplace_back();
        for (std::size_t c = 0; c < matrix_.size(); ++c) {
          if (holds(subset, c)) row.push_back(matrix_[r][c]);
        }
        row.emplace_back(-q[r]);
      }
    }
    return rows;
  }

  /// Whether z = 0 is known to be the only solution of q = 0.
  [[nodiscard]] bool has_only_zero() const {
    const std::vector<Rational> zero(matrix_.size());
    for (Subset subset = 1; subset < end(); ++subset) {
      if (stop_()) return false;
      bool is_excluded = false;
      for (std::size_t r = 0; r < matrix_.size() && !is_excluded; ++r) {
        is_excluded = is_nonzero(r, subset) &&
                      (is_of_sign(r, subset, -1) || (holds(subset, r) && is_of_sign(r, subset, 1)));
      }
      if (is_excluded) continue;
      BoundedMatrix rows = rows_of(subset, zero);
      if (!eliminate(rows, size_of(subset))) return false;
    }
    return true;
  }

  [[nodiscard]] std::vector<Rational> shift(std::uint64_t seed) const {
    SplitMix64 random(seed);
    std::vector<Rational> q;
    for (std::size_t r = 0; r < matrix_.size(); ++r) {
      const auto size = static_cast<std::int64_t>(1 + random.next() % kLargestShift);
      const bool is_negative = seed >= kMostShifts / 2 && random.next() % 2 != 0;
      q.push_back(to_rational(is_negative ? -size : size));
    }
    return q;
  }

  [[nodiscard]] std::optional<int> degree_at(const std::vector<Rational>& q) const {
    int sum = 0;
    for (Subset subset = 0; subset < end(); ++subset) {
      if (stop_()) return std::nullopt;
      if (is_excluded_by_signs(subset, q)) continue;
      BoundedMatrix rows = rows_of(subset, q);
      const std::size_t size = size_of(subset);
      const std::optional<int> sign = eliminate(rows, size);
      if (!sign) return std::nullopt;
      bool is_negative = false;
      bool is_known = true;
      for (std::size_t r = 0; r < rows.size(); ++r) {
        // z times its pivot, and -w.
        std::optional<int> own = rows[r].back().sign();
        if (own) *own *= r < size ? *rows[r][r].sign() : -1;
        is_negative = is_negative || own.value_or(0) < 0;
        is_known = is_known && own.value_or(0) != 0;
      }
      if (is_negative) continue;
      if (!is_known) return std::nullopt;
      sum += *sign;
    }
    return sum;
  }

  /// Whether some row's signs alone show that no solution has its z > 0 just there.
  [[nodiscard]] bool is_excluded_by_signs(Subset subset, const std::vector<Rational>& q) const {
    for (std::size_t r = 0; r < matrix_.size(); ++r) {
      if (sgn(q[r]) < 0 && is_of_sign(r, subset, -1)) return true;
      if (sgn(q[r]) > 0 && holds(subset, r) && is_of_sign(r, subset, 1)) return true;
    }
    return false;
  }

  const BoundedMatrix& matrix_;
  const StopTest& stop_;
};

}  // namespace

std::optional<int> eliminate(BoundedMatrix& rows, std::size_t size) {
  int sign = 1;
  for (std::size_t c = 0; c < size; ++c) {
    const auto pivot = std::max_element(
        rows.begin() + static_cast<std::ptrdiff_t>(c), rows.begin() + static_cast<std::ptrdiff_t>(size),
        [c](const auto& a, const auto& b) { return a[c].least() < b[c].least(); });
    const std::optional<int> its_sign = (*pivot)[c].sign();
    if (its_sign.value_or(0) == 0) return std::nullopt;
    if (pivot != rows.begin() + static_cast<std::ptrdiff_t>(c)) {
      std::swap(*pivot, rows[c]);
      sign = -sign;
    }
    sign *= *its_sign;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      if (r == c || rows[r][c].sign() == 0) continue;
      const Bounded factor = rows[r][c] / rows[c][c];
      rows[r][c] = Bounded();
      for (std::size_t k = c + 1; k < rows[r].size(); ++k) rows[r][k] = rows[r][k] - factor * rows[c][k];
    }
  }
  return sign;
}

std::optional<int> complementarity_degree(const BoundedMatrix& matrix, const StopTest& stop) {
  return Complementarity(matrix, stop).degree();
}

}  // namespace nashsolve::nplayer
