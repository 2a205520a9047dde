// What is said of the equilibria of a game with a parameter: how far the answer goes, how many there are on
// an interval, of what kind each is, and what happens at a value of change.
#pragma once

#include <cstddef>
#include <string>

#include "nashsolve/parametric.hpp"

namespace nashsolve::report {

/// "All equilibria, for all c > 0: 1 value at which they change.", or where an unfinished answer ends.
std::string family_verdict(const ParametricGame& game, const ParametricSolution& solution);

/// "3 equilibria", "1 component with 3 extreme equilibria".
std::string list_count_text(const ParametricEquilibria& list);

/// "pure, strict", "mixed, end point".
std::string family_kind_text(const ParametricEquilibria& list, const ParametricEquilibrium& equilibrium);

/// What happens to the branches at the value at this position: "#1 turns from pure to mixed; #2 begins".
/// Empty where nothing can be said of them.
std::string changes_text(const ParametricSolution& solution, std::size_t position);

}  // namespace nashsolve::report
