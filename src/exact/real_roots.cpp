// Isolation by Descartes' rule of signs and bisection (Collins and Akritas 1976): the number of positive
// roots of a polynomial is that of the sign changes of its coefficients, or less by an even number. Moved to
// (0, 1), 0 changes mean no root and 1 means one; otherwise the interval is halved, which ends because the
// polynomial has no root twice (Vincent's theorem).
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "nashsolve/polynomial.hpp"

namespace nashsolve {

namespace {

std::size_t sign_changes(const std::vector<Integer>& coefficients) {
  std::size_t changes = 0;
  int last = 0;
  for (const Integer& coefficient : coefficients) {
    const int sign = sgn(coefficient);
    if (sign == 0) continue;
    if (last != 0 && sign != last) ++changes;
    last = sign;
  }
  return changes;
}

/// p(x + 1), in place.
void shift_by_one(std::vector<Integer>& coefficients) {
  const std::size_t size = coefficients.size();
  for (std::size_t i = 0; i + 1 < size; ++i) {
    for (std::size_t j = size - 1; j-- > i;) coefficients[j] += coefficients[j + 1];
  }
}

/// At least the number of roots in (0, 1), and of the same parity.
std::size_t bound_of_roots(const std::vector<Integer>& coefficients) {
  std::vector<Integer> moved(coefficients.rbegin(), coefficients.rend());
  shift_by_one(moved);
  return sign_changes(moved);
}

/// Finds the roots of p in (0, 1), moved there from the interval (lower, lower + width).
class Isolation {
 public:
  struct Interval {
    Rational lower;
    Rational upper;
  };

  std::vector<Interval> intervals;
  /// Roots that were met as midpoints.
  std::vector<Rational> exact;

  void run(std::vector<Integer> p, const Rational& lower, const Rational& width) {
    const std::size_t bound = bound_of_roots(p);
    if (bound == 0) return;
    if (bound == 1) {
      intervals.push_back({lower, lower + width});
      return;
    }
    // 2^n p(x / 2), whose roots in (0, 1) are those of the left half.
    const std::size_t degree = p.size() - 1;
    for (std::size_t k = 0; k <= degree; ++k) p[k] <<= static_cast<mp_bitcnt_t>(degree - k);
    std::vector<Integer> right = p;
    shift_by_one(right);
    const Rational half = width / 2;
    const Rational middle = lower + half;
    if (sgn(right.front()) == 0) {
      exact.push_back(middle);
      right.erase(right.begin());
      // p / (x - 1), by synthetic division from the top.
      for (std::size_t k = p.size() - 1; k-- > 0;) p[k] += p[k + 1];
      p.erase(p.begin());
    }
    run(std::move(p), lower, half);
    run(std::move(right), middle, half);
  }
};

/// A power of two above the magnitude of all roots (Cauchy's bound).
Integer root_bound(const Polynomial& p) {
  std::size_t bits = 0;
  for (const Integer& coefficient : p.coefficients()) bits = std::max(bits, bit_length(coefficient));
  const std::size_t lead = bit_length(p.leading());
  return Integer(1) << static_cast<mp_bitcnt_t>(bits - lead + 2);
}

/// The rational root between the bounds, if that is what the one root there is: over a denominator that
/// divides the leading coefficient.
std::optional<Rational> rational_root_in(const Polynomial& p, RealRoot root) {
  const Integer lead = abs(p.leading());
  root.refine_to(make_rational(1, 2 * lead));
  Rational scaled = root.upper() * lead;
  Integer nearest;
  mpz_fdiv_q(nearest.get_mpz_t(), scaled.get_num_mpz_t(), scaled.get_den_mpz_t());
  const Rational candidate = make_rational(nearest, lead);
  if (candidate < root.lower() || candidate > root.upper() || p.sign_at(candidate) != 0) return std::nullopt;
  return candidate;
}

Rational linear_root(const Polynomial& p) {
  return make_rational(-p.coefficients()[0], p.coefficients()[1]);
}

}  // namespace

RealRoot::RealRoot(Rational value) : lower_(value), upper_(std::move(value)) {}

RealRoot::RealRoot(Polynomial polynomial, Rational lower, Rational upper)
    : polynomial_(std::move(polynomial)),
      sign_at_upper_(polynomial_.sign_at(upper)),
      lower_(std::move(lower)),
      upper_(std::move(upper)) {}

void RealRoot::refine() {
  if (is_rational()) return;
  Rational middle = (lower_ + upper_) / 2;
  // Not 0: the root is irrational. Where rationality is still to be found out, see rational_root_in().
  const int sign = polynomial_.sign_at(middle);
  (sign == sign_at_upper_ ? upper_ : lower_) = std::move(middle);
}

// By quadratic interval refinement (Abbott 2006): where the chord meets 0 tells in which of N equal parts the
// root may be. If the signs at the part's ends say that it is, the next N is N^2.
void RealRoot::refine_to(const Rational& width) {
  if (is_rational()) return;
  unsigned bits = 1;
  while (upper_ - lower_ > width) {
    if (bits == 1) {
      refine();
      bits = 2;
      continue;
    }
    const Rational low = abs(polynomial_.at(lower_));
    const Rational high = abs(polynomial_.at(upper_));
    const Integer parts = Integer(1) << bits;
    Integer part;
    const Rational place = low / (low + high) * parts;
    mpz_fdiv_q(part.get_mpz_t(), place.get_num_mpz_t(), place.get_den_mpz_t());
    if (part >= parts) part = parts - 1;
    const Rational step = (upper_ - lower_) / parts;
    Rational lower = lower_ + part * step;
    Rational upper = lower + step;
    if (polynomial_.sign_at(lower) == -sign_at_upper_ && polynomial_.sign_at(upper) == sign_at_upper_) {
      lower_ = std::move(lower);
      upper_ = std::move(upper);
      bits *= 2;
    } else {
      bits /= 2;
    }
  }
}

std::vector<RealRoot> real_roots(const Polynomial& p) {
  Polynomial rest = square_free_part(p);
  std::vector<RealRoot> roots;
  if (rest.is_constant()) return roots;
  if (rest.degree() == 1) {
    roots.emplace_back(linear_root(rest));
    return roots;
  }
  if (sgn(rest.coefficients().front()) == 0) {
    roots.emplace_back(Rational(0));
    rest = exact_quotient(rest, Polynomial::variable());
  }
  Isolation isolation;
  const Integer bound = root_bound(rest);
  for (const int side : {-1, 1}) {
    std::vector<Integer> moved = rest.coefficients();
    Integer power = 1;
    for (Integer& coefficient : moved) {
      coefficient *= power;
      power *= bound * side;
    }
    const std::size_t before = isolation.intervals.size();
    const std::size_t exact_before = isolation.exact.size();
    isolation.run(std::move(moved), 0, Rational(bound));
    if (side > 0) continue;
    for (std::size_t k = before; k < isolation.intervals.size(); ++k) {
      auto& [lower, upper] = isolation.intervals[k];
      const Rational mirrored = -lower;
      lower = -upper;
      upper = mirrored;
    }
    for (std::size_t k = exact_before; k < isolation.exact.size(); ++k)
      isolation.exact[k] = -isolation.exact[k];
  }
  // The bounds of an interval may be such roots, so the others are roots of what is left without them.
  for (const Rational& root : isolation.exact) {
    rest = exact_quotient(rest, Polynomial({-root.get_num(), root.get_den()}));
    roots.emplace_back(root);
  }
  for (auto& [lower, upper] : isolation.intervals) {
    RealRoot root(rest, lower, upper);
    if (const auto rational = rational_root_in(rest, root)) {
      roots.emplace_back(*rational);
    } else {
      roots.push_back(std::move(root));
    }
  }
  std::sort(roots.begin(), roots.end(), [](const RealRoot& a, const RealRoot& b) {
    return a.lower() < b.lower() || (a.lower() == b.lower() && a.upper() < b.upper());
  });
  // A rational root may stand inside of no other's bounds, but on one.
  for (std::size_t k = 0; k + 1 < roots.size(); ++k) compare(roots[k], roots[k + 1]);
  return roots;
}

std::strong_ordering compare(RealRoot& a, RealRoot& b) {
  if (a.is_rational() && b.is_rational()) {
    const int order = cmp(a.lower(), b.lower());
    return order <=> 0;
  }
  bool may_be_equal = !a.is_rational() && !b.is_rational();
  Polynomial common;
  for (;;) {
    if (a.upper() <= b.lower()) return std::strong_ordering::less;
    if (b.upper() <= a.lower()) return std::strong_ordering::greater;
    if (may_be_equal && common.is_zero()) {
      common = greatest_common_divisor(a.polynomial(), b.polynomial());
      may_be_equal = !common.is_constant();
    }
    if (may_be_equal) {
      // A root of the common divisor in the overlap is the one root of either there.
      const Rational& lower = std::max(a.lower(), b.lower());
      const Rational& upper = std::min(a.upper(), b.upper());
      const int low = common.sign_at(lower);
      const int high = common.sign_at(upper);
      if (low * high < 0) return std::strong_ordering::equal;
      // At most one root is there, and it is simple, so without a change of sign there is none.
      if (low * high > 0) may_be_equal = false;
    }
    if (a.upper() - a.lower() < b.upper() - b.lower()) {
      b.refine();
    } else {
      a.refine();
    }
  }
}

namespace {

/// Of p on all of [lower, upper], by Horner's rule in intervals of integers; 0 where that does not tell.
int sign_between(const Polynomial& p, const Rational& lower, const Rational& upper) {
  const Integer scale = least_common_multiple(lower.get_den(), upper.get_den());
  const Integer low = lower.get_num() * exact_quotient(scale, lower.get_den());
  const Integer high = upper.get_num() * exact_quotient(scale, upper.get_den());
  const std::vector<Integer>& coefficients = p.coefficients();
  std::pair<Integer, Integer> sum(coefficients.back(), coefficients.back());
  Integer power = 1;
  for (std::size_t k = coefficients.size() - 1; k-- > 0;) {
    power *= scale;
    const std::array<Integer, 4> products = {sum.first * low, sum.first * high, sum.second * low,
                                             sum.second * high};
    const auto [least, largest] = std::minmax_element(products.begin(), products.end());
    const Integer constant = coefficients[k] * power;
    sum = {*least + constant, *largest + constant};
  }
  if (sgn(sum.first) > 0) return 1;
  return sgn(sum.second) < 0 ? -1 : 0;
}

}  // namespace

std::optional<RealRoot> simple_root_between(const Polynomial& p, const Rational& lower,
                                            const Rational& upper) {
  if (p.sign_at(lower) * p.sign_at(upper) >= 0) return std::nullopt;
  if (p.degree() == 1) return RealRoot(linear_root(p));
  if (sign_between(derivative(p), lower, upper) == 0) return std::nullopt;
  RealRoot root(p, lower, upper);
  if (auto rational = rational_root_in(p, root)) return RealRoot(std::move(*rational));
  return root;
}

int sign_at(const Polynomial& p, RealRoot root) {
  if (p.is_zero()) return 0;
  if (root.is_rational()) return p.sign_at(root.lower());
  if (const int sign = sign_between(p, root.lower(), root.upper()); sign != 0) return sign;
  const Polynomial common = greatest_common_divisor(p, root.polynomial());
  if (!common.is_constant() && common.sign_at(root.lower()) * common.sign_at(root.upper()) < 0) return 0;
  // No root of p: bounds that are close enough tell.
  for (int steps = 1;; steps *= 2) {
    for (int k = 0; k < steps; ++k) root.refine();
    if (const int sign = sign_between(p, root.lower(), root.upper()); sign != 0) return sign;
  }
}

Rational simplest_between(const Rational& lower, const Rational& upper) {
  // By continued fractions (the Stern-Brocot tree).
  if (sgn(lower) < 0 && sgn(upper) > 0) return 0;
  if (sgn(upper) <= 0) return -simplest_between(-upper, -lower);
  Integer whole;
  mpz_fdiv_q(whole.get_mpz_t(), lower.get_num_mpz_t(), lower.get_den_mpz_t());
  if (Rational(whole + 1) < upper) return whole + 1;
  const Rational low = lower - whole;
  const Rational high = upper - whole;
  // 0 <= low < high <= 1: the inverse lies between 1 / high and 1 / low.
  if (sgn(low) == 0) {
    Rational inverse = 1 / high;
    Integer floor;
    mpz_fdiv_q(floor.get_mpz_t(), inverse.get_num_mpz_t(), inverse.get_den_mpz_t());
    return whole + make_rational(1, floor + 1);
  }
  return whole + 1 / simplest_between(1 / high, 1 / low);
}

}  // namespace nashsolve
