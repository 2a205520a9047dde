#include "dixon.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "modular_factors.hpp"

namespace nashsolve {

namespace {

/// Primes that may divide the determinant by chance, each with probability 2^-61.
constexpr std::size_t kMostUnluckyPrimes = 3;
/// Words of an entry beyond which elimination without fractions is faster, by the size of the matrix: there
/// products of long numbers take less than one multiplication for each pair of words. Random entries of 128
/// words take it 0.4 of the time at 10x10, 0.07 at 5x5; of 8 words 0.6 at 10x10.
std::size_t most_words_to_lift(std::size_t size) {
  return 64 + size * size;
}

using Wide = Modulus::Wide;
__extension__ using SignedWide = __int128;

/// r := (r - matrix * digits) / p, exactly.
void next_residual(const std::vector<std::int64_t>& matrix, const std::vector<std::uint64_t>& digits,
                   std::uint64_t p, std::vector<std::int64_t>& r) {
  std::uint64_t inverse = p;
  for (int step = 0; step < 5; ++step) inverse *= 2 - p * inverse;
  const std::size_t size = r.size();
  for (std::size_t i = 0; i < size; ++i) {
    SignedWide sum = 0;
    const std::int64_t* const row = matrix.data() + i * size;
    for (std::size_t k = 0; k < size; ++k) {
      sum += static_cast<SignedWide>(row[k]) * static_cast<std::int64_t>(digits[k]);
    }
    const auto low = static_cast<std::uint64_t>(static_cast<SignedWide>(r[i]) - sum);
    r[i] = static_cast<std::int64_t>(low * inverse);
  }
}

void next_residual(const std::vector<Integer>& matrix, const std::vector<std::uint64_t>& digits,
                   std::uint64_t p, std::vector<Integer>& r) {
  const std::size_t size = r.size();
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t k = 0; k < size; ++k) {
      mpz_submul_ui(r[i].get_mpz_t(), matrix[i * size + k].get_mpz_t(), digits[k]);
    }
    mpz_divexact_ui(r[i].get_mpz_t(), r[i].get_mpz_t(), p);
  }
}

double squared(std::int64_t value) {
  return static_cast<double>(value) * static_cast<double>(value);
}

/// An upper bound of the bits of the entry.
double entry_bits(const Integer& value) {
  return static_cast<double>(bit_length(value));
}
double entry_bits(std::int64_t value) {
  return std::log2(std::abs(static_cast<double>(value))) + 1;
}

std::size_t words_of(const Integer& value) {
  return std::max<std::size_t>(mpz_size(value.get_mpz_t()), 1);
}

/// Of the longest one.
std::size_t most_words(std::span<const Integer> values) {
  std::size_t most = 1;
  for (const Integer& value : values) most = std::max(most, words_of(value));
  return most;
}
std::size_t most_words(std::span<const std::int64_t> /*values*/) {
  return 1;
}

/// Bits of a bound on the determinant and all numerators of Cramer's rule (Hadamard 1893): a row in which one
/// entry became 1 is no longer than the row with an entry of 1 more.
double hadamard(std::span<const std::int64_t> matrix, std::size_t size) {
  double bits = 0;
  for (std::size_t row = 0; row < size; ++row) {
    double square = 1;
    for (const std::int64_t entry : matrix.subspan(row * size, size)) square += squared(entry);
    bits += std::log2(square) / 2;
  }
  return bits * (1 + 1e-9) + 1;
}

double hadamard(std::span<const Integer> matrix, std::size_t size) {
  double bits = 0;
  for (std::size_t row = 0; row < size; ++row) {
    double largest = 1;
    for (const Integer& entry : matrix.subspan(row * size, size)) {
      largest = std::max(largest, entry_bits(entry));
    }
    bits += largest + std::log2(static_cast<double>(size + 1)) / 2;
  }
  return bits * (1 + 1e-9) + 1;
}

/// How much more the numerators can have with this right-hand side: a determinant in which it is a row or a
/// column is the sum of its entries times minors.
template <class Entry>
double right_side_bits(std::span<const Entry> right) {
  double largest = 1;
  for (const Entry& entry : right) {
    if (entry > 1 || entry < -1) largest = std::max(largest, entry_bits(entry));
  }
  return largest == 1 ? 0 : largest + std::log2(static_cast<double>(right.size())) + 1;
}

/// Rational numbers with numerators and denominators of at most `bits` bits from their residues.
class FractionReconstruction {
 public:
  FractionReconstruction(Integer modulus, std::size_t bits, WorkMeter& meter)
      : modulus_(std::move(modulus)), half_(modulus_ / 2), bound_(Integer(1) << bits), meter_(meter) {}

  /// The vector with these residues, which it takes; nothing where there is none of this size, or no time.
  [[nodiscard]] std::optional<RationalVector> vector(std::vector<Integer> residues) const {
    RationalVector result{std::move(residues), 1};
    Integer scaled;
    for (const Integer& residue : result.numerators) {
      scaled = balanced(residue * result.denominator);
      if (abs(scaled) <= bound_) continue;
      const std::optional<Integer> factor = denominator_of(scaled);
      if (!factor) return std::nullopt;
      result.denominator *= *factor;
    }
    for (Integer& residue : result.numerators) {
      residue = balanced(residue * result.denominator);
      if (abs(residue) > bound_) return std::nullopt;
    }
    return result;
  }

 private:
  [[nodiscard]] Integer balanced(Integer value) const {
    mpz_fdiv_r(value.get_mpz_t(), value.get_mpz_t(), modulus_.get_mpz_t());
    if (value > half_) value -= modulus_;
    return value;
  }

  /// The least positive d for which d * residue is small modulo the modulus: Euclid's algorithm on the two,
  /// up to the first remainder within the bound (Wang 1981).
  [[nodiscard]] std::optional<Integer> denominator_of(const Integer& residue) const {
    Integer older = modulus_;
    Integer newer = residue;
    if (sgn(newer) < 0) newer += modulus_;
    Integer older_factor = 0;
    Integer newer_factor = 1;
    Integer quotient;
    while (newer > bound_) {
      if (meter_.spend(2 * words_of(older))) return std::nullopt;
      mpz_tdiv_qr(quotient.get_mpz_t(), older.get_mpz_t(), older.get_mpz_t(), newer.get_mpz_t());
      std::swap(older, newer);
      subtract_product(older_factor, quotient, newer_factor);
      std::swap(older_factor, newer_factor);
    }
    Integer result = abs(newer_factor);
    if (sgn(result) == 0 || result > bound_) return std::nullopt;
    return result;
  }

  Integer modulus_;
  Integer half_;
  Integer bound_;
  WorkMeter& meter_;
};

template <class Entry>
class Lifting {
 public:
  Lifting(std::span<const Entry> matrix, std::size_t size, const std::function<bool()>& must_stop)
      : matrix_(matrix),
        size_(size),
        words_(most_words(matrix)),
        meter_(must_stop),
        bits_(hadamard(matrix, size)) {
    for (std::size_t k = 0; k < kMostUnluckyPrimes && !factors_; ++k) {
      modulus_ = &large_prime(k);
      factors_ = ModularFactors::of(matrix, size, *modulus_, meter_);
      if (!factors_ && must_stop()) return;
    }
  }

  /// `r`: the right-hand side.
  std::optional<RationalVector> solve(bool transposed, std::vector<Entry> r) {
    if (!factors_) return std::nullopt;
    const double bits = bits_ + right_side_bits(std::span<const Entry>(r));
    const std::vector<Entry> matrix =
        transposed ? transpose() : std::vector<Entry>(matrix_.begin(), matrix_.end());
    const std::uint64_t p = modulus_->value();
    constexpr double kBitsOfPrime = 61.9;
    const auto steps = static_cast<std::size_t>(std::ceil((2 * bits + 2) / kBitsOfPrime)) + 1;
    std::vector<std::vector<std::uint64_t>> digits;
    for (std::size_t step = 0; step < steps; ++step) {
      if (meter_.spend(2 * size_ * size_ * words_)) return std::nullopt;
      std::vector<std::uint64_t>& own = digits.emplace_back();
      own.reserve(size_);
      for (const Entry& entry : r) own.push_back(residue_of(entry, p));
      transposed ? factors_->solve_transposed(own) : factors_->solve(own);
      next_residual(matrix, own, p, r);
    }
    return combine(digits, static_cast<std::size_t>(std::ceil(bits)));
  }

 private:
  [[nodiscard]] std::vector<Entry> transpose() const {
    std::vector<Entry> result;
    result.reserve(matrix_.size());
    for (std::size_t k = 0; k < size_; ++k) {
      for (std::size_t i = 0; i < size_; ++i) result.push_back(matrix_[i * size_ + k]);
    }
    return result;
  }

  std::optional<RationalVector> combine(const std::vector<std::vector<std::uint64_t>>& digits,
                                        std::size_t bits) {
    const std::uint64_t p = modulus_->value();
    std::vector<Integer> residues(size_);
    for (std::size_t i = 0; i < size_; ++i) {
      for (std::size_t step = digits.size(); step-- > 0;) {
        if (meter_.spend(digits.size() - step)) return std::nullopt;
        mpz_mul_ui(residues[i].get_mpz_t(), residues[i].get_mpz_t(), p);
        mpz_add_ui(residues[i].get_mpz_t(), residues[i].get_mpz_t(), digits[step][i]);
      }
    }
    Integer modulus;
    mpz_ui_pow_ui(modulus.get_mpz_t(), p, digits.size());
    return FractionReconstruction(std::move(modulus), bits, meter_).vector(std::move(residues));
  }

  std::span<const Entry> matrix_;
  std::size_t size_;
  std::size_t words_;
  WorkMeter meter_;
  double bits_;
  const Modulus* modulus_ = nullptr;
  std::optional<ModularFactors> factors_;
};

template <class Entry>
std::optional<DixonSolution> lift_both(std::span<const Entry> matrix, std::vector<Entry> right,
                                       std::vector<Entry> left, const std::function<bool()>& must_stop) {
  if (most_words(matrix) > most_words_to_lift(right.size())) return std::nullopt;
  Lifting<Entry> lifting(matrix, right.size(), must_stop);
  auto columns = lifting.solve(false, std::move(right));
  if (!columns) return std::nullopt;
  auto rows = lifting.solve(true, std::move(left));
  if (!rows) return std::nullopt;
  return DixonSolution{*std::move(columns), *std::move(rows)};
}

template <class Entry>
std::vector<Entry> ones(std::size_t size) {
  return std::vector<Entry>(size, Entry(1));
}

/// Of machine integers, in a system of this size.
std::size_t most_bits(std::size_t size) {
  return 61 - std::min<std::size_t>(bit_length(Integer(size)), 61);
}

/// As machine integers, where all are below the limit.
std::optional<std::vector<std::int64_t>> small(std::span<const Integer> values, std::size_t bits) {
  std::vector<std::int64_t> result;
  result.reserve(values.size());
  for (const Integer& value : values) {
    if (bit_length(value) > bits) return std::nullopt;
    result.push_back(value.get_si());
  }
  return result;
}

}  // namespace

std::optional<DixonSolution> solve_both_for_ones(std::span<const std::int64_t> matrix, std::size_t size,
                                                 const std::function<bool()>& must_stop) {
  return lift_both(matrix, ones<std::int64_t>(size), ones<std::int64_t>(size), must_stop);
}

std::optional<DixonSolution> solve_both_for_ones(std::span<const Integer> matrix, std::size_t size,
                                                 const std::function<bool()>& must_stop) {
  return lift_both(matrix, ones<Integer>(size), ones<Integer>(size), must_stop);
}

std::optional<DixonSolution> solve_both(std::span<const Integer> matrix, std::span<const Integer> right,
                                        std::span<const Integer> left,
                                        const std::function<bool()>& must_stop) {
  const std::size_t bits = most_bits(right.size());
  const auto small_matrix = small(matrix, bits);
  auto small_right = small(right, bits);
  auto small_left = small(left, bits);
  if (small_matrix && small_right && small_left) {
    return lift_both(std::span<const std::int64_t>(*small_matrix), *std::move(small_right),
                     *std::move(small_left), must_stop);
  }
  return lift_both(matrix, std::vector<Integer>(right.begin(), right.end()),
                   std::vector<Integer>(left.begin(), left.end()), must_stop);
}

std::optional<RationalVector> solve_large(std::span<const Integer> matrix, std::span<const Integer> right,
                                          const std::function<bool()>& must_stop) {
  const std::size_t bits = most_bits(right.size());
  const auto small_matrix = small(matrix, bits);
  auto small_right = small(right, bits);
  if (small_matrix && small_right) {
    return Lifting<std::int64_t>(*small_matrix, right.size(), must_stop)
        .solve(false, *std::move(small_right));
  }
  return Lifting<Integer>(matrix, right.size(), must_stop)
      .solve(false, std::vector<Integer>(right.begin(), right.end()));
}

std::optional<RationalVector> solve_large_for_ones(std::span<const std::int64_t> matrix, std::size_t size,
                                                   const std::function<bool()>& must_stop) {
  return Lifting<std::int64_t>(matrix, size, must_stop).solve(false, ones<std::int64_t>(size));
}

std::optional<RationalVector> solve_large_for_ones(std::span<const Integer> matrix, std::size_t size,
                                                   const std::function<bool()>& must_stop) {
  if (most_words(matrix) > most_words_to_lift(size)) return std::nullopt;
  return Lifting<Integer>(matrix, size, must_stop).solve(false, ones<Integer>(size));
}

}  // namespace nashsolve
