// A mixed strategy that strictly dominates a pure one, looked for in doubles and accepted exactly.
//
// Strategy s is strictly dominated exactly when the zero-sum game of the gains u_k(c) - u_s(c), k a strategy
// and c what the others play, has a positive value; an optimal mixture of the k is then a dominator (Osborne
// and Rubinstein 1994, lemma 60.1). The program is solved in doubles by the simplex method from the others'
// side, and left as soon as they hold the gain to nothing. The mixture is rounded to the smallest denominator
// for which it dominates, so that readers meet 1/2 and 1/3, and that it dominates is checked in integers. So
// a dominator is proved. Where there is none, the others' side is a belief under which the strategy is worth
// more than all others; whoever needs a proof of that asks is_best_under, which decides in integers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "nashsolve/game.hpp"

namespace nashsolve {

/// One player's payoffs: strategy k is worth table[first_cells[c] + k * stride] when the others play c.
struct OwnPayoffs {
  const PayoffTable* table;
  std::size_t stride;
  std::size_t strategy_count;
  /// The cells at which the player uses its first strategy, one for each choice of the others that counts.
  std::vector<std::size_t> first_cells;
};

/// Integer weights of some strategies.
struct Mixture {
  std::vector<std::uint32_t> strategies;
  std::vector<std::int64_t> weights;
};

/// Integer weights of some cells, positions in OwnPayoffs::first_cells.
struct Belief {
  std::vector<std::uint32_t> cells;
  std::vector<std::int64_t> weights;
};

class DominatorSearch {
 public:
  /// Stops looking where the others hold the gain to -`margin`, a share of the range of payoffs.
  DominatorSearch(const OwnPayoffs& own, double margin, std::function<bool()> must_stop);

  /// A mixture of `others` that is worth more than the strategy at each of `cells`, positions in
  /// OwnPayoffs::first_cells. Where there is none: `belief` is one under which none of `others` is worth
  /// more, as far as doubles say, or any where `must_stop` ended the search.
  std::optional<Mixture> find(std::uint32_t strategy, const std::vector<std::uint32_t>& others,
                              const std::vector<std::uint32_t>& cells, Belief& belief);

  /// Whether the strategy is worth more than each of `others` under the belief, exactly.
  [[nodiscard]] bool is_best_under(const Belief& belief, std::uint32_t strategy,
                                   const std::vector<std::uint32_t>& others) const;

  /// Multiplications so far, a measure of the time.
  [[nodiscard]] std::uint64_t work() const { return work_; }

 private:
  /// False: the others hold the gain to nothing. True: weights_ is an optimal mixture.
  bool gains(std::size_t rows, std::size_t columns);
  void pivot(std::size_t rows, std::size_t columns, std::size_t row, std::size_t column);
  [[nodiscard]] std::optional<Mixture> rounded(std::uint32_t strategy,
                                               const std::vector<std::uint32_t>& others,
                                               const std::vector<std::uint32_t>& cells,
                                               double denominator) const;
  [[nodiscard]] bool dominates(const Mixture& mixture, std::uint32_t strategy,
                               const std::vector<std::uint32_t>& cells) const;

  const OwnPayoffs& own_;
  double margin_;
  std::function<bool()> must_stop_;
  /// Payoffs in doubles, scaled to at most 1, by cell and strategy.
  std::vector<double> payoffs_;
  std::vector<double> tableau_;
  std::vector<std::size_t> basic_;
  std::vector<std::size_t> nonbasic_;
  std::vector<double> weights_;
  std::uint64_t work_ = 0;
};

}  // namespace nashsolve
