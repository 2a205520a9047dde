#include "roots_over.hpp"

#include <algorithm>
#include <compare>
#include <iterator>

namespace nashsolve::nplayer {
namespace {

bool has_zero(const Enclosure& values) {
  return sgn(values.lower) <= 0 && sgn(values.upper) >= 0;
}

/// How many roots of p lie below the one value and above the other.
std::pair<std::size_t, std::size_t> roots_beyond(const Polynomial& p, const Rational& low,
                                                 const Rational& high) {
  std::pair<std::size_t, std::size_t> count{0, 0};
  RealRoot least{low};
  RealRoot most{high};
  for (RealRoot& root : real_roots(p)) {
    if (std::is_lt(compare(root, least))) ++count.first;
    if (std::is_gt(compare(root, most))) ++count.second;
  }
  return count;
}

Enclosure product(const Enclosure& a, const Enclosure& b) {
  const Rational products[] = {a.lower * b.lower, a.lower * b.upper, a.upper * b.lower, a.upper * b.upper};
  return {*std::min_element(std::begin(products), std::end(products)),
          *std::max_element(std::begin(products), std::end(products))};
}

}  // namespace

std::pair<std::size_t, std::size_t> roots_around(const Bivariate& p, RealRoot x, const Polynomial& n,
                                                 const Polynomial& d) {
  if (x.is_rational()) {
    const Rational y = n.at(x.lower()) / d.at(x.lower());
    return roots_beyond(p.where_x_is(x.lower()), y, y);
  }
  std::size_t multiplicity = 0;
  Bivariate derivative = p;
  while (sign_at(p.around(n, d, multiplicity), x) == 0) {
    derivative = derivative.derivative_in_y();
    ++multiplicity;
  }
  Rational margin = 1;
  for (;; x.refine()) {
    const Enclosure around{x.lower(), x.upper()};
    const Enclosure denominator = values_between(d, around);
    if (has_zero(denominator)) continue;
    const Enclosure y = quotient(values_between(n, around), denominator);
    const Enclosure box{simplest_between(y.lower - margin, y.lower),
                        simplest_between(y.upper, y.upper + margin)};
    if (has_zero(values_between(derivative, around, box))) {
      if (y.upper - y.lower < margin) margin /= 2;
      continue;
    }
    if (has_zero(values_between(p, around, {box.lower, box.lower}))) continue;
    if (has_zero(values_between(p, around, {box.upper, box.upper}))) continue;
    return roots_beyond(p.where_x_is(x.lower()), box.lower, box.upper);
  }
}

Enclosure values_between(const Polynomial& p, const Enclosure& x) {
  Enclosure value{0, 0};
  for (std::size_t k = p.coefficients().size(); k-- > 0;) {
    value = product(value, x);
    value.lower += p.coefficients()[k];
    value.upper += p.coefficients()[k];
  }
  return value;
}

Enclosure values_between(const Bivariate& p, const Enclosure& x, const Enclosure& y) {
  Enclosure value{0, 0};
  for (std::size_t k = p.in_y().size(); k-- > 0;) {
    value = product(value, y);
    const Enclosure own = values_between(p.in_y()[k], x);
    value.lower += own.lower;
    value.upper += own.upper;
  }
  return value;
}

Enclosure quotient(const Enclosure& n, const Enclosure& d) {
  const Rational quotients[] = {n.lower / d.lower, n.lower / d.upper, n.upper / d.lower, n.upper / d.upper};
  return {*std::min_element(std::begin(quotients), std::end(quotients)),
          *std::max_element(std::begin(quotients), std::end(quotients))};
}

}  // namespace nashsolve::nplayer
