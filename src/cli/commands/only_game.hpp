// The commands that take one game.
#pragma once

#include <string>

#include "commands.hpp"
#include "memory_limit.hpp"
#include "nashsolve/parametric.hpp"
#include "nashsolve/read.hpp"
#include "options.hpp"
#include "stop.hpp"

namespace nashsolve::cli {

/// What the command line allows a search to take, as long as `memory` lives.
SolveOptions search_limits(const Options& options, const WatchedMemory& memory);

/// Of what the search's limits cut short after it.
ExitCode exit_code_of_stop(StopWatch& watch);

/// The only game that the argument names. Throws UsageError where it names none or several, InputError, and
/// OutputError where the output of the options would replace it.
LoadedGame read_only_game(const std::string& argument, const Options& options);

/// The only game of the command line, its warnings printed. Throws as above.
LoadedGame only_game(const Options& options);

/// Finds the equilibria of a game with a parameter as formulas, or on those intervals that the options'
/// limits or an interruption leave. Throws InputError where there are too many strategies.
ParametricSolution solve_family(const LoadedGame& loaded, const Options& options);

/// Finds the equilibria of a game, or those that the options' limits or an interruption leave; of a time
/// limit what it takes to print them so often (SolveOptions::prints) is left.
VerifiedSolution solve_game(const Game& game, const Options& options, const Solver& solver,
                            unsigned prints = 1);

/// The only argument of a command. Throws UsageError where there are none or several.
const std::string& only_argument(const Options& options);

}  // namespace nashsolve::cli
