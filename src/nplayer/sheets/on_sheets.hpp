// A polynomial in a base and p at the points of the base where C + B p + A p^2 = 0: on the sheet s, 1 or -1,
// p = (-B + s sqrt(D)) / 2A with D = B^2 - 4AC. Modulo the equation the polynomial is affine in p, and so
// U + s V sqrt(D) up to a factor, U and V polynomials on the base.
#pragma once

#include <array>
#include <cstddef>

#include "sheet_system.hpp"

namespace nashsolve::nplayer {

template <class P>
class OnSheets {
 public:
  OnSheets(const InSecond<P>& value, const std::array<P, 3>& q)
      : degree_(value.empty() ? 0 : value.size() - 1) {
    const auto& [c, b, a] = q;
    // At p = -C / B, times B to the degree.
    P power = P::constant(1);
    for (std::size_t k = 0; k < value.size(); ++k) {
      P term = value[k] * power;
      for (std::size_t rest = k; rest < degree_; ++rest) term = term * b;
      where_linear_ += term;
      power = power * c.negated();
    }
    if (a.is_zero()) return;
    InSecond<P> reduced = value;
    while (reduced.size() > 2) {
      const P leading = reduced.back();
      const std::size_t low = reduced.size() - 3;
      for (P& coefficient : reduced) coefficient = coefficient * a * a;
      for (std::size_t k = 0; k < 3; ++k) reduced[low + k] -= leading * a * q[k];
      drop_zeros(reduced);
    }
    reduced.resize(2);
    u_ = reduced[0] * a * P::constant(2) - reduced[1] * b;
    v_ = reduced[1];
    norm_ = u_ * u_ - v_ * v_ * (b * b - a * c * P::constant(4));
  }

  /// Between their zeros the sign is constant.
  [[nodiscard]] std::array<const P*, 4> decisive() const { return {&where_linear_, &u_, &v_, &norm_}; }

  /// `place` tells signs; `a`, `b` and `d`: the signs of A, B and D, which is not negative.
  template <class Place>
  [[nodiscard]] int sign(const Place& place, int s, int a, int b, int d) const {
    if (a == 0) {
      const int sign = place.sign(where_linear_);
      return degree_ % 2 == 0 ? sign : sign * b;
    }
    const int first = place.sign(u_);
    const int second = d == 0 ? 0 : s * place.sign(v_);
    if (second == 0 || first == second) return first * a;
    if (first == 0) return second * a;
    const int norm = place.sign(norm_);
    return (norm > 0 ? first : norm < 0 ? second : 0) * a;
  }

 private:
  std::size_t degree_ = 0;
  P where_linear_;
  P u_;
  P v_;
  P norm_;
};

}  // namespace nashsolve::nplayer
