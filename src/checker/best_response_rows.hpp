// The rows of a best-response polytope, and what sums of them prove.
//
// Side 0 is P = {x >= 0, B'x <= 1}, side 1 is Q = {y >= 0, A y <= 1}; the payoffs, of the strategies that are
// left, are shifted and divided to the smallest integers with minimum 1. Slacks are at most 1, a variable at
// most 1 / (its largest payoff), since every row is 1 at most and every payoff positive.
#pragma once

#include <cstdint>
#include <vector>

#include "label_bits.hpp"
#include "nashsolve/game.hpp"
#include "proof_stream.hpp"

namespace nashsolve::checker {

class BestResponseRows {
 public:
  BestResponseRows(const Game& game, std::size_t side, const std::vector<bool>& is_left);

  [[nodiscard]] const std::vector<Label>& variables() const { return variables_; }
  [[nodiscard]] const std::vector<Label>& slacks() const { return slacks_; }
  /// By their places in these lists.
  [[nodiscard]] const Integer& entry(std::size_t slack, std::size_t variable) const {
    return matrix_[slack * variables_.size() + variable];
  }

  /// Whether the weighted sum of the rows shows that no point has all of `tight` tight: what is not tight
  /// adds up to less than the weights do. Throws CheckError where a weight belongs to no row, or a row has
  /// two.
  [[nodiscard]] bool show_empty(const Weights& weights, const LabelBits& tight) const;

  /// The weighted sum is 0 = 0 where `tight` is tight, with no negative coefficient: adds the labels with a
  /// positive one. Throws CheckError where it is not.
  void show_tight(const Weights& weights, LabelBits& tight) const;

  /// `weights` of the variables are an optimal strategy's, where the game is one of constant sum for all that
  /// matters, and so are those of rows: adds rows with weights to what is tight, and to what is tight on the
  /// other side rows that are no best response. Throws CheckError where a row with a weight is none, or the
  /// weights are no strategy's.
  void show_optimal(const Weights& weights, LabelBits& tight, LabelBits& other_tight) const;

 private:
  /// The weights of one step, in Integer or where all sums fit in 64 bits.
  template <class Number>
  struct Weighted {
    const std::vector<Label>& strategies;
    const std::vector<Number>& weights;
    const std::vector<Number>& matrix;
  };

  void check_rows(const Weights& weights) const;
  [[nodiscard]] bool fits(const Weights& weights) const;
  /// The coefficient of each variable in the sum.
  template <class Number>
  void add_up(const Weighted<Number>& rows, std::vector<Number>& sums) const;
  template <class Number>
  [[nodiscard]] bool show_empty(const Weighted<Number>& rows, const LabelBits& tight) const;

  std::vector<Label> slacks_;
  std::vector<Label> variables_;
  /// Of each strategy its place among the slacks; none: the largest number.
  std::vector<std::size_t> place_;
  /// Row-major, a row for each slack.
  std::vector<Integer> matrix_;
  /// The same, where all entries are below 2^31.
  std::vector<std::int64_t> small_;
  std::int64_t largest_entry_ = 0;
  std::vector<Integer> largest_;
  std::vector<double> largest_double_;
};

}  // namespace nashsolve::checker
