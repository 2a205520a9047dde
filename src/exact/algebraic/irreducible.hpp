// Whether a polynomial is irreducible over the rationals, by the degrees of its factors modulo primes.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "nashsolve/polynomial.hpp"

namespace nashsolve {

/// The degrees that a proper divisor with rational coefficients can have, ascending: none where the
/// polynomial is proved to be irreducible. Requires a square-free one of degree 1 or more.
///
/// Its factors stay factors modulo a prime, so a divisor's degree is a sum of degrees there, for each prime.
std::vector<std::size_t> degrees_of_divisors(const Polynomial& p, const std::function<bool()>& must_stop);

/// The irreducible factor of a square-free polynomial with this root of its, primitive; nothing where it was
/// not found with little work, or not proved to be irreducible.
std::optional<Polynomial> irreducible_factor(const Polynomial& p, const RealRoot& root,
                                             const std::function<bool()>& must_stop);

/// A primitive divisor of f that has the root and a lower degree, by a lattice of polynomials of degree up to
/// d and the root's powers to so many bits; 0 where that gives none.
Polynomial divisor_by_lattice(const Polynomial& f, RealRoot root, std::size_t d, std::size_t bits);

}  // namespace nashsolve
