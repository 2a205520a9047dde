// Neighbourhoods of the equilibria of a game that hold the equilibria of all games near it.
//
// Where strategy b is worth more than a by more than d everywhere on a cell, no equilibrium there of a game
// with bonuses between 0 and d uses a. So cells of products of simplices, cut down to the faces without such
// strategies and dropped where nothing is left, cover the equilibria of all these games. Cells are grouped
// where the boxes around them touch; different groups are at a positive distance from each other. On the way
// from the game to one with bonuses, in proportion, equilibria thus never pass from a group to another one,
// and the sum of the indices in a group stays what it is: the homotopy invariance of the index (Govindan and
// Wilson 1997; Ritzberger 1994).
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "cell.hpp"
#include "piece.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

class Neighbourhoods {
 public:
  /// One group, of all the game. Bonuses are as in bonus_game.hpp; at most so many cells are made.
  Neighbourhoods(const PayoffTensors& tensors, std::size_t most_cells, StopTest stop);

  [[nodiscard]] std::size_t group_count() const { return groups_.size(); }
  /// The group that holds the point, of which bounds are known; nothing where that is not clear. An
  /// equilibrium of a game with bonuses is in one: throws InternalError where it is in none.
  [[nodiscard]] std::optional<std::size_t> group_of(const Vertex& point) const;
  /// Halves the longest cells of a group, which may become several groups, or none: groups are then numbered
  /// anew. False where all cells are points, there have been too many, or it is time to stop: then nothing
  /// has changed.
  bool refine(std::size_t group);

 private:
  /// A cell and, per player and strategy, the range of the probability in it.
  struct Part {
    Cell cell;
    std::vector<std::pair<double, double>> box;
  };
  using Group = std::vector<Part>;

  void add_cut_down(Cell cell, Group& parts) const;

  std::vector<Group> groups_;
  std::size_t cells_left_;
  StopTest stop_;
};

}  // namespace nashsolve::nplayer
