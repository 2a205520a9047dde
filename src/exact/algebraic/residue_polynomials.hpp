// Polynomials in one variable over the integers modulo a large prime.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "modular.hpp"
#include "nashsolve/polynomial.hpp"

namespace nashsolve {

/// Elements and coefficients are in Montgomery's form; a polynomial's last one is not 0.
class ResiduePolynomials {
 public:
  using Element = std::uint64_t;
  /// Lowest first.
  using Poly = std::vector<Element>;

  explicit ResiduePolynomials(const Modulus& modulus) : modulus_(&modulus) {}

  [[nodiscard]] Element one() const { return modulus_->one(); }
  [[nodiscard]] Element add(Element a, Element b) const {
    const Element sum = a + b;
    return sum >= modulus_->value() ? sum - modulus_->value() : sum;
  }
  [[nodiscard]] Element subtract(Element a, Element b) const { return modulus_->subtract(a, b); }
  [[nodiscard]] Element multiply(Element a, Element b) const { return modulus_->multiply(a, b); }
  [[nodiscard]] Element inverse(Element a) const { return modulus_->inverse(a); }
  [[nodiscard]] Element of(std::uint64_t plain) const { return modulus_->encode(plain % modulus_->value()); }
  [[nodiscard]] Element of(const Integer& value) const;
  [[nodiscard]] Poly of(const Polynomial& p) const;
  [[nodiscard]] Integer integer(Element a) const;

  static void trim(Poly& p) {
    while (!p.empty() && p.back() == 0) p.pop_back();
  }
  [[nodiscard]] Poly difference(Poly a, const Poly& b) const;
  [[nodiscard]] Poly product(const Poly& a, const Poly& b) const;
  /// Quotient and remainder. Requires b other than 0.
  [[nodiscard]] std::pair<Poly, Poly> divide(Poly a, const Poly& b) const;
  [[nodiscard]] Poly remainder(Poly a, const Poly& b) const { return divide(std::move(a), b).second; }
  [[nodiscard]] Poly derivative(const Poly& p) const;
  /// With the leading coefficient 1; 0 stays 0.
  [[nodiscard]] Poly monic(Poly p) const;
  /// Monic; that of 0 and 0 is 0.
  [[nodiscard]] Poly greatest_common_divisor(Poly a, Poly b) const;
  /// A remainder of Euclid's algorithm on a and b, which is cofactor * b modulo a.
  struct Remainder {
    Poly remainder;
    Poly cofactor;
  };
  /// The first of at most so many coefficients.
  [[nodiscard]] Remainder first_remainder(Poly a, Poly b, std::size_t most) const;
  /// The p with p b = 1 modulo a; nothing where they have a divisor in common.
  [[nodiscard]] std::optional<Poly> inverse(const Poly& b, const Poly& a) const;
  /// Of each of the degrees that irreducible factors have, how many of a square-free polynomial's have it,
  /// one entry a factor.
  [[nodiscard]] std::vector<std::size_t> degrees_of_factors(Poly p) const;

 private:
  const Modulus* modulus_;
};

}  // namespace nashsolve
