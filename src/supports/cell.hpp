// A cell of the search: a product of sub-simplices of the players' strategy simplices, and the payoff tensors
// restricted to it.
//
// A payoff u_i(a, .) is affine in each opponent's strategy, so its range on a cell is the hull of its values
// at the cell's vertex profiles: the restricted tensor is its own Bernstein form, and restricting a cell
// further is a multiplication along one mode.
#pragma once

#include <cstddef>
#include <vector>

#include "listener.hpp"
#include "payoff_tensors.hpp"

namespace nashsolve::nplayer {

struct Cell {
  /// The number of strategies of each player.
  std::vector<std::size_t> counts;
  /// The number of vertices of each player's sub-simplex.
  std::vector<std::size_t> sizes;
  /// vertices[j][v * counts[j] + s]: exact dyadic probabilities. Empty where they are not named: pure
  /// strategies, whose probabilities would take the square of their number.
  std::vector<std::vector<double>> vertices;
  /// payoffs[i][a * opponents(i) + o], o counting the opponents' vertices, the last player's fastest.
  std::vector<std::vector<double>> payoffs;
  /// |payoffs[i] - true value| <= error[i]; the true values lie in [0, 1].
  std::vector<double> error;
  /// How often each player's sub-simplex was halved.
  std::vector<unsigned> halvings;

  [[nodiscard]] std::size_t players() const { return sizes.size(); }
  [[nodiscard]] std::size_t opponents(std::size_t player) const { return opponent_profiles(sizes, player); }
  [[nodiscard]] std::size_t vertex_profiles() const;
  /// The largest extent of the cell in one probability.
  [[nodiscard]] double width() const;
};

/// Vertex coordinates are multiples of 2^-kCoordinateBits, so that they and their sums are exact.
inline constexpr int kCoordinateBits = 50;

/// The strategy's number among those of all players.
StrategyId strategy_id(const Cell& cell, std::size_t player, std::size_t strategy);

Cell whole_game(const PayoffTensors& tensors);

/// The same without the names of its vertices, and these: which pure strategies of each player are left.
Cell unnamed_game(const PayoffTensors& tensors);
void name_vertices(Cell& cell, const std::vector<std::vector<std::size_t>>& pure);

/// Keeps the vertices with the given ascending positions.
void keep_vertices(Cell& cell, std::size_t player, const std::vector<std::size_t>& keep);

/// Replaces vertex `replaced` by the midpoint between it and `kept`. The cell and the one with the two roles
/// exchanged cover the cell before. Requires has_exact_midpoint().
void halve(Cell& cell, std::size_t player, std::size_t kept, std::size_t replaced);

/// Whether the coordinates of the midpoint between two vertices need no more bits than they may have.
bool has_exact_midpoint(const Cell& cell, std::size_t player, std::size_t first, std::size_t second);

/// Whether `b` is certainly better than `a` for the player everywhere on the cell.
bool strictly_dominates(const Cell& cell, std::size_t player, std::size_t b, std::size_t a);

/// A mode of a tensor: payoffs are at (outer * size + v) * inner + k.
struct Mode {
  std::size_t outer;
  std::size_t inner;
};

/// The place of `opponent` in payoffs[player] for one own strategy (outer counts opponents before it only).
Mode opponent_mode(const std::vector<std::size_t>& sizes, std::size_t player, std::size_t opponent);

}  // namespace nashsolve::nplayer
