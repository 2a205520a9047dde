// The two best-response polytopes as proofs speak of them, and the smallest multipliers that still prove.
//
// Side 0 is P = {x >= 0, B'x <= 1}, side 1 is Q = {y >= 0, A y <= 1}, each payoff matrix without the
// strategies that are left out, shifted and divided to the smallest integers with minimum 1
// (docs/proof-format.md). Multipliers of the rows are exact as they come from a search. Most are doubles of
// 53 bits, where a proof needs two to six: they are rounded to few bits as long as the rounded ones prove the
// same.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "listener.hpp"
#include "nashsolve/game.hpp"
#include "packed_weights.hpp"
#include "weight_kernels.hpp"

namespace nashsolve::proof {

/// A set of strategies, a bit each.
using Bits = std::vector<std::uint64_t>;
inline bool has(const Bits& bits, StrategyId s) {
  return ((bits[s / 64] >> s % 64) & 1U) != 0;
}
inline void insert(Bits& bits, StrategyId s) {
  bits[s / 64] |= std::uint64_t{1} << s % 64;
}

/// What steps prove with, one after the other (PackedWeights), and of which tight labels of their sides'
/// faces: as many words for each.
struct Reasons {
  std::string weights;
  Bits needed;
};

class PolytopeRows {
 public:
  /// Of the strategies with is_kept; both players keep one at least.
  PolytopeRows(const Game& game, const std::vector<bool>& is_kept);

  [[nodiscard]] std::size_t strategy_count() const { return place_.size(); }
  [[nodiscard]] const std::vector<StrategyId>& variables(std::size_t side) const {
    return sides_[side].variables;
  }

  /// Adds one.
  void add_shrunk(const EmptyFace& face, Reasons& reasons) const;
  void add_shrunk(const VanishingRow& row, Reasons& reasons) const;
  /// The labels that the multipliers show to be tight, those that had to be tight before apart.
  [[nodiscard]] Bits shown_tight(std::size_t side, const Weights& weights) const;
  /// The same of both sides, by the weights of optimal strategies in a game of constant sum.
  [[nodiscard]] std::array<Bits, 2> shown_tight(const Weights& optimum) const;

 private:
  struct Side {
    std::vector<StrategyId> slacks;
    std::vector<StrategyId> variables;
    /// Row-major, a row for each slack.
    std::vector<Integer> matrix;
    /// The same in whole blocks, with zeros at the ends.
    std::vector<double> doubles;
    std::size_t stride = 0;
    /// Of each variable 1 / (its largest entry).
    std::vector<double> reach;
    double largest_of_all = 0;
    /// Whether `doubles` is exact.
    bool is_small = false;

    [[nodiscard]] bool has_slack(StrategyId s) const { return s >= slacks.front() && s <= slacks.back(); }
  };

  [[nodiscard]] std::size_t word_count() const { return (place_.size() + 63) / 64; }
  [[nodiscard]] std::vector<Integer> combined(const Side& side, const Weights& weights) const;
  void set(const EmptyFace& face, RoundedFace& work) const;
  bool add_small(const EmptyFace& face, RoundedFace& work, Reasons& reasons) const;

  std::array<Side, 2> sides_;
  ShrinkWeights shrink_weights_;
  /// Of each strategy, its position among its player's kept ones.
  std::vector<std::size_t> place_;
};

}  // namespace nashsolve::proof
