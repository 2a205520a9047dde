// One game of `nashsolve solve`: from the game as it was read to its result, ready to be printed, or to the
// reason why there is none.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "commands.hpp"
#include "exit_code.hpp"
#include "game_stream.hpp"
#include "nashsolve/errors.hpp"
#include "nashsolve/report.hpp"
#include "output.hpp"
#include "result_folder.hpp"
#include "solved_game.hpp"

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

class SolveJobs {
 public:
  struct Setting {
    /// Where results go, if that is a folder.
    const ResultFolder* folder = nullptr;
    /// Where the page of `--report` goes, if there is one.
    Output* report = nullptr;
    /// Where the proof of `--proof` goes, if there is one.
    Output* proof = nullptr;
    bool is_indented = false;
    bool to_terminal = false;
    /// Ends searches when it becomes true.
    const std::atomic<bool>* stop = nullptr;
    /// As SolveOptions::threads.
    unsigned threads = 0;
  };

  SolveJobs(const Options& options, const Solver& solver, Setting setting)
      : options_(options), solver_(solver), setting_(setting) {}

  /// Solves; several threads may. Never throws.
  [[nodiscard]] SolvedJob run(SolveJob& job) const;

  /// Prints a result in the form that was asked for.
  void print(const LoadedGame& loaded, const VerifiedSolution& verified,
             const std::optional<ProofNote>& proof, const Sink& sink) const;
  void print(const SolvedTree& solved, const Sink& sink) const;

 private:
  void solve_tree(LargeTree& large, SolvedJob& result) const;
  void solve_loaded(LoadedGame& loaded, JobProgress* progress, SolvedJob& result) const;
  /// A game with a parameter.
  void solve_family(const LoadedGame& loaded, const std::filesystem::path& place, JobProgress* progress,
                    SolvedJob& result) const;
  void write_result(const std::filesystem::path& place, const std::string& sha256, Status status,
                    const std::function<void(const Sink&)>& print) const;
  [[nodiscard]] JsonOptions json_options() const;

  const Options& options_;
  const Solver& solver_;
  Setting setting_;
};

}  // namespace nashsolve::cli
