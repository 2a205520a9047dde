// The best-response check of formulas: on each interval and at each value of change, decided by the signs of
// polynomials in exact arithmetic, with Sturm's theorem, by code that shares nothing with a solver.
#pragma once

#include "nashsolve/parametric.hpp"

namespace nashsolve {

/// Throws InternalError where probabilities, for some value of their interval, are negative or do not add up
/// to 1, payoffs are not those of the profile, a strategy pays more, two equilibria of a list are the same, a
/// list is empty, or the indices of a list, where all are known, do not add up to +1.
void verify_parametric(const ParametricGame& game, const ParametricSolution& solution);

}  // namespace nashsolve
