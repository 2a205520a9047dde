// Large linear complementarity problems, exactly: Lemke's path in floating point to a basis, whose equations
// are then solved by lifting modulo powers of a prime.
#pragma once

#include <functional>

#include "complementarity.hpp"

namespace nashsolve {

/// As lemke(), which goes on where the basis that doubles find is no solution. A solution is one in integers;
/// it need not be the one at the end of Lemke's path, as ties are broken by another perturbation.
LemkeResult guided_lemke(const Complementarity& problem, const std::function<bool()>& must_stop);

}  // namespace nashsolve
