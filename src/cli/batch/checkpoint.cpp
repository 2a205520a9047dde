#include "checkpoint.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string_view>
#include <utility>

#include "command_line.hpp"
#include "output.hpp"

namespace nashsolve::cli {

namespace {

using Duration = std::chrono::duration<double>;
using Clock = std::chrono::steady_clock;

void write_checkpoint(const LoadedGame& loaded, const VerifiedSolution& verified, const AskedOptions& asked,
                      const Options& options) {
  JsonOptions json{options.details, true, options.select};
  json.asked = asked;
  Output file(options.checkpoint, protection_of(options));
  write_json(loaded.game, source_of(loaded), verified, json,
             [&file](std::string_view text) { file.write(text); });
  file.finish();
}

}  // namespace

VerifiedSolution solve_with_checkpoints(const LoadedGame& loaded, const SolveOptions& search,
                                        const AskedOptions& asked, const Options& options,
                                        const Solver& solver) {
  if (options.checkpoint.empty()) return solver(loaded.game, search);
  const Clock::time_point start = Clock::now();
  SolveOptions stretch = search;
  Duration length(options.every);
  std::optional<VerifiedSolution> latest;
  for (;;) {
    stretch.time_limit = length;
    if (search.time_limit) {
      const Duration left = *search.time_limit - (Clock::now() - start);
      stretch.time_limit = std::clamp(left, Duration(0), length);
    }
    const Clock::time_point began = Clock::now();
    VerifiedSolution next = solver(loaded.game, stretch);
    const bool is_over = search.time_limit && Clock::now() - start >= *search.time_limit;
    if (next.solution().status != Status::time_limit || is_over) return next;
    write_checkpoint(loaded, next, asked, options);
    // Stretches that do nothing but check and write what was found before become longer.
    const Duration late = Clock::now() - began - *stretch.time_limit;
    const bool is_same = latest && latest->solution().open_parts == next.solution().open_parts;
    if (is_same || late > length / 2) length *= 2;
    latest = std::move(next);
    // What has no open parts begins anew.
    if (!latest->solution().open_parts.empty()) stretch.earlier = &latest->solution();
  }
}

void require_checkpoints_possible(const Options& options) {
  if (options.checkpoint.empty()) return;
  if (options.find != Find::all || options.limit || options.search != Search::automatic) {
    throw UsageError("--checkpoint: found a search for some equilibria, expected one for all of them");
  }
  if (!options.proof.empty()) throw UsageError("--checkpoint and --proof exclude each other");
}

}  // namespace nashsolve::cli
