// What came of the games of a batch: counts of all, and of each input that was not solved altogether.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "solve_job.hpp"

namespace nashsolve::cli {

class BatchSummary {
 public:
  struct Counts {
    std::size_t total = 0;
    /// By Fate.
    std::array<std::size_t, 4> of = {};

    void add(Fate fate);
    [[nodiscard]] std::size_t operator[](Fate fate) const { return of[static_cast<std::size_t>(fate)]; }
    [[nodiscard]] bool has_trouble() const {
      return (*this)[Fate::incomplete] > 0 || (*this)[Fate::failed] > 0;
    }
  };

  /// The next game; those of one input come in a row. `name` is the input's.
  void add(const std::string& name, std::size_t file, Fate fate);

  [[nodiscard]] const Counts& all() const { return all_; }

  /// "1,000 games: 980 solved, 20 failed".
  [[nodiscard]] std::string heading(bool is_interrupted) const;
  /// "sweep.jsonl: 8 solved, 1 failed" for each input with trouble. Requires that no game is added
  /// afterwards.
  [[nodiscard]] const std::vector<std::string>& troubles();

 private:
  void close_file();

  Counts all_;
  std::size_t file_ = 0;
  std::string name_;
  Counts of_file_;
  std::vector<std::string> troubles_;
};

/// "980 solved, 20 failed": what is not 0.
std::string counts_text(const BatchSummary::Counts& counts);

}  // namespace nashsolve::cli
