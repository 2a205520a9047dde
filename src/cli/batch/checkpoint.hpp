// A long search that writes down from time to time what `nashsolve continue` goes on from, so that a machine
// that dies takes little with it.
//
// The search is done in stretches: each is stopped as by a time limit, and the next one goes on with the open
// parts that it left. So nothing is in the file that a result would not hold, and the outcome is that of one
// search.
#pragma once

#include <cstddef>
#include <string>

#include "commands.hpp"
#include "exit_code.hpp"
#include "nashsolve/read.hpp"
#include "nashsolve/report.hpp"
#include "options.hpp"

namespace nashsolve::cli {

/// Where --every does not say it.
inline constexpr double kSecondsBetween = 600;

class Checkpoints {
 public:
  /// Throws OutputError where there can be no file at options.checkpoint. The arguments must outlive this.
  Checkpoints(const LoadedGame& loaded, AskedOptions asked, const Options& options);

  /// As `solver`, with a result at options.checkpoint after every options.every seconds and more, none at the
  /// end. Just `solver` where no checkpoint is asked for. Requires a search for all equilibria. What cannot
  /// be written is told at once, and ends no search. A stretch that tells less than was told before it, of
  /// `told_before` equilibria at first, had no time to find it again, and counts for nothing.
  VerifiedSolution solve(const SolveOptions& search, const Solver& solver, std::size_t told_before = 0);

  /// A failure where the latest checkpoint could not be written.
  [[nodiscard]] ExitCode exit_code() const {
    return trouble_.empty() ? ExitCode::success : ExitCode::failure;
  }

 private:
  void write(const VerifiedSolution& verified);

  const LoadedGame& loaded_;
  AskedOptions asked_;
  const Options& options_;
  /// What was said of the latest checkpoint.
  std::string trouble_;
};

/// Whether the search had to end before it told again what an earlier one had found.
bool tells_less(const Solution& solution, std::size_t told_before);

/// Throws UsageError where other options do not go with checkpoints.
void require_checkpoints_possible(const Options& options);

}  // namespace nashsolve::cli
