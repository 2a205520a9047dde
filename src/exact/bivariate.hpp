// Polynomials in two variables, x and y, with integer coefficients, and what a plane curve is projected by:
// subresultants, the determinants of parts of Sylvester's matrix (Collins 1967).
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "nashsolve/polynomial.hpp"

namespace nashsolve {

/// in_y()[k], a polynomial in x, belongs to the k-th power of y; the last one is not 0.
class Bivariate {
 public:
  Bivariate() = default;
  /// Zeros at the end are dropped.
  explicit Bivariate(std::vector<Polynomial> in_y);
  static Bivariate constant(const Integer& value);
  static Bivariate x() { return Bivariate({Polynomial::variable()}); }
  static Bivariate y() { return Bivariate({Polynomial(), Polynomial::constant(1)}); }

  [[nodiscard]] const std::vector<Polynomial>& in_y() const { return in_y_; }
  [[nodiscard]] bool is_zero() const { return in_y_.empty(); }
  [[nodiscard]] bool is_constant() const {
    return in_y_.empty() || (in_y_.size() == 1 && in_y_[0].is_constant());
  }
  /// Requires a constant.
  [[nodiscard]] int sign_of_constant() const { return is_zero() ? 0 : sgn(in_y_[0].leading()); }
  /// Of both variables together; 0 for the zero polynomial, too.
  [[nodiscard]] std::size_t degree() const;
  /// 0 for the zero polynomial, too.
  [[nodiscard]] std::size_t degree_in_y() const { return in_y_.empty() ? 0 : in_y_.size() - 1; }
  /// Whether it has its degree in y alone, too: over each x there are as many complex y, and none at
  /// infinity.
  [[nodiscard]] bool is_of_full_degree_in_y() const { return !in_y_.empty() && in_y_.back().is_constant(); }

  Bivariate& operator+=(const Bivariate& other);
  Bivariate& operator-=(const Bivariate& other);
  friend Bivariate operator+(Bivariate a, const Bivariate& b) { return a += b; }
  friend Bivariate operator-(Bivariate a, const Bivariate& b) { return a -= b; }
  friend Bivariate operator*(const Bivariate& a, const Bivariate& b);
  [[nodiscard]] Bivariate negated() const;
  [[nodiscard]] Bivariate derivative_in_y() const;

  [[nodiscard]] Rational at(const Rational& x, const Rational& y) const;
  /// In y, where x has the value; times a positive number.
  [[nodiscard]] Polynomial where_x_is(const Rational& value) const;
  /// In x, where y has the value; times a positive number.
  [[nodiscard]] Polynomial where_y_is(const Rational& value) const;
  /// In x: the k-th coefficient in powers of y - n / d, k from 0, each times d^degree_in_y(), n and d
  /// polynomials in x.
  [[nodiscard]] Polynomial around(const Polynomial& n, const Polynomial& d, std::size_t k) const;
  bool operator==(const Bivariate&) const = default;

 private:
  void trim();

  std::vector<Polynomial> in_y_;
};

/// Without what all its coefficients have in common, and without its sign.
Bivariate primitive_part(const Bivariate& p);

/// The coefficients, lowest first, of the j-th subresultant in y; nothing where `stop` is there and says so.
/// Requires a j below the degrees of both.
std::optional<std::vector<Polynomial>> subresultant(const Bivariate& p, const Bivariate& q, std::size_t j,
                                                    const std::function<bool()>& stop = {});

/// For polynomials of full degree in y: up to a constant factor the greatest common divisor, and p / q, which
/// is to be one.
Bivariate greatest_common_divisor(const Bivariate& p, const Bivariate& q);
Bivariate quotient_up_to_a_constant(const Bivariate& p, const Bivariate& q);

}  // namespace nashsolve
