// The check of an equilibrium's exact form, on the original payoffs and with integers only. That a profile
// in one algebraic number makes all used strategies equally good: the differences of their payoffs, as
// polynomials in the number, have its minimal polynomial as a divisor. That it is the equilibrium: it lies in
// the box, which holds just one such profile (enclosed.hpp). That a number is a probability or a payoff of
// it: the same kind of division.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "nashsolve/game.hpp"
#include "nashsolve/solution.hpp"

namespace nashsolve {

/// What could not be proved, if anything, or was not by the time that `must_stop` says so. Requires a profile
/// with an exact form whose box was proved to hold one solution.
std::optional<std::string> problem_of_exact_form(const Game& game, const EnclosedProfile& profile,
                                                 const std::function<bool()>& must_stop);

}  // namespace nashsolve
