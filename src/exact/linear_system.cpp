#include "linear_system.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "modular.hpp"

namespace nashsolve {

namespace {

/// Gauss-Jordan elimination on [M | 1]; after each step every entry is a minor.
class FractionFreeElimination {
 public:
  FractionFreeElimination(std::span<const Integer> matrix, std::size_t size,
                          const std::function<void(std::size_t)>& spend)
      : size_(size), width_(size + 1), entries_(size_ * width_), spend_(spend) {
    for (std::size_t row = 0; row < size_; ++row) {
      for (std::size_t column = 0; column < size_; ++column) at(row, column) = matrix[row * size_ + column];
      at(row, size_) = 1;
    }
  }

  std::optional<CramerSolution> solve() {
    Integer determinant = 1;
    bool is_odd = false;
    for (std::size_t pivot = 0; pivot < size_; ++pivot) {
      std::size_t found = pivot;
      while (found < size_ && sgn(at(found, pivot)) == 0) ++found;
      if (found == size_) return std::nullopt;
      if (found != pivot) {
        is_odd = !is_odd;
        for (std::size_t column = pivot; column < width_; ++column) {
          std::swap(at(found, column), at(pivot, column));
        }
      }
      eliminate(pivot, determinant);
      determinant = at(pivot, pivot);
    }
    CramerSolution solution{is_odd ? Integer(-determinant) : determinant, {}};
    for (std::size_t row = 0; row < size_; ++row) {
      solution.numerators.push_back(is_odd ? Integer(-at(row, size_)) : at(row, size_));
    }
    return solution;
  }

 private:
  Integer& at(std::size_t row, std::size_t column) { return entries_[row * width_ + column]; }

  void eliminate(std::size_t pivot, const Integer& divisor) {
    const Integer value = at(pivot, pivot);
    for (std::size_t row = 0; row < size_; ++row) {
      if (row == pivot) continue;
      const Integer factor = at(row, pivot);
      for (std::size_t column = pivot + 1; column < width_; ++column) {
        Integer& entry = at(row, column);
        if (spend_) spend_(bit_length(entry) + bit_length(value));
        entry *= value;
        subtract_product(entry, factor, at(pivot, column));
        divide_exactly(entry, divisor);
      }
    }
  }

  std::size_t size_;
  std::size_t width_;
  std::vector<Integer> entries_;
  const std::function<void(std::size_t)>& spend_;
};

/// The determinant and the numerators modulo one prime.
class ModularElimination {
 public:
  ModularElimination(std::span<const std::int64_t> matrix, std::size_t size)
      : matrix_(matrix), size_(size), width_(size + 1), entries_(size_ * width_) {}

  /// residues[0] is the determinant's, residues[1 + k] the k-th numerator's; false where the matrix is
  /// singular modulo this prime.
  bool solve(const Modulus& modulus, std::vector<std::uint64_t>& residues) {
    const std::uint64_t determinant = eliminate(modulus);
    if (determinant == 0) return false;
    residues.resize(size_ + 1);
    residues[0] = modulus.decode(determinant);
    // Back substitution; at(row, size_) becomes the solution. inverse is that of the product of the diagonal
    // up to this row.
    std::uint64_t inverse = inverse_product_;
    for (std::size_t row = size_; row-- > 0;) {
      std::uint64_t value = at(row, size_);
      for (std::size_t column = row + 1; column < size_; ++column) {
        value = modulus.cross(value, modulus.one(), at(row, column), at(column, size_));
      }
      if (row > 0) value = modulus.multiply(value, products_[row - 1]);
      value = modulus.multiply(value, inverse);
      inverse = modulus.multiply(inverse, at(row, row));
      at(row, size_) = value;
      residues[1 + row] = modulus.decode(modulus.multiply(value, determinant));
    }
    return true;
  }

  std::uint64_t determinant(const Modulus& modulus) { return modulus.decode(eliminate(modulus)); }

 private:
  std::uint64_t& at(std::size_t row, std::size_t column) { return entries_[row * width_ + column]; }

  void load(const Modulus& modulus) {
    const auto value = static_cast<std::int64_t>(modulus.value());
    for (std::size_t row = 0; row < size_; ++row) {
      for (std::size_t column = 0; column < size_; ++column) {
        const std::int64_t entry = matrix_[row * size_ + column];
        at(row, column) = modulus.encode(static_cast<std::uint64_t>(entry < 0 ? entry + value : entry));
      }
      at(row, size_) = modulus.one();
    }
  }

  /// Makes [M | 1] upper triangular without division, which multiplies each row by the pivots above it;
  /// returns the determinant, in Montgomery's form.
  std::uint64_t eliminate(const Modulus& modulus) {
    load(modulus);
    products_.clear();
    bool is_odd = false;
    std::uint64_t product = modulus.one();
    std::uint64_t scale = modulus.one();
    for (std::size_t pivot = 0; pivot < size_; ++pivot) {
      std::size_t found = pivot;
      while (found < size_ && at(found, pivot) == 0) ++found;
      if (found == size_) return 0;
      if (found != pivot) {
        is_odd = !is_odd;
        for (std::size_t column = pivot; column < width_; ++column) {
          std::swap(at(found, column), at(pivot, column));
        }
      }
      const std::uint64_t value = at(pivot, pivot);
      product = modulus.multiply(product, value);
      products_.push_back(product);
      if (pivot + 1 < size_) scale = modulus.multiply(scale, product);
      const std::uint64_t* source = &at(pivot, 0);
      for (std::size_t row = pivot + 1; row < size_; ++row) {
        std::uint64_t* target = &at(row, 0);
        const std::uint64_t factor = target[pivot];
        for (std::size_t column = pivot + 1; column < width_; ++column) {
          target[column] = modulus.cross(target[column], value, factor, source[column]);
        }
      }
    }
    const std::uint64_t inverse = modulus.inverse(modulus.multiply(product, scale));
    inverse_product_ = modulus.multiply(inverse, scale);
    const std::uint64_t inverse_scale = modulus.multiply(inverse, product);
    const std::uint64_t determinant = modulus.multiply(product, inverse_scale);
    return is_odd ? modulus.subtract(0, determinant) : determinant;
  }

  std::span<const std::int64_t> matrix_;
  std::size_t size_;
  std::size_t width_;
  std::vector<std::uint64_t> entries_;
  /// Of the diagonal, up to each row, and the inverse of the last.
  std::vector<std::uint64_t> products_;
  std::uint64_t inverse_product_ = 0;
};

/// Bits of the product of the rows' Euclidean norms, rounded up: Hadamard's bound of the determinant, and of
/// the numerators, whose matrices have entries of at most the same size.
std::size_t hadamard_bits(std::span<const std::int64_t> matrix, std::size_t size) {
  double bits = 0;
  for (std::size_t row = 0; row < size; ++row) {
    double square = 0;
    for (std::size_t column = 0; column < size; ++column) {
      const auto entry = static_cast<double>(matrix[row * size + column]);
      square += entry * entry;
    }
    bits += std::log2(std::max(square, 1.0)) / 2;
  }
  return static_cast<std::size_t>(std::ceil(bits * (1 + 1e-9))) + 1;
}

/// The integer of least magnitude with these residues modulo the first primes used (Garner 1959).
class Reconstruction {
 public:
  explicit Reconstruction(std::vector<const Modulus*> moduli) : moduli_(std::move(moduli)) {
    for (std::size_t k = 0; k < moduli_.size(); ++k) {
      // The inverse of the product of the moduli before, modulo this one, and those moduli's own residues.
      const Modulus& modulus = *moduli_[k];
      std::uint64_t product = modulus.one();
      for (std::size_t j = 0; j < k; ++j) {
        product = modulus.multiply(product, modulus.encode(moduli_[j]->value() % modulus.value()));
      }
      inverse_.push_back(modulus.inverse(product));
    }
    product_ = 1;
    for (const Modulus* modulus : moduli_) {
      product_ *= to_integer(static_cast<std::int64_t>(modulus->value()));
    }
    half_ = product_ / 2;
  }

  /// residue(k) is the one modulo the k-th modulus.
  template <class Residue>
  Integer integer(Residue residue) {
    digits_.clear();
    for (std::size_t k = 0; k < moduli_.size(); ++k) {
      const Modulus& modulus = *moduli_[k];
      // The mixed-radix digits so far, evaluated modulo this prime by Horner's rule.
      std::uint64_t value = 0;
      for (std::size_t j = k; j-- > 0;) {
        const std::uint64_t radix = modulus.encode(moduli_[j]->value() % modulus.value());
        value = modulus.multiply(value, radix);
        value = modulus.subtract(value, modulus.subtract(0, modulus.encode(digits_[j] % modulus.value())));
      }
      const std::uint64_t rest = modulus.subtract(modulus.encode(residue(k)), value);
      digits_.push_back(modulus.decode(modulus.multiply(rest, inverse_[k])));
    }
    Integer result = 0;
    for (std::size_t k = moduli_.size(); k-- > 0;) {
      result *= to_integer(static_cast<std::int64_t>(moduli_[k]->value()));
      result += to_integer(static_cast<std::int64_t>(digits_[k]));
    }
    if (result > half_) result -= product_;
    return result;
  }

 private:
  std::vector<const Modulus*> moduli_;
  std::vector<std::uint64_t> inverse_;
  std::vector<std::uint64_t> digits_;
  Integer product_;
  Integer half_;
};

bool solves(std::span<const std::int64_t> matrix, std::size_t size, const CramerSolution& solution) {
  if (sgn(solution.determinant) == 0) return false;
  for (std::size_t row = 0; row < size; ++row) {
    Integer rest = solution.determinant;
    for (std::size_t column = 0; column < size; ++column) {
      subtract_product(rest, solution.numerators[column], matrix[row * size + column]);
    }
    if (sgn(rest) != 0) return false;
  }
  return true;
}

/// Enough primes for an integer of so many bits and its sign.
std::size_t primes_for(std::size_t bits) {
  constexpr std::size_t kPrimeBits = 61;
  return (bits + 1) / kPrimeBits + 1;
}

/// Nothing where the matrix is singular modulo some primes in a row, or the result does not check.
std::optional<CramerSolution> solve_modular(std::span<const std::int64_t> matrix, std::size_t size) {
  constexpr std::size_t kMostUnlucky = 3;
  const std::size_t needed = primes_for(hadamard_bits(matrix, size));
  ModularElimination elimination(matrix, size);
  std::vector<const Modulus*> moduli;
  std::vector<std::vector<std::uint64_t>> residues;
  std::size_t unlucky = 0;
  for (std::size_t k = 0; moduli.size() < needed; ++k) {
    const Modulus& modulus = large_prime(k);
    if (!elimination.solve(modulus, residues.emplace_back())) {
      residues.pop_back();
      if (++unlucky == kMostUnlucky) return std::nullopt;
      continue;
    }
    moduli.push_back(&modulus);
  }
  Reconstruction reconstruction(std::move(moduli));
  CramerSolution solution;
  solution.determinant = reconstruction.integer([&](std::size_t k) { return residues[k][0]; });
  solution.numerators.reserve(size);
  for (std::size_t row = 0; row < size; ++row) {
    solution.numerators.push_back(
        reconstruction.integer([&](std::size_t k) { return residues[k][1 + row]; }));
  }
  if (!solves(matrix, size, solution)) return std::nullopt;
  return solution;
}

}  // namespace

std::optional<CramerSolution> solve_for_ones(std::span<const Integer> matrix, std::size_t size,
                                             const std::function<void(std::size_t)>& spend) {
  return FractionFreeElimination(matrix, size, spend).solve();
}

int determinant_sign(std::span<const std::int64_t> matrix, std::size_t size) {
  ModularElimination elimination(matrix, size);
  std::vector<const Modulus*> moduli;
  std::vector<std::uint64_t> residues;
  for (std::size_t k = 0; k < primes_for(hadamard_bits(matrix, size)); ++k) {
    moduli.push_back(&large_prime(k));
    residues.push_back(elimination.determinant(large_prime(k)));
  }
  return sgn(Reconstruction(std::move(moduli)).integer([&](std::size_t k) { return residues[k]; }));
}

std::optional<CramerSolution> solve_for_ones(std::span<const std::int64_t> matrix, std::size_t size) {
  if (auto solution = solve_modular(matrix, size)) return solution;
  std::vector<Integer> large;
  large.reserve(matrix.size());
  for (const std::int64_t entry : matrix) large.push_back(to_integer(entry));
  return solve_for_ones(large, size);
}

int determinant_sign(std::vector<std::vector<Integer>> matrix) {
  int sign = 1;
  Integer previous = 1;
  for (std::size_t step = 0; step < matrix.size(); ++step) {
    std::size_t row = step;
    while (row < matrix.size() && sgn(matrix[row][step]) == 0) ++row;
    if (row == matrix.size()) return 0;
    if (row != step) {
      std::swap(matrix[row], matrix[step]);
      sign = -sign;
    }
    eliminate_without_fractions(matrix, step, previous);
    previous = matrix[step][step];
  }
  return sign * sgn(previous);
}

void eliminate_without_fractions(std::vector<std::vector<Integer>>& matrix, std::size_t step,
                                 const Integer& previous) {
  const std::vector<Integer>& pivot_row = matrix[step];
  for (std::size_t i = step + 1; i < matrix.size(); ++i) {
    for (std::size_t k = step + 1; k < matrix.size(); ++k) {
      Integer& entry = matrix[i][k];
      entry *= pivot_row[step];
      subtract_product(entry, matrix[i][step], pivot_row[k]);
      divide_exactly(entry, previous);
    }
  }
}

}  // namespace nashsolve
