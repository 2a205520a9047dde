// One game of `nashsolve solve`: as it was read, and its result, ready to be printed, or the reason why there
// is none.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "exit_code.hpp"
#include "game_stream.hpp"
#include "nashsolve/errors.hpp"
#include "nashsolve/report.hpp"
#include "nashsolve/solve_options.hpp"
#include "nashsolve/verify.hpp"
#include "tree_equilibrium.hpp"

namespace nashsolve::cli {

/// What another thread may see of a job that is in work.
struct JobProgress {
  SearchProgress search;
  std::chrono::steady_clock::time_point start;
  /// Set after `start`.
  std::atomic<bool> is_begun = false;
};

struct SolveJob {
  GameStream::Item item;
  /// Position of its input in the stream of games.
  std::size_t file = 0;
  /// Null where nobody looks.
  std::unique_ptr<JobProgress> progress = nullptr;

  [[nodiscard]] std::string name() const;
  /// About what it takes.
  [[nodiscard]] std::size_t bytes() const;
};

/// A game, or a tree, as it was read, with what was found and verified of it.
struct SolvedGame {
  LoadedGame loaded;
  VerifiedSolution verified;
};

/// A tree without its strategic form, with the one equilibrium that was looked for.
struct SolvedTree {
  LargeTree large;
  Status status;
  std::optional<TreeEquilibrium> equilibrium;
};

/// `kept`: the result was there from an earlier run.
enum class Fate { solved, incomplete, failed, kept };

struct SolvedJob {
  std::size_t file = 0;
  Fate fate = Fate::failed;
  ExitCode exit_code = ExitCode::failure;
  std::vector<std::string> warnings = {};
  /// Why there is no result: the input's fault, ours, or that of the disk.
  std::optional<InputError> input_error = std::nullopt;
  std::vector<std::string> messages = {};
  std::optional<OutputError> output_error = std::nullopt;
  /// Not even for a message.
  bool has_lacked_memory = false;

  /// The result as it is to be printed; a large one is left in `solved` or `solved_tree` and formatted where
  /// it is printed.
  std::string text = {};
  std::optional<SolvedGame> solved = std::nullopt;
  std::optional<SolvedTree> solved_tree = std::nullopt;
  std::optional<ProofNote> proof = std::nullopt;
  /// `text` is that of a game with a parameter.
  bool is_family = false;

  /// About what it takes.
  [[nodiscard]] std::size_t bytes() const;
};

}  // namespace nashsolve::cli
