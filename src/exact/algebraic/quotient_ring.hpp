// Z[t] modulo a monic polynomial and a power of a prime.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "nashsolve/exact.hpp"
#include "nashsolve/polynomial.hpp"
#include "packed_polynomial.hpp"

namespace nashsolve {

class QuotientRing {
 public:
  /// Coefficients, lowest first, from 0 to the modulus; at most as many as the polynomial's degree.
  using Value = std::vector<Integer>;

  /// Requires a monic polynomial, lowest coefficient first. A product is 0 from when `must_stop` says so: who
  /// multiplies has to ask it before he believes what came out. It has to outlive the ring.
  QuotientRing(Integer modulus, Value polynomial, const std::function<bool()>& must_stop);

  [[nodiscard]] const Integer& modulus() const { return modulus_; }
  [[nodiscard]] const Value& polynomial() const { return polynomial_; }
  [[nodiscard]] std::size_t degree() const { return polynomial_.size() - 1; }

  [[nodiscard]] Integer residue(const Integer& value) const;
  [[nodiscard]] Value constant(const Integer& value) const { return {residue(value)}; }
  [[nodiscard]] Value reduced(Value value) const;
  [[nodiscard]] Value add(Value a, const Value& b) const;
  [[nodiscard]] Value subtract(Value a, const Value& b) const;
  [[nodiscard]] Value multiply(const Value& a, const Value& b) const;
  /// The sum of the products, one from each list; they are as long.
  [[nodiscard]] Value sum_of_products(const std::vector<const Value*>& a,
                                      const std::vector<const Value*>& b) const;
  [[nodiscard]] Value derivative(const Value& value) const;
  /// Of a number, modulo the power of the prime; nothing where the prime divides it.
  [[nodiscard]] std::optional<Integer> inverse(const Integer& value) const;

 private:
  /// For sums of so many products of coefficients.
  [[nodiscard]] PackedPolynomials packing(std::size_t terms) const;

  Integer modulus_;
  Value polynomial_;
  /// Of the polynomial with its coefficients the other way round, modulo the power of its degree.
  Value reciprocal_;
  const std::function<bool()>* must_stop_;
};

/// Integers n_k and one positive integer d, short in comparison with the modulus, with n_k = d a_k modulo it.
std::optional<std::pair<std::vector<Integer>, Integer>> fractions_of(const std::vector<Integer>& residues,
                                                                     const Integer& modulus);

}  // namespace nashsolve
