// The indifference equations of a support profile, and the payoffs there, as polynomials that are of degree 1
// in the unknowns of each player: probabilities of his used strategies but the first.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "contraction.hpp"
#include "nashsolve/game.hpp"
#include "support_system.hpp"

namespace nashsolve::nplayer {

struct MultiaffineSystem {
  MultiaffineSystem(const Game& game, const Supports& supports);
  /// Of payoffs that say the same of who prefers what.
  explicit MultiaffineSystem(const SupportSystem& system);

  /// Coefficients of the products of one of (1, unknowns) of each block but one, the last block fastest.
  struct Form {
    /// The block that it does not depend on, or kNobody.
    std::size_t missing = kNobody;
    std::vector<Integer> coefficients;
  };

  /// Players who mix are blocks.
  std::vector<std::size_t> players;
  /// The unknowns of each, and how many there are before it.
  std::vector<std::size_t> counts;
  std::vector<std::size_t> firsts;
  std::size_t unknowns = 0;
  std::vector<Form> equations;
  /// Of each player of the game, over payoff_denominators.
  std::vector<Form> payoffs;
  std::vector<Integer> payoff_denominators;

 private:
  /// `payoffs_of`: of a player's strategy against the others' supports, the last one fastest.
  void add_forms(const Supports& supports,
                 const std::function<std::vector<Integer>(std::size_t, std::size_t)>& payoffs_of);
};

/// The form's value at values[k] of the unknowns, in a ring with `add` and `multiply`; `constants` are its
/// coefficients there. With a block to differentiate by, the derivative by its unknown number `by`.
template <class Ring, class Value>
Value evaluated(const Ring& ring, const MultiaffineSystem& system, std::size_t missing,
                std::vector<Value> constants, const std::vector<Value>& values, std::size_t block = kNobody,
                std::size_t by = 0) {
  for (std::size_t j = system.counts.size(); j-- > 0;) {
    if (j == missing) continue;
    const std::size_t size = system.counts[j] + 1;
    std::vector<Value> sums;
    for (std::size_t first = 0; first < constants.size(); first += size) {
      if (j == block) {
        sums.push_back(std::move(constants[first + 1 + by]));
        continue;
      }
      Value sum = std::move(constants[first]);
      for (std::size_t s = 1; s < size; ++s) {
        sum = ring.add(std::move(sum), ring.multiply(constants[first + s], values[system.firsts[j] + s - 1]));
      }
      sums.push_back(std::move(sum));
    }
    constants = std::move(sums);
  }
  return std::move(constants.front());
}

}  // namespace nashsolve::nplayer
