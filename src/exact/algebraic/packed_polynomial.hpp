// Products of polynomials as products of integers: the coefficients side by side in one integer each, far
// enough apart that those of the product do not meet (Kronecker's substitution; Schönhage 1982). What GMP
// does fast for long integers it does for short ones here.
#pragma once

#include <cstddef>
#include <vector>

#include "nashsolve/exact.hpp"

namespace nashsolve {

class PackedPolynomials {
 public:
  /// For sums of products whose coefficients have so many bits, after the sum.
  explicit PackedPolynomials(std::size_t bits);

  /// Requires coefficients that are not negative, lowest first, each with no more bits.
  [[nodiscard]] Integer pack(const std::vector<Integer>& coefficients) const;
  /// The coefficients, `count` of them from the one at `first`.
  [[nodiscard]] std::vector<Integer> unpack(const Integer& packed, std::size_t first,
                                            std::size_t count) const;

  /// The same of coefficients of either sign, for which there is one more bit: of a negative one the bits
  /// are those of its complement, with a borrow from the next.
  [[nodiscard]] Integer pack_signed(const std::vector<Integer>& coefficients) const;
  /// All of them.
  [[nodiscard]] std::vector<Integer> unpack_signed(const Integer& packed) const;

 private:
  /// Of a coefficient.
  std::size_t limbs_;
};

}  // namespace nashsolve
