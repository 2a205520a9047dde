// A long search that writes down from time to time what `nashsolve continue` goes on from, so that a machine
// that dies takes little with it.
//
// The search is done in stretches: each is stopped as by a time limit, and the next one goes on with the open
// parts that it left. So nothing is in the file that a result would not hold, and the outcome is that of one
// search.
#pragma once

#include "commands.hpp"
#include "nashsolve/read.hpp"
#include "nashsolve/report.hpp"
#include "options.hpp"

namespace nashsolve::cli {

/// As `solver`, with a result at options.checkpoint after every options.every seconds and more, none at the
/// end. Just `solver` where no checkpoint is asked for. Requires two players and a search for all equilibria.
/// Throws OutputError.
VerifiedSolution solve_with_checkpoints(const LoadedGame& loaded, const SolveOptions& search,
                                        const AskedOptions& asked, const Options& options,
                                        const Solver& solver);

/// Throws UsageError where other options do not go with checkpoints.
void require_checkpoints_possible(const Options& options);

}  // namespace nashsolve::cli
