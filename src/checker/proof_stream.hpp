// Reads the steps of a proof one after the other, from either form (docs/proof-format.md), in memory bounded
// by one step.
#pragma once

#include <array>
#include <cstdint>
#include <istream>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "nashsolve/exact.hpp"
#include "sha256.hpp"

namespace nashsolve::checker {

/// A strategy's number: from 0, the second player's after those of the first.
using Label = std::uint32_t;

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
struct BranchStep {
  std::size_t side;
  Label label;
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
struct SubsetStep {
  std::array<std::vector<Label>, 2> tight;
};
struct EndStep {
  Ending ending;
};
struct QedStep {
  std::uint64_t count;
};
using Step = std::variant<SameStep, BranchStep, EmptyStep, TightStep, SubsetStep, EndStep, QedStep>;

class ProofStream {
 public:
  /// Reads the head. Throws CheckError, as next() does, where the stream is no proof; the stream must outlive
  /// this.
  explicit ProofStream(std::istream& stream);

  [[nodiscard]] const std::string& sha256() const { return sha256_; }
  /// Of both players.
  [[nodiscard]] const std::array<std::size_t, 2>& strategy_counts() const { return counts_; }
  /// The last one is a QedStep, after which the stream has to end.
  Step next();
  /// Of all bytes of the proof; after its last step.
  std::string own_sha256() { return digest_.hex(); }
  /// Of the proof read so far, as "line 7" or "byte 123".
  [[nodiscard]] std::string place() const;

 private:
  /// The next byte, or kEndOfFile.
  int byte();
  static constexpr int kEndOfFile = -1;
  [[noreturn]] void fail(const std::string& expected) const;
  bool line();
  void text_head();
  void binary_head();
  Step text_step();
  Step binary_step();
  Step ended(std::uint64_t count);
  std::string_view word();
  Label label(std::string_view word) const;
  Label text_label() { return label(word()); }
  std::size_t text_side();
  Weights text_weights();
  std::uint64_t packed();
  void add_packed(Weights& weights, Label strategy);
  Label packed_label();
  Weights packed_weights();

  std::istream& stream_;
  std::string buffer_;
  std::size_t buffered_ = 0;
  Sha256 digest_;
  bool is_text_ = false;
  std::string line_;
  std::size_t position_ = 0;
  std::uint64_t lines_ = 0;
  std::uint64_t bytes_ = 0;
  std::string sha256_;
  std::array<std::size_t, 2> counts_ = {0, 0};
};

}  // namespace nashsolve::checker
