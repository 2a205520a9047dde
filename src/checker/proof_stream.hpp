// Reads the steps of a proof one after the other, from either form (docs/proof-format.md), in memory bounded
// by one step.
#pragma once

#include <array>
#include <cstdint>
#include <istream>
#include <variant>
#include <vector>

#include "nashsolve/exact.hpp"
#include "proof_bytes.hpp"

namespace nashsolve::checker {

/// A multiplier for each of some strategies' rows, in 64 bits where all of a step's fit.
class Weights {
 public:
  [[nodiscard]] const std::vector<Label>& strategies() const { return strategies_; }
  [[nodiscard]] std::size_t size() const { return strategies_.size(); }
  [[nodiscard]] bool is_small() const { return large_.empty(); }
  /// Of all strategies, where is_small().
  [[nodiscard]] const std::vector<std::int64_t>& small() const { return small_; }
  [[nodiscard]] std::vector<Integer> integers() const;

  void reserve(std::size_t count);
  void add(Label strategy, std::int64_t weight);
  void add(Label strategy, const Integer& weight);

 private:
  std::vector<Label> strategies_;
  std::vector<std::int64_t> small_;
  /// All of them once one is not small, else none.
  std::vector<Integer> large_;
};

enum class Ending : std::uint8_t { empty, repeated, found, covered, artificial };

struct SameStep {
  Label strategy;
  Label other;
};
/// Two children, the first with the label tight on this side. The one with it tight in `both` has what is
/// tight on both sides; in the other one it is slack there.
struct BranchStep {
  std::size_t side;
  Label label;
  std::size_t both = 0;
};
struct EmptyStep {
  std::size_t side;
  Label label;
  Weights weights;
};
struct TightStep {
  std::size_t side;
  Weights weights;
};
/// Of all strategies that are left.
struct UnitsStep {
  Weights weights;
};
/// Strategies of both players.
struct OptimalStep {
  Weights weights;
};
struct SubsetStep {
  std::array<std::vector<Label>, 2> tight;
};
struct EndStep {
  Ending ending;
};
struct QedStep {
  std::uint64_t count;
};
using Step = std::variant<SameStep, BranchStep, EmptyStep, TightStep, UnitsStep, OptimalStep, SubsetStep,
                          EndStep, QedStep>;

class ProofStream : public ProofBytes {
 public:
  explicit ProofStream(std::istream& stream) : ProofBytes(stream, 2) {}

  /// The last one is a QedStep, after which the stream has to end.
  Step next();

 private:
  Step read_step();
  SubsetStep subset();
  std::size_t text_side();
  std::size_t text_ending();
  Weights weights() { return is_text() ? text_weights() : packed_weights(); }
  Weights text_weights();
  Weights packed_weights();
};

}  // namespace nashsolve::checker
