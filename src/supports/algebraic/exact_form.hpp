// The minimal polynomials of an irrational equilibrium's probabilities and payoffs.
//
// All isolated solutions of the equations of its supports modulo a prime (modular_solutions.hpp) are lifted
// to a power of the prime that is large enough for the coefficients over the rationals to be read off
// (Giusti, Lecerf and Salvy 2001). The factor with the equilibrium as its root is split off, and traces of
// powers in the field that it makes give the polynomial of each quantity (power_traces.hpp). What is found
// here need not be right: verify/ proves it.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "nashsolve/game.hpp"
#include "nashsolve/solution.hpp"
#include "support_system.hpp"

namespace nashsolve {

/// Polynomials of a larger degree are not told.
inline constexpr std::size_t kLargestAlgebraicDegree = 60;

/// Requires an enclosed profile of solve_nplayer's for this game. Nothing where the polynomials were not
/// found; entries without a value where only some were.
std::optional<ExactForm> find_exact_form(const Game& game, const EnclosedProfile& profile,
                                         const std::function<bool()>& must_stop);

/// The solution in an enclosure of the system's equations, whose probabilities may be 0 or less, over all
/// strategies.
std::shared_ptr<const UnivariateProfile> find_univariate_profile(const nplayer::SupportSystem& system,
                                                                 const EnclosedProfile& profile,
                                                                 const std::function<bool()>& must_stop);

}  // namespace nashsolve
