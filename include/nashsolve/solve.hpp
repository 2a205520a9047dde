// The one entry point: a game in, a verified solution out.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>

#include "nashsolve/game.hpp"
#include "nashsolve/verify.hpp"

namespace nashsolve {

enum class Find { all, one, pure };

struct SolveOptions {
  Find find = Find::all;
  /// Stop after this many equilibria (status `limit`).
  std::optional<std::uint64_t> limit;
  /// Stop after this long (status `time_limit`).
  std::optional<std::chrono::duration<double>> time_limit;
  /// Enclose irrational probabilities to this many decimals.
  std::optional<unsigned> digits;
  /// 0: all cores. Results do not depend on it.
  unsigned threads = 0;
  /// When it becomes true the search stops (status `interrupted`).
  const std::atomic<bool>* interrupt = nullptr;
};

/// Complete for two players (Find::all). Never throws for a valid game, but InternalError.
VerifiedSolution solve(const Game& game, const SolveOptions& options = {});

}  // namespace nashsolve
