// Real roots of a polynomial in y whose coefficients are polynomials in x, x an algebraic number.
//
// In a box around a root of multiplicity m in which the m-th derivative in y is not 0, there is no other one
// over x (Rolle's theorem). Where the polynomial is not 0 on the box's edges below and above, as many roots
// lie beyond them over the box's left end as over x, if none comes or goes in between; and that end is
// rational.
#pragma once

#include <cstddef>
#include <utility>

#include "bivariate.hpp"
#include "nashsolve/polynomial.hpp"
#include "nashsolve/solution.hpp"

namespace nashsolve::nplayer {

/// How many different ones of p lie below and above n(x) / d(x), itself not counted. Requires p of full
/// degree in y, d other than 0 at x, and no x but this one between its bounds, both included, over which p
/// has a root twice.
std::pair<std::size_t, std::size_t> roots_around(const Bivariate& p, RealRoot x, const Polynomial& n,
                                                 const Polynomial& d);

/// Bounds of p's values.
Enclosure values_between(const Polynomial& p, const Enclosure& x);
Enclosure values_between(const Bivariate& p, const Enclosure& x, const Enclosure& y);

/// The other divided by d, which is not 0.
Enclosure quotient(const Enclosure& n, const Enclosure& d);

}  // namespace nashsolve::nplayer
