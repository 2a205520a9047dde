// A square matrix of integers factored modulo a prime, for solving systems with it and with its transpose.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "modular.hpp"
#include "nashsolve/exact.hpp"

namespace nashsolve {

/// Asks whether to stop after every so many multiplications; some 10 ms.
class WorkMeter {
 public:
  explicit WorkMeter(const std::function<bool()>& must_stop) : must_stop_(must_stop) {}
  /// Whether to stop, after so many multiplications more.
  bool spend(std::size_t work) {
    work_ += work;
    if (work_ < kWorkPerAsk) return false;
    work_ = 0;
    return must_stop_();
  }

 private:
  static constexpr std::size_t kWorkPerAsk = std::size_t{1} << 23U;
  const std::function<bool()>& must_stop_;
  std::size_t work_ = 0;
};

inline std::uint64_t residue_of(std::int64_t value, std::uint64_t modulus) {
  const auto rest = value % static_cast<std::int64_t>(modulus);
  return static_cast<std::uint64_t>(rest < 0 ? rest + static_cast<std::int64_t>(modulus) : rest);
}

inline std::uint64_t residue_of(const Integer& value, std::uint64_t modulus) {
  Integer rest;
  return mpz_fdiv_r_ui(rest.get_mpz_t(), value.get_mpz_t(), modulus);
}

/// The sum of a[k] * b[k], one factor in Montgomery's form: the plain residue.
inline std::uint64_t dot(const Modulus& modulus, const std::uint64_t* a, const std::uint64_t* b,
                         std::size_t count) {
  // Below p * 2^64 before and, as p < 2^62, below 2 * p * 2^64 after four products.
  const Modulus::Wide bound = static_cast<Modulus::Wide>(modulus.value()) << 64U;
  Modulus::Wide sum = 0;
  std::size_t k = 0;
  for (; k + 4 <= count; k += 4) {
    sum += static_cast<Modulus::Wide>(a[k]) * b[k];
    sum += static_cast<Modulus::Wide>(a[k + 1]) * b[k + 1];
    sum += static_cast<Modulus::Wide>(a[k + 2]) * b[k + 2];
    sum += static_cast<Modulus::Wide>(a[k + 3]) * b[k + 3];
    sum = sum >= bound ? sum - bound : sum;
  }
  for (; k < count; ++k) {
    sum += static_cast<Modulus::Wide>(a[k]) * b[k];
    sum = sum >= bound ? sum - bound : sum;
  }
  return modulus.reduced(sum);
}

/// P M = L U modulo a prime, U with ones on its diagonal, in Montgomery's form (Crout's order).
class ModularFactors {
 public:
  template <class Entry>
  static std::optional<ModularFactors> of(std::span<const Entry> matrix, std::size_t size,
                                          const Modulus& modulus, WorkMeter& meter) {
    ModularFactors factors(size, modulus);
    std::vector<std::uint64_t> entries;
    entries.reserve(size * size);
    for (const Entry& entry : matrix) {
      entries.push_back(modulus.encode(residue_of(entry, modulus.value())));
    }
    if (!factors.run(std::move(entries), meter)) return std::nullopt;
    return factors;
  }

  /// Replaces the plain residues r by those of the x with M x = r.
  void solve(std::vector<std::uint64_t>& r) const {
    std::vector<std::uint64_t> permuted(size_);
    for (std::size_t i = 0; i < size_; ++i) permuted[i] = r[order_[i]];
    substitute(by_rows_, permuted, inverse_);
    r = std::move(permuted);
  }

  /// The same for M' x = r.
  void solve_transposed(std::vector<std::uint64_t>& r) const {
    substitute(by_columns_, r, inverse_);
    std::vector<std::uint64_t> permuted(size_);
    for (std::size_t i = 0; i < size_; ++i) permuted[order_[i]] = r[i];
    r = std::move(permuted);
  }

 private:
  ModularFactors(std::size_t size, const Modulus& modulus)
      : size_(size), modulus_(&modulus), by_rows_(size * size), by_columns_(size * size) {}

  bool run(std::vector<std::uint64_t> entries, WorkMeter& meter) {
    for (std::size_t i = 0; i < size_; ++i) order_.push_back(i);
    for (std::size_t step = 0; step < size_; ++step) {
      if (meter.spend((size_ - step) * (2 * step + 1))) return false;
      std::uint64_t* const column = &by_columns_[step * size_];
      std::size_t pivot = size_;
      for (std::size_t i = step; i < size_; ++i) {
        std::uint64_t* const row = &by_rows_[i * size_];
        row[step] = modulus_->subtract(entries[order_[i] * size_ + step], dot(*modulus_, row, column, step));
        if (pivot == size_ && row[step] != 0) pivot = i;
      }
      if (pivot == size_) return false;
      if (pivot != step) {
        std::swap(order_[pivot], order_[step]);
        std::swap_ranges(&by_rows_[pivot * size_], &by_rows_[pivot * size_] + step + 1,
                         &by_rows_[step * size_]);
      }
      const std::uint64_t* const row = &by_rows_[step * size_];
      inverse_.push_back(modulus_->inverse(row[step]));
      for (std::size_t k = step + 1; k < size_; ++k) {
        std::uint64_t* const other = &by_columns_[k * size_];
        const std::uint64_t rest =
            modulus_->subtract(entries[order_[step] * size_ + k], dot(*modulus_, row, other, step));
        other[step] = modulus_->multiply(rest, inverse_.back());
      }
    }
    for (std::size_t i = 0; i < size_; ++i) {
      for (std::size_t k = 0; k < i; ++k) {
        by_rows_[k * size_ + i] = by_columns_[i * size_ + k];
        by_columns_[k * size_ + i] = by_rows_[i * size_ + k];
      }
    }
    return true;
  }

  /// Forward with what is left of the diagonal, back with what is right of it. The diagonal belongs to the
  /// factor L, which comes first in one order and last in the other.
  void substitute(const std::vector<std::uint64_t>& factors, std::vector<std::uint64_t>& x,
                  const std::vector<std::uint64_t>& inverse) const {
    const bool lower_first = &factors == &by_rows_;
    for (std::size_t i = 0; i < size_; ++i) {
      x[i] = modulus_->subtract(x[i], dot(*modulus_, &factors[i * size_], x.data(), i));
      if (lower_first) x[i] = modulus_->multiply(x[i], inverse[i]);
    }
    for (std::size_t i = size_; i-- > 0;) {
      x[i] = modulus_->subtract(
          x[i], dot(*modulus_, factors.data() + i * size_ + i + 1, x.data() + i + 1, size_ - i - 1));
      if (!lower_first) x[i] = modulus_->multiply(x[i], inverse[i]);
    }
  }

  std::size_t size_;
  const Modulus* modulus_;
  /// Row i: L left of and on the diagonal, U right of it; and the same transposed.
  std::vector<std::uint64_t> by_rows_;
  std::vector<std::uint64_t> by_columns_;
  /// Of the diagonal of L.
  std::vector<std::uint64_t> inverse_;
  /// The row of M that became row i.
  std::vector<std::size_t> order_;
};

}  // namespace nashsolve
