// Strategies that pay everybody what a mix of the same player's others does: with the mix in its place, what
// everybody gains by anything stays what it was.
#pragma once

#include <cstddef>
#include <vector>

#include "cell_stream.hpp"
#include "tensor.hpp"

namespace nashsolve::checker {

class StandIns {
 public:
  /// Both must outlive it.
  StandIns(const Tensors& tensors, const Sizes& counts);

  /// Throws CheckError where the mix does not pay the same.
  void add(const MixStep& step);

  /// What stands for the strategy, over all of the player's: itself where no mix does.
  [[nodiscard]] const std::vector<Rational>& mix(std::size_t player, std::size_t strategy) const {
    return mixes_[player][strategy];
  }
  /// Whether no two mixes of the strategies are played as the same one.
  [[nodiscard]] bool are_independent(std::size_t player, const std::vector<std::size_t>& strategies) const;
  /// What the mixes of the strategies use, ascending.
  [[nodiscard]] std::vector<std::size_t> used_for(std::size_t player,
                                                  const std::vector<std::size_t>& strategies) const;

 private:
  const Tensors& tensors_;
  const Sizes& counts_;
  std::vector<std::vector<std::vector<Rational>>> mixes_;
  std::vector<std::vector<bool>> is_replaced_;
  std::vector<std::vector<bool>> is_part_;
};

}  // namespace nashsolve::checker
