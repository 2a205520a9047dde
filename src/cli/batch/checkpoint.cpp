#include "checkpoint.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string_view>
#include <utility>

#include "command_line.hpp"
#include "messages.hpp"
#include "whole_file.hpp"

namespace nashsolve::cli {

namespace {

using Duration = std::chrono::duration<double>;
using Clock = std::chrono::steady_clock;

}  // namespace

Checkpoints::Checkpoints(const LoadedGame& loaded, AskedOptions asked, const Options& options)
    : loaded_(loaded), asked_(std::move(asked)), options_(options) {
  // Not after the first stretch, which may be an hour long.
  if (!options.checkpoint.empty()) const WholeFile begun(options.checkpoint, protection_of(options));
}

void Checkpoints::write(const VerifiedSolution& verified) {
  JsonOptions json{options_.details, true, options_.select};
  json.asked = asked_;
  try {
    WholeFile file(options_.checkpoint, protection_of(options_));
    write_json(loaded_.game, source_of(loaded_), verified, json,
               [&file](std::string_view text) { file.write(text); });
    file.finish();
    trouble_.clear();
  } catch (const OutputError& error) {
    if (trouble_ != error.what()) Messages::error(error.what());
    trouble_ = error.what();
  }
}

bool tells_less(const Solution& solution, std::size_t told_before) {
  const bool is_stopped = solution.status == Status::time_limit || solution.status == Status::memory_limit ||
                          solution.status == Status::interrupted;
  return is_stopped && solution.equilibria.size() < told_before;
}

VerifiedSolution Checkpoints::solve(const SolveOptions& search, const Solver& solver,
                                    std::size_t told_before) {
  if (options_.checkpoint.empty()) return solver(loaded_.game, search);
  const Clock::time_point start = Clock::now();
  SolveOptions stretch = search;
  Duration length(options_.every.value_or(kSecondsBetween));
  std::optional<VerifiedSolution> latest;
  for (;;) {
    stretch.time_limit = length;
    if (search.time_limit) {
      const Duration left = *search.time_limit - (Clock::now() - start);
      stretch.time_limit = std::clamp(left, Duration(0), length);
    }
    const Clock::time_point began = Clock::now();
    VerifiedSolution next = solver(loaded_.game, stretch);
    const bool is_over = search.time_limit && Clock::now() - start >= *search.time_limit;
    const Status status = next.solution().status;
    const bool is_less = tells_less(next.solution(), told_before);
    if (status != Status::time_limit || is_over) {
      if (!is_less || !latest) return next;
      Solution same = latest->solution();
      same.status = status;
      return verify(loaded_.game, std::move(same));
    }
    if (is_less) {
      length *= 2;
      continue;
    }
    write(next);
    told_before = next.solution().equilibria.size();
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
  if (options.checkpoint.empty()) {
    if (options.every) throw UsageError("--every: found no --checkpoint, expected one");
    return;
  }
  if (options.find != Find::all || options.limit || options.search != Search::automatic) {
    throw UsageError("--checkpoint: found a search for some equilibria, expected one for all of them");
  }
  if (!options.proof.empty()) throw UsageError("--checkpoint and --proof exclude each other");
}

}  // namespace nashsolve::cli
