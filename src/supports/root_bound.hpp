// How far the solutions of a support's equations can be told from rationals, from zeros and from ties.
//
// Polynomials f_1, ..., f_n in n unknowns with integer coefficients of at most h bits and degrees at most d
// have a variety of height
//     h(V) <= d^n (n / d * h + 2 n log2(n + 1))
// (Krick, Pardo and Sombra 2001, corollary 2.11, in bits), which bounds the sum of the heights of its
// isolated points. So a rational one has a common denominator of at most h(V) bits, and a coordinate of any
// of them is 0 or larger than 2^-h(V).
#pragma once

#include <optional>

#include "support_system.hpp"

namespace nashsolve::nplayer {

/// h(V) of the indifference equations; with `of_gains` of the equations and one more unknown, the gain of an
/// unused strategy, in the units of SupportSystem::exact. Nothing where numbers of so many bits are not
/// worth their cost.
std::optional<unsigned> root_bound_bits(const SupportSystem& system, bool of_gains);

}  // namespace nashsolve::nplayer
