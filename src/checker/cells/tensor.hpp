// Payoffs of one player, [own strategy][opponents' vertices], the last opponent's fastest, in integers.
#pragma once

#include <cstddef>
#include <vector>

#include "nashsolve/exact.hpp"
#include "nashsolve/game.hpp"

namespace nashsolve::checker {

using Sizes = std::vector<std::size_t>;

/// All payoffs are these over 2^bits and lie in [0, 1].
struct Tensors {
  std::vector<std::vector<Integer>> payoffs;
  std::vector<unsigned> bits;
};

/// For each player and profile of the others the smallest payoff is subtracted; then each player's payoffs
/// are divided by their common divisor, and by the power of two that has one bit more than the largest.
Tensors tensors_of(const Game& game);

Integer power_of_two(std::size_t exponent);

/// The product of all sizes but the player's.
std::size_t opponent_profiles(const Sizes& sizes, std::size_t player);

/// Payoffs are at (outer * size + v) * inner + k for vertex v of the opponent.
struct Places {
  std::size_t outer;
  std::size_t inner;
};
Places places_of(const Sizes& sizes, std::size_t player, std::size_t opponent);

/// Replaces the opponent's vertices by those that the columns are combinations of: to[w] = sum of
/// columns[w][v] * from[v]. `rows`: how many own strategies the tensor has.
std::vector<Integer> combined(const std::vector<Integer>& tensor, std::size_t rows, const Sizes& sizes,
                              std::size_t player, std::size_t opponent,
                              const std::vector<std::vector<Integer>>& columns);

}  // namespace nashsolve::checker
