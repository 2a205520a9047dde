// Square linear systems of integers, solved exactly.
//
// Small entries: elimination modulo several 62-bit primes and the Chinese remainder theorem, with Hadamard's
// bound for the number of primes; the result is then put into the equations, so that nothing rests on the
// primes. Otherwise: elimination without fractions (Bareiss 1968).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "nashsolve/exact.hpp"

namespace nashsolve {

/// determinant * x = numerators.
struct CramerSolution {
  Integer determinant;
  std::vector<Integer> numerators;
};

/// The solution of M x = (1, ..., 1) for a row-major M of size x size entries; nothing where M is singular.
/// `spend` is told the work as it is done, about a nanosecond each, and may throw.
std::optional<CramerSolution> solve_for_ones(std::span<const Integer> matrix, std::size_t size,
                                             const std::function<void(std::size_t)>& spend = {});

/// The same for entries between 1 and 2^31.
std::optional<CramerSolution> solve_for_ones(std::span<const std::int64_t> matrix, std::size_t size);

/// The sign of the determinant of a row-major matrix with entries of magnitude at most 2^40.
int determinant_sign(std::span<const std::int64_t> matrix, std::size_t size);

/// -1, 0 or 1, of a square matrix of any integers. That of no rows is 1.
int determinant_sign(std::vector<std::vector<Integer>> matrix);

/// One step of elimination without fractions (Bareiss 1968): entries below and right of the pivot
/// matrix[step][step], which is not 0, become minors of the matrix before the first step. `previous` is the
/// pivot of the step before, 1 at first. What is left of the pivot column is of no meaning.
void eliminate_without_fractions(std::vector<std::vector<Integer>>& matrix, std::size_t step,
                                 const Integer& previous);

}  // namespace nashsolve
