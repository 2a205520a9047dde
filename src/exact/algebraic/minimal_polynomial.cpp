// The minimal polynomial of a real root by lattice reduction (Lenstra, Lenstra and Lovasz 1982; Kannan,
// Lenstra and Lovasz 1988).
//
// Let f of degree n have the root a, and g be the minimal polynomial of a. As a factor of f it has a norm of
// at most H = 2^n |f| (Mignotte 1974). Suppose its degree is at most d = n - 1, and take for polynomials h of
// degree up to d the vectors (h_0, ..., h_d, sum h_i a_i) with integers a_i within 1 of 2^s a^i. That of g is
// not longer than (d + 2) H, so the first vector of a reduced basis is not longer than T = 2^(d/2) (d + 2) H.
// For a polynomial h with such a vector |h(a)| <= (d + 2) T / 2^s. But if h(a) is not 0, the resultant of g
// and h is a nonzero integer, hence |h(a)| ((d + 1) T)^(d-1) H^d >= 1. With an s that excludes this, h(a) =
// 0: f and h have a common divisor with the root a and a degree below n. So where the reduced basis gives no
// such divisor, f is irreducible; else the divisor takes the place of f.
#include <utility>
#include <vector>

#include "irreducible.hpp"
#include "lattice.hpp"

namespace nashsolve {

namespace {

using Vector = std::vector<Integer>;

/// A divisor of f that has the root and a lower degree, where there is one.
Polynomial proper_divisor(const Polynomial& f, RealRoot root) {
  const std::size_t n = f.degree();
  const std::size_t d = n - 1;
  Integer square = 0;
  for (const Integer& coefficient : f.coefficients()) add_product(square, coefficient, coefficient);
  // In bits, rounded up: H, T and s of the opening comment.
  const std::size_t h = n + (bit_length(square) + 1) / 2;
  const std::size_t t = (d + 1) / 2 + bit_length(Integer(static_cast<unsigned long>(d + 2))) + h;
  const std::size_t size_bits = bit_length(Integer(static_cast<unsigned long>(d + 2)));
  const std::size_t s = size_bits + t + (d - 1) * (size_bits + t) + d * h + 1;
  return divisor_by_lattice(f, std::move(root), d, s);
}

}  // namespace

Polynomial divisor_by_lattice(const Polynomial& f, RealRoot root, std::size_t d, std::size_t s) {
  // The powers of the root change by less than 1 / 2^(s+1) within its bounds.
  const std::size_t root_bits = bit_length(Integer(abs(root.lower().get_num()) / root.lower().get_den())) + 2;
  root.refine_to(make_rational(1, Integer(1) << static_cast<mp_bitcnt_t>(s + 4 + d * (root_bits + 1))));
  std::vector<Vector> basis;
  Rational power(Integer(1) << static_cast<mp_bitcnt_t>(s));
  for (std::size_t i = 0; i <= d; ++i) {
    Vector vector(d + 2);
    vector[i] = 1;
    vector[d + 1] = nearest_quotient(power.get_num(), power.get_den());
    basis.push_back(std::move(vector));
    power *= root.lower();
  }
  Vector first = shortest_of_reduced(std::move(basis));
  first.pop_back();
  Polynomial common = greatest_common_divisor(f, Polynomial(std::move(first)));
  const bool has_root =
      !common.is_constant() && common.sign_at(root.lower()) * common.sign_at(root.upper()) < 0;
  return has_root && common.degree() < f.degree() ? common : Polynomial();
}

Polynomial minimal_polynomial(const RealRoot& root) {
  if (root.is_rational()) return Polynomial({-root.lower().get_num(), root.lower().get_den()});
  Polynomial f = root.polynomial();
  for (const RealRoot& other : real_roots(f)) {
    if (!other.is_rational()) continue;
    f = exact_quotient(f, Polynomial({-other.lower().get_num(), other.lower().get_den()}));
  }
  // Without rational roots one of degree 2 or 3 is irreducible.
  while (f.degree() > 3) {
    Polynomial divisor = proper_divisor(f, root);
    if (divisor.is_zero()) break;
    f = std::move(divisor);
  }
  return primitive_part(f);
}

}  // namespace nashsolve
