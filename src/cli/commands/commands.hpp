// The commands, one a file.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "exit_code.hpp"
#include "nashsolve/read.hpp"
#include "nashsolve/solve.hpp"
#include "options.hpp"

namespace nashsolve::cli {

using Solver = std::function<VerifiedSolution(const Game&, const SolveOptions&)>;

/// Solves each game and writes its result. `solver` is nashsolve::solve but in tests of what happens when it
/// fails. Throws OutputError and ClosedPipe.
ExitCode run_solve(const Options& options, const Solver& solver);

/// Derives the equilibria of one game. Throws OutputError, ClosedPipe, InputError and UsageError.
ExitCode run_explain(const Options& options, const Solver& solver);

/// Says what can be said of one game before it is solved. Throws as above.
ExitCode run_info(const Options& options, const Solver& solver);

/// Draws one game and its equilibria. Throws as above, and PictureError.
ExitCode run_plot(const Options& options, const Solver& solver);

/// Checks one profile of one game. Throws as above.
ExitCode run_check(const Options& options);

/// Goes on with a search that was stopped. Throws as above.
ExitCode run_continue(const Options& options, const Solver& solver);

/// Divides the search of one game. Throws as above.
ExitCode run_split(const Options& options);

/// Joins the results of the parts of a search. Throws as above.
ExitCode run_merge(const Options& options, const Solver& solver);

/// Writes a game in another format. Throws as above.
ExitCode run_convert(const Options& options);

/// Writes games of a family. Throws OutputError, ClosedPipe and UsageError.
ExitCode run_generate(const Options& options);

/// Prints the JSON Schema of the results. Throws OutputError, ClosedPipe and UsageError.
ExitCode run_schema(const Options& options);

/// The program under the name `lrsnash`, with that program's arguments. Throws OutputError and ClosedPipe.
ExitCode run_as_lrsnash(const std::vector<std::string>& words, const Solver& solver);

}  // namespace nashsolve::cli
