// What strategies that are plans for a game tree are made of: sequences of a player's own actions (von
// Stengel 1996). A tree has far fewer of them than plans.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "nashsolve/exact.hpp"

namespace nashsolve {

/// One player's. Sequence 0 is the empty one, any other the one before an information set and an action
/// there.
struct OwnPlans {
  struct InformationSet {
    std::uint32_t before;
    /// The sequence of its first action, those of the others follow.
    std::uint32_t first;
    std::uint32_t action_count;
  };
  std::vector<InformationSet> sets;
  std::uint32_t sequence_count = 1;
  /// Of strategy s the sequences that it may play: sequences[begin[s]] up to sequences[begin[s + 1]], all but
  /// the empty one.
  std::vector<std::uint32_t> sequences;
  std::vector<std::size_t> begin{0};

  [[nodiscard]] std::size_t size() const { return begin.size() - 1; }
  [[nodiscard]] std::span<const std::uint32_t> of(std::size_t strategy) const {
    return std::span(sequences).subspan(begin[strategy], begin[strategy + 1] - begin[strategy]);
  }
  void add(std::span<const std::uint32_t> strategy) {
    sequences.insert(sequences.end(), strategy.begin(), strategy.end());
    begin.push_back(sequences.size());
  }
};

/// An end of the tree that chance lets the play come to: it comes there where both players play these
/// sequences.
struct TreeEnd {
  std::array<std::uint32_t, 2> sequences;
  Rational chance;
  std::array<Rational, 2> payoffs;
};

/// Of two players with perfect recall. A pair of strategies pays the sum over the ends of which it may play
/// both sequences of what is paid there times chance.
struct Plans {
  std::array<OwnPlans, 2> players;
  std::shared_ptr<const std::vector<TreeEnd>> ends;
};

}  // namespace nashsolve
