// A solution of a support's equations in a root of small degree with small coefficients, read off its digits:
// where it has a symmetry, that takes a moment, and all solutions together would take hours.
#pragma once

#include <memory>

#include "certified_root.hpp"
#include "nashsolve/solution.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

/// Proved by substitution. Nothing where there is none, or the degree or the coefficients are larger than
/// this looks for.
std::shared_ptr<const UnivariateProfile> short_profile(const SupportSystem& system, const CertifiedRoot& root,
                                                       const StopTest& stop);

/// Whether the profile, with weights of the strategies of the supports, is a solution: by the remainders of
/// products.
bool solves(const SupportSystem& system, const UnivariateProfile& profile);

}  // namespace nashsolve::nplayer
