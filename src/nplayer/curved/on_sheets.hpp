// Signs of a polynomial in z and p on both sheets of the curve A p^2 + B p + C = 0 over z (two_sheets.hpp).
#pragma once

#include <array>
#include <cstddef>

#include "plane_system.hpp"
#include "sections.hpp"
#include "sign_table.hpp"

namespace nashsolve::nplayer {

/// A polynomial in z and p on the curve q = 0.
class OnSheets {
 public:
  OnSheets(const InBoth& value, const std::array<Polynomial, 3>& q)
      : degree_(value.empty() ? 0 : value.size() - 1) {
    const auto& [c, b, a] = q;
    // At p = -C / B, times B to the degree.
    Polynomial power = Polynomial::constant(1);
    for (std::size_t k = 0; k < value.size(); ++k) {
      Polynomial term = value[k] * power;
      for (std::size_t rest = k; rest < degree_; ++rest) term = term * b;
      where_linear_ += term;
      power = power * c.negated();
    }
    if (a.is_zero()) return;
    InBoth reduced = value;
    while (reduced.size() > 2) {
      const Polynomial leading = reduced.back();
      const std::size_t low = reduced.size() - 3;
      for (Polynomial& coefficient : reduced) coefficient = coefficient * a * a;
      for (std::size_t k = 0; k < 3; ++k) reduced[low + k] -= leading * a * q[k];
      drop_zeros(reduced);
    }
    reduced.resize(2);
    u_ = reduced[0] * a * Integer(2) - reduced[1] * b;
    v_ = reduced[1];
    norm_ = u_ * u_ - v_ * v_ * (b * b - a * c * Integer(4));
  }

  void add_to(SignTable& signs) const {
    for (const Polynomial* each : {&where_linear_, &u_, &v_, &norm_}) signs.add(*each);
  }

  /// On the sheet s; `a`, `b` and `d`: the signs of A, B and D, which is not negative.
  [[nodiscard]] int sign(const At& z, int s, int a, int b, int d) const {
    if (a == 0) {
      const int sign = z.sign(where_linear_);
      return degree_ % 2 == 0 ? sign : sign * b;
    }
    const int first = z.sign(u_);
    const int second = d == 0 ? 0 : s * z.sign(v_);
    if (second == 0 || first == second) return first * a;
    if (first == 0) return second * a;
    return (z.sign(norm_) > 0 ? first : z.sign(norm_) < 0 ? second : 0) * a;
  }

 private:
  std::size_t degree_ = 0;
  Polynomial where_linear_;
  Polynomial u_;
  Polynomial v_;
  Polynomial norm_;
};

}  // namespace nashsolve::nplayer
