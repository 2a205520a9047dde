// Steps of a proof for three and more players, packed as the binary form has them (docs/proof-format.md).
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "listener.hpp"
#include "packed_number.hpp"

namespace nashsolve::proof {

/// The steps of the binary form, and those of parts, as of StepCode. `undecided` ends a node that no step of
/// the search does.
enum class CellStepKind : unsigned char {
  dominated = 1,
  branch,
  halve,
  empty,
  only,
  point,
  box,
  one,
  split,
  vanish,
  set,
  mix,
  same,
  open = 15,
  began,
  undecided
};

/// Where a vertex is named: all vertices of a player.
constexpr std::uint64_t kAllVertices = 0;

struct CellStep {
  CellStepKind kind;
  /// Where its numbers begin.
  std::size_t bytes;
  /// Of `one` and `only`.
  std::size_t solution;
};

class CellSteps {
 public:
  void begin(CellStepKind kind, std::size_t solution = 0) {
    steps_.push_back({kind, bytes_.size(), solution});
  }
  /// People count from 1.
  void add(StrategyId strategy) { pack(bytes_, std::uint64_t{strategy} + 1); }
  [[nodiscard]] std::string& bytes() { return bytes_; }

  [[nodiscard]] std::size_t size() const { return steps_.size(); }
  [[nodiscard]] const CellStep& operator[](std::size_t k) const { return steps_[k]; }
  [[nodiscard]] std::string_view packed(std::size_t k) const {
    const std::size_t end = k + 1 < steps_.size() ? steps_[k + 1].bytes : bytes_.size();
    return std::string_view(bytes_).substr(steps_[k].bytes, end - steps_[k].bytes);
  }
  /// A step of others.
  void copy(const CellSteps& from, std::size_t k) {
    begin(from[k].kind, from[k].solution);
    bytes_ += from.packed(k);
  }
  [[nodiscard]] bool has(CellStepKind kind) const {
    return std::ranges::any_of(steps_, [kind](const CellStep& step) { return step.kind == kind; });
  }
  /// Keeps so many.
  void cut(std::size_t size) {
    if (size >= steps_.size()) return;
    bytes_.resize(steps_[size].bytes);
    steps_.resize(size);
  }

 private:
  std::vector<CellStep> steps_;
  std::string bytes_;
};

}  // namespace nashsolve::proof
