// Cones by their extreme rays, with the double description method (Motzkin, Raiffa, Thompson and Thrall 1953;
// Fukuda and Prodon 1996), which no search uses.
#pragma once

#include <cstddef>
#include <vector>

#include "nashsolve/exact.hpp"

namespace nashsolve::checker {

/// By its coefficients.
using LinearForm = std::vector<Integer>;

/// The extreme rays of all z >= 0, of so many unknowns, at which the equations are 0 and the inequalities 0
/// or more; each up to a positive factor. Throws CheckError where they take too long to find.
std::vector<std::vector<Integer>> extreme_rays(std::size_t unknowns, std::vector<LinearForm> equations,
                                               const std::vector<LinearForm>& inequalities);

}  // namespace nashsolve::checker
