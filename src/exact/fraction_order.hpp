// The order of two fractions of integers, without bringing them to lowest terms.
#pragma once

#include "nashsolve/exact.hpp"

namespace nashsolve {

/// The sign of a / b - c / d. Requires b > 0 and d > 0.
inline int compare_fractions(const Integer& a, const Integer& b, const Integer& c, const Integer& d) {
#ifdef __SIZEOF_INT128__
  if (a.fits_slong_p() && b.fits_slong_p() && c.fits_slong_p() && d.fits_slong_p()) {
    __extension__ using Wide = __int128;
    const Wide left = static_cast<Wide>(a.get_si()) * d.get_si();
    const Wide right = static_cast<Wide>(c.get_si()) * b.get_si();
    return (left > right) - (left < right);
  }
#endif
  if (b == d) return cmp(a, c);
  return cmp(a * d, c * b);
}

}  // namespace nashsolve
