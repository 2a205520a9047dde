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

namespace nashsolve {

namespace {

using Vector = std::vector<Integer>;

Integer dot(const Vector& a, const Vector& b) {
  Integer sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) add_product(sum, a[i], b[i]);
  return sum;
}

/// The quotient rounded to the nearest integer; below > 0.
Integer nearest_quotient(const Integer& above, const Integer& below) {
  const Integer doubled = 2 * above + below;
  const Integer divisor = 2 * below;
  Integer quotient;
  mpz_fdiv_q(quotient.get_mpz_t(), doubled.get_mpz_t(), divisor.get_mpz_t());
  return quotient;
}

/// Reduces a lattice's basis in integers only (Cohen 1993, algorithm 2.6.7): determinants_[i] is the
/// determinant of Gram's matrix of the first i vectors, lambda_[k][j] is mu_kj determinants_[j + 1].
class LatticeReduction {
 public:
  explicit LatticeReduction(std::vector<Vector> basis)
      : basis_(std::move(basis)),
        determinants_(basis_.size() + 1, 1),
        lambda_(basis_.size(), Vector(basis_.size())) {}

  /// The first vector of the reduced basis. Requires independent vectors.
  const Vector& first() {
    std::size_t known = 0;
    std::size_t k = 0;
    orthogonalise(0);
    while (k + 1 < basis_.size()) {
      ++k;
      if (k > known) {
        known = k;
        orthogonalise(k);
      }
      for (;;) {
        reduce(k, k - 1);
        // Lovasz's condition with 3/4.
        const Integer left =
            4 * (determinants_[k + 1] * determinants_[k - 1] + lambda_[k][k - 1] * lambda_[k][k - 1]);
        if (left >= 3 * determinants_[k] * determinants_[k]) break;
        swap(k, known);
        if (k > 1) --k;
      }
      for (std::size_t j = k - 1; j-- > 0;) reduce(k, j);
    }
    return basis_.front();
  }

 private:
  void orthogonalise(std::size_t k) {
    for (std::size_t j = 0; j <= k; ++j) {
      Integer value = dot(basis_[k], basis_[j]);
      for (std::size_t i = 0; i < j; ++i) {
        value *= determinants_[i + 1];
        subtract_product(value, lambda_[k][i], lambda_[j][i]);
        divide_exactly(value, determinants_[i]);
      }
      (j < k ? lambda_[k][j] : determinants_[k + 1]) = value;
    }
  }

  void reduce(std::size_t k, std::size_t j) {
    if (2 * abs(lambda_[k][j]) <= determinants_[j + 1]) return;
    const Integer q = nearest_quotient(lambda_[k][j], determinants_[j + 1]);
    for (std::size_t i = 0; i < basis_[k].size(); ++i) subtract_product(basis_[k][i], q, basis_[j][i]);
    subtract_product(lambda_[k][j], q, determinants_[j + 1]);
    for (std::size_t i = 0; i < j; ++i) subtract_product(lambda_[k][i], q, lambda_[j][i]);
  }

  /// Vectors k and k - 1.
  void swap(std::size_t k, std::size_t known) {
    std::swap(basis_[k], basis_[k - 1]);
    for (std::size_t j = 0; j + 1 < k; ++j) std::swap(lambda_[k][j], lambda_[k - 1][j]);
    const Integer lambda = lambda_[k][k - 1];
    Integer between = determinants_[k - 1] * determinants_[k + 1] + lambda * lambda;
    divide_exactly(between, determinants_[k]);
    for (std::size_t i = k + 1; i <= known; ++i) {
      const Integer old = lambda_[i][k];
      Integer lower = determinants_[k + 1] * lambda_[i][k - 1] - lambda * old;
      divide_exactly(lower, determinants_[k]);
      Integer upper = between * old + lambda * lower;
      divide_exactly(upper, determinants_[k + 1]);
      lambda_[i][k] = std::move(lower);
      lambda_[i][k - 1] = std::move(upper);
    }
    determinants_[k] = std::move(between);
  }

  std::vector<Vector> basis_;
  Vector determinants_;
  std::vector<Vector> lambda_;
};

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
  return divisor_by_lattice(f, root, d, s);
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
  LatticeReduction reduction(std::move(basis));
  Vector first = reduction.first();
  first.pop_back();
  Polynomial common = greatest_common_divisor(f, Polynomial(std::move(first)));
  const bool has_root =
      !common.is_constant() && common.sign_at(root.lower()) * common.sign_at(root.upper()) < 0;
  return has_root && common.degree() < f.degree() ? common : Polynomial();
}

Polynomial minimal_polynomial(RealRoot root) {
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
