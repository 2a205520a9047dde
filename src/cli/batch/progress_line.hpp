// One line on a terminal that says how far the program is. It is drawn over itself, and gone before anything
// else is printed.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "batch_summary.hpp"
#include "solve_job.hpp"

namespace nashsolve::cli {

class ProgressLine {
 public:
  /// One that is not wanted draws nothing.
  explicit ProgressLine(bool is_wanted);
  /// Clears the line.
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  [[nodiscard]] bool is_wanted() const { return is_wanted_; }

  struct Batch {
    BatchSummary::Counts counts;
    /// Inputs that are done with, and all of them.
    std::size_t files_done = 0;
    std::size_t files = 0;
  };

  /// Draws the line where it is time to. `job` is the first that is not done, if one is in work.
  void update(const Batch& batch, const SolveJob* job);
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  bool is_wanted_;
  bool is_drawn_ = false;
  Clock::time_point start_ = Clock::now();
  Clock::time_point latest_ = start_;
};

/// "[######--------------] 301 of 1,000 files: 299 solved, 2 failed".
std::string batch_progress_text(const ProgressLine::Batch& batch);

/// "12,345 nodes (about 2e+06 in all, an estimate), 17 equilibria, 12 s".
std::string search_progress_text(const SearchProgress& search, double seconds);

}  // namespace nashsolve::cli
