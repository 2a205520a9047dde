// Square linear systems of integers too large for elimination: lifting modulo powers of a prime (Dixon 1982,
// Numerische Mathematik 40).
//
// The matrix is factored once, M = P L U modulo a prime p. Every step solves M x = r modulo p, which gives
// one more digit of the solution in base p, and goes on with (r - M x) / p, whose entries stay as small as
// those of M times the size. When p^steps is more than twice the square of Hadamard's bound, numerators and
// denominator are the only ones of their size with these digits, and continued fractions find them. Both the
// system and the transposed one are solved from the same factors: k^3 / 3 multiplications, and then k^2 a
// digit of 62 bits.
//
// FLINT 2.9's fmpz_mat_solve_dixon (Debian 12) does the same for one system at a time: 500 x 500 with entries
// up to 201 takes it 2.15 s, the two systems here 0.3 s together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "nashsolve/exact.hpp"

namespace nashsolve {

/// The k-th entry is numerators[k] / denominator; the denominator is positive, and as small as can be.
struct RationalVector {
  std::vector<Integer> numerators;
  Integer denominator;
};

/// Two solutions: matrix * columns = right and rows * matrix = left.
struct DixonSolution {
  RationalVector columns;
  RationalVector rows;
};

/// For two right-hand sides of nothing but 1, and a row-major matrix of size x size entries, of magnitude
/// below 2^62 / size where they are machine integers. Nothing where the matrix is singular, where it is so
/// modulo three primes, where entries are so long for its size that elimination is the faster way, or where
/// `must_stop`, asked after every so many multiplications, ended it.
std::optional<DixonSolution> solve_both_for_ones(std::span<const std::int64_t> matrix, std::size_t size,
                                                 const std::function<bool()>& must_stop);
std::optional<DixonSolution> solve_both_for_ones(std::span<const Integer> matrix, std::size_t size,
                                                 const std::function<bool()>& must_stop);

/// For any right-hand sides; `solve_large` also where elimination is faster.
std::optional<DixonSolution> solve_both(std::span<const Integer> matrix, std::span<const Integer> right,
                                        std::span<const Integer> left,
                                        const std::function<bool()>& must_stop);

/// The first of the two alone.
std::optional<RationalVector> solve_large(std::span<const Integer> matrix, std::span<const Integer> right,
                                          const std::function<bool()>& must_stop);

/// The same for 1.
std::optional<RationalVector> solve_large_for_ones(std::span<const std::int64_t> matrix, std::size_t size,
                                                   const std::function<bool()>& must_stop);
std::optional<RationalVector> solve_large_for_ones(std::span<const Integer> matrix, std::size_t size,
                                                   const std::function<bool()>& must_stop);

}  // namespace nashsolve
