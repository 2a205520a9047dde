// Solves the games of `nashsolve solve`, each by itself: what goes wrong in one is its own.
#pragma once

#include <atomic>
#include <functional>
#include <string>

#include "commands.hpp"
#include "memory_limit.hpp"
#include "output.hpp"
#include "result_folder.hpp"
#include "result_printer.hpp"
#include "solve_job.hpp"

namespace nashsolve::cli {

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
      : options_(options),
        solver_(solver),
        setting_(setting),
        printer_(options, {setting.folder != nullptr, setting.is_indented, setting.to_terminal}) {}

  /// Solves; several threads may. Never throws.
  [[nodiscard]] SolvedJob run(SolveJob& job) const;

  /// Prints results in the form that was asked for.
  [[nodiscard]] const ResultPrinter& printer() const { return printer_; }

 private:
  void solve(SolveJob& job, SolvedJob& result) const;
  /// A tree without its strategic form: one equilibrium, where there is a method for that.
  void solve_tree(LargeTree& large, SolvedJob& result) const;
  void solve_game(LoadedGame& loaded, JobProgress* progress, SolvedJob& result) const;
  /// A game with a parameter.
  void solve_family(LoadedGame& loaded, JobProgress* progress, SolvedJob& result) const;

  [[nodiscard]] SolveOptions solve_options(JobProgress* progress, const WatchedMemory& memory) const;
  /// Whether the folder of results keeps that of an earlier run.
  bool is_kept(const std::string& source, const std::string& sha256, SolvedJob& result) const;
  /// Puts a result into the folder of results.
  void store(const std::string& source, const std::string& sha256, Status status,
             std::optional<ResultFolder::Reach> reach, const SolvedJob& result,
             const std::function<void(const Sink&)>& print) const;
  /// The page of `--report`. Where it cannot be written the result is there all the same.
  void write_report(SolvedJob& result, const std::function<void(const Sink&)>& write) const;

  const Options& options_;
  const Solver& solver_;
  Setting setting_;
  ResultPrinter printer_;
};

}  // namespace nashsolve::cli
