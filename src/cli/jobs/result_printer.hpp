// The result of a game, a tree or a game with a parameter in the form that the options ask for.
#pragma once

#include <optional>

#include "nashsolve/parametric.hpp"
#include "nashsolve/report.hpp"
#include "options.hpp"
#include "solve_job.hpp"

namespace nashsolve::cli {

class ResultPrinter {
 public:
  /// What the options leave open.
  struct Place {
    /// In a folder all results are JSON, and hold what `nashsolve continue` and --resume ask of them.
    bool is_folder = false;
    bool is_indented = false;
    bool is_terminal = false;
  };

  /// `options` must outlive it.
  ResultPrinter(const Options& options, Place place) : options_(options), place_(place) {}

  void print(const LoadedGame& loaded, const VerifiedSolution& verified,
             const std::optional<ProofNote>& proof, const Sink& sink) const;
  void print(const SolvedTree& solved, const Sink& sink) const;
  void print(const LoadedGame& loaded, const ParametricSolution& solution, const Sink& sink) const;

 private:
  [[nodiscard]] OutputFormat format() const {
    return place_.is_folder ? OutputFormat::json : options_.format;
  }
  [[nodiscard]] JsonOptions json_options() const;

  const Options& options_;
  Place place_;
};

}  // namespace nashsolve::cli
