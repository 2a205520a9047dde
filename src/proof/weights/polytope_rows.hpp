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

inline bool has(const Bits& bits, StrategyId s) {
  return ((bits[s / 64] >> s % 64) & 1U) != 0;
}
inline void insert(Bits& bits, StrategyId s) {
  bits[s / 64] |= std::uint64_t{1} << s % 64;
}

/// Steps as the binary form has them, one after the other, and of which tight labels of their sides' faces
/// those that are reasons make use: as many words for each of these.
struct PackedSteps {
  std::string bytes;
  Bits needed;
};

class PolytopeRows {
 public:
  /// Of the strategies with is_kept; both players keep one at least.
  PolytopeRows(const Game& game, const std::vector<bool>& is_kept);

  [[nodiscard]] std::size_t strategy_count() const { return is_kept_.size(); }
  [[nodiscard]] std::size_t word_count() const { return words_of(strategy_count()); }
  [[nodiscard]] Bits variables_of_p() const;

  /// Adds the weights, and what they need.
  void add_shrunk(const EmptyFace& face, PackedSteps& steps) const;
  void add_shrunk(const VanishingRow& row, PackedSteps& steps) const;
  /// The labels that the multipliers show to be tight, those that had to be tight before apart.
  [[nodiscard]] Bits shown_tight(std::size_t side, const Weights& weights) const;
  /// The same of both sides, by the weights of optimal strategies in a game of constant sum.
  [[nodiscard]] std::array<Bits, 2> shown_tight(const Weights& optimum) const;

 private:
  struct Side {
    StrategyId first_slack = 0;
    std::size_t slack_count = 0;
    StrategyId first_variable = 0;
    std::size_t variable_count = 0;
    bool has_few_slacks = false;
    /// Row-major, a row for each slack; 0 for what is left out.
    std::vector<Integer> matrix;
    /// The same in whole blocks, with zeros at the ends.
    std::vector<double> doubles;
    std::size_t stride = 0;
    /// Of each variable 1 / (its largest entry).
    std::vector<double> reach;
    double largest_of_all = 0;
    /// Whether `doubles` is exact.
    bool is_small = false;

    [[nodiscard]] bool has_slack(StrategyId s) const { return s - first_slack < slack_count; }
    [[nodiscard]] std::vector<Integer> combined(const Weights& weights) const;
  };

  void set_doubles(Side& side) const;
  void set(const EmptyFace& face, RoundedFace& work) const;
  bool add_small(const EmptyFace& face, RoundedFace& work, PackedSteps& steps) const;

  std::array<Side, 2> sides_;
  ShrinkWeights shrink_weights_;
  std::vector<bool> is_kept_;
};

}  // namespace nashsolve::proof
