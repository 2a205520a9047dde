// The steps of a proof as they are kept in memory: what a listener heard, packed as the binary form has it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "listener.hpp"
#include "packed_number.hpp"
#include "polytope_rows.hpp"
#include "step_text.hpp"

namespace nashsolve::proof {

/// What is read of a packed one. It lasts as long as those it is of.
struct Step {
  /// Of side P, and of the first ending.
  StepCode kind;
  std::uint8_t side;
  Ending ending;
  StrategyId label;
  /// What follows: weights, or lists of labels.
  std::string_view body;
  /// Of a reason, the tight labels that it needs.
  const std::uint64_t* needed;

  [[nodiscard]] Weights weights() const { return unpack_weights(body); }
  /// Those of a subset; of a node also those that are slack.
  [[nodiscard]] std::array<std::vector<StrategyId>, 4> labels() const;
};

/// Some of them, which stay where they are once they are full.
class Steps {
 public:
  /// Memory that grows is copied and touched anew, and so it does not grow: there is room for as many as are
  /// enough, and for one more.
  Steps() {
    places_.reserve(kMostSteps);
    packed_.bytes.reserve(kEnough + kEnough / 16);
    packed_.needed.reserve(kMostSteps);
  }
  /// Then the next step belongs into others.
  [[nodiscard]] bool is_full() const {
    return packed_.bytes.size() >= kEnough || places_.size() >= kMostSteps;
  }
  [[nodiscard]] std::size_t size() const { return places_.size(); }
  /// As the binary form has it, but for where a tree begins, which has no step.
  [[nodiscard]] std::string_view packed(std::size_t k) const {
    const std::size_t end = k + 1 < places_.size() ? places_[k + 1].bytes : packed_.bytes.size();
    return std::string_view(packed_.bytes).substr(places_[k].bytes, end - places_[k].bytes);
  }
  [[nodiscard]] bool begins_tree(std::size_t k) const { return packed(k).front() == kBegan; }
  [[nodiscard]] Step operator[](std::size_t k) const;

  void branch(const LabelBranch& branch) {
    push(branch.both == 0 ? kBranch + branch.side : std::size_t{kSuppose}, branch.label);
  }
  void end(Ending ending) { push(kEnd + static_cast<std::size_t>(ending)); }
  void empty(const EmptyFace& face, const PolytopeRows& rows) {
    push(kEmpty + face.side, face.label);
    rows.add_shrunk(face, packed_);
  }
  void tight(const VanishingRow& row, const PolytopeRows& rows) {
    push(kTight + row.side);
    rows.add_shrunk(row, packed_);
  }
  void optimal(const OptimalStrategies& optimum);
  void subset(const FoundSubset& subset);
  void began(const NodeOfTree& root) { node(kBegan, root); }
  void open(const NodeOfTree& left) { node(kOpen, left); }
  void retract(std::size_t size);
  /// Adds all of the others. False: there is no room.
  bool take(const Steps& others);

 private:
  /// Bytes: about 2,800 steps of random 30x30.
  static constexpr std::size_t kEnough = 65536;
  static constexpr std::size_t kMostSteps = kEnough / 16;

  /// Where the bytes of a step begin, and the words of what it needs.
  struct Place {
    std::uint32_t bytes;
    std::uint32_t needed;
  };

  void node(unsigned char code, const NodeOfTree& node);
  void weighted(unsigned char code, std::span<const StrategyId> strategies, std::span<const Integer> weights);
  void add_labels(std::span<const StrategyId> labels);
  [[nodiscard]] Place here() const {
    return {static_cast<std::uint32_t>(packed_.bytes.size()),
            static_cast<std::uint32_t>(packed_.needed.size())};
  }
  void push(std::size_t code) {
    places_.push_back(here());
    packed_.bytes += static_cast<char>(code);
  }
  void push(std::size_t code, StrategyId label) {
    push(code);
    pack(packed_.bytes, std::uint64_t{label} + 1);
  }

  std::vector<Place> places_;
  PackedSteps packed_;
};

}  // namespace nashsolve::proof
