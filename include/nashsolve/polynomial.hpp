// Polynomials in one variable with integer coefficients, of any size; their real roots; and real algebraic
// numbers, which are such roots.
#pragma once

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "nashsolve/exact.hpp"

namespace nashsolve {

/// coefficients()[k] belongs to the k-th power; the last one is not 0, and the zero polynomial has none.
class Polynomial {
 public:
  Polynomial() = default;
  /// Zeros at the end are dropped.
  explicit Polynomial(std::vector<Integer> coefficients);
  static Polynomial constant(const Integer& value);
  /// The variable.
  static Polynomial variable() { return Polynomial({0, 1}); }

  [[nodiscard]] const std::vector<Integer>& coefficients() const { return coefficients_; }
  [[nodiscard]] bool is_zero() const { return coefficients_.empty(); }
  [[nodiscard]] bool is_constant() const { return coefficients_.size() <= 1; }
  /// 0 for the zero polynomial, too.
  [[nodiscard]] std::size_t degree() const { return coefficients_.empty() ? 0 : coefficients_.size() - 1; }
  /// Requires a polynomial other than 0.
  [[nodiscard]] const Integer& leading() const { return coefficients_.back(); }

  [[nodiscard]] Rational at(const Rational& value) const;
  /// -1, 0 or 1.
  [[nodiscard]] int sign_at(const Rational& value) const;

  Polynomial& operator+=(const Polynomial& other);
  Polynomial& operator-=(const Polynomial& other);
  Polynomial& operator*=(const Integer& factor);
  friend Polynomial operator+(Polynomial a, const Polynomial& b) { return a += b; }
  friend Polynomial operator-(Polynomial a, const Polynomial& b) { return a -= b; }
  friend Polynomial operator*(const Polynomial& a, const Polynomial& b);
  friend Polynomial operator*(Polynomial a, const Integer& b) { return a *= b; }
  [[nodiscard]] Polynomial negated() const;

  bool operator==(const Polynomial&) const = default;

 private:
  void trim();
  /// The value as numerator and denominator, not reduced, the denominator positive (Horner's rule on both).
  [[nodiscard]] std::pair<Integer, Integer> fraction_at(const Rational& value) const;

  std::vector<Integer> coefficients_;
};

/// The greatest common divisor of the coefficients; 0 for the zero polynomial.
Integer content(const Polynomial& p);
/// p over its content, with a positive leading coefficient; 0 stays 0.
Polynomial primitive_part(const Polynomial& p);
/// p / q. Throws std::logic_error where that is no polynomial with integer coefficients.
Polynomial exact_quotient(const Polynomial& p, const Polynomial& q);
/// Primitive, with a positive leading coefficient; that of 0 and 0 is 0. Contents play no role.
Polynomial greatest_common_divisor(const Polynomial& p, const Polynomial& q);
Polynomial derivative(const Polynomial& p);
/// p at 1 - x.
Polynomial reflected(const Polynomial& p);
/// The primitive polynomial with the roots of p, each once. Requires p other than 0.
Polynomial square_free_part(const Polynomial& p);

/// "c^2 - 2", highest powers first, with `variable` for c.
std::string to_string(const Polynomial& p, std::string_view variable);

/// A real root of a polynomial: a rational number, or the one root between two rational ones.
class RealRoot {
 public:
  explicit RealRoot(Rational value);
  /// Requires: of the square-free `polynomial`'s roots exactly one lies between the bounds, none is a bound,
  /// and that one is irrational.
  RealRoot(Polynomial polynomial, Rational lower, Rational upper);

  [[nodiscard]] bool is_rational() const { return polynomial_.is_zero(); }
  /// Equal where the root is rational, else the root lies between them.
  [[nodiscard]] const Rational& lower() const { return lower_; }
  [[nodiscard]] const Rational& upper() const { return upper_; }
  /// Square-free, has the root, and need not be the one of least degree; 0 for a rational root.
  [[nodiscard]] const Polynomial& polynomial() const { return polynomial_; }

  /// Halves the distance of the bounds.
  void refine();
  /// Until the bounds are at most so far apart.
  void refine_to(const Rational& width);

 private:
  Polynomial polynomial_;
  int sign_at_upper_ = 0;
  Rational lower_;
  Rational upper_;
};

/// All real roots, each once, ascending; their bounds do not overlap. Requires p other than 0.
std::vector<RealRoot> real_roots(const Polynomial& p);

/// The one root between the bounds, where it is quickly seen that there is just one: p changes its sign
/// there, and its derivative keeps its own. Nothing where that does not tell. Requires p other than 0 and
/// lower < upper.
std::optional<RealRoot> simple_root_between(const Polynomial& p, const Rational& lower,
                                            const Rational& upper);

/// Refines both until it is known.
std::strong_ordering compare(RealRoot& a, RealRoot& b);

/// The sign of p at the root.
int sign_at(const Polynomial& p, RealRoot root);

/// The primitive irreducible polynomial with a positive leading coefficient that has this root.
Polynomial minimal_polynomial(const RealRoot& root);

/// The rational number with the least denominator strictly between two; requires lower < upper.
Rational simplest_between(const Rational& lower, const Rational& upper);

}  // namespace nashsolve
