// What the options ask for that not every game has.
#pragma once

#include "nashsolve/large_tree.hpp"
#include "nashsolve/read.hpp"
#include "options.hpp"

namespace nashsolve::cli {

/// Throws InputError where the game has too few or too many players for what is asked.
void require_possible(const LoadedGame& loaded, const Options& options);
/// Throws InputError where what is asked takes the strategic form, which the tree is too large for.
void require_possible(const LargeTree& large, const Options& options);
/// Throws InputError where a game with a parameter has too many strategies to be solved.
void require_few_strategies(const LoadedGame& loaded);
/// And where more is asked of it than what its equilibria are.
void require_possible_family(const LoadedGame& loaded, const Options& options);

}  // namespace nashsolve::cli
