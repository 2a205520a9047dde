// Neighbourhoods of the equilibria of a game that hold the equilibria of all games near it.
//
// Where strategy b is worth more than a by more than d everywhere on a cell, no equilibrium there of a game
// with bonuses between 0 and d uses a. So cells of products of simplices, cut down to the faces without such
// strategies and dropped where nothing is left, cover the equilibria of all these games. Cells hang together
// where the boxes around them touch; groups that do not are at a positive distance from each other. On the
// way from the game to one with bonuses, in proportion, equilibria thus never pass from a group to another
// one, and the sum of the indices in a group stays what it is: the homotopy invariance of the index (Govindan
// and Wilson 1997; Ritzberger 1994).
//
// Only cells in the way are halved: those of the shortest chains of cells between marked points, until none
// leads from one component's to another's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "cell.hpp"
#include "piece.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

class Neighbourhoods {
 public:
  /// Bonuses are as in bonus_game.hpp. `marked`: points of each set that is to be told from the others.
  Neighbourhoods(const PayoffTensors& tensors, const std::vector<std::vector<Vertex>>& marked);

  /// Halves cells until no group holds marked points of two sets, or until so many steps were made, all in
  /// the way are points, or it is time to stop. How many it made: a step is a payoff of a cell, or a look at
  /// whether two cells touch or hang together; a cell counts for many.
  std::uint64_t tell_apart(std::uint64_t most_steps, const StopTest& must_stop);

  [[nodiscard]] std::size_t group_count() const { return group_count_; }
  /// The group that holds the point, of which bounds are known; nothing where that is not clear. An
  /// equilibrium of a game with bonuses is in one: throws InternalError where it is in none.
  [[nodiscard]] std::optional<std::size_t> group_of(const Vertex& point) const;

 private:
  /// A cell and, per player and strategy, the range of the probability in it. None: an empty box.
  struct Part {
    Cell cell;
    std::vector<std::pair<double, double>> box;
    /// Parts that touch it.
    std::vector<std::uint32_t> neighbours;
    /// Positions in marked_.
    std::vector<std::uint32_t> marks;
    /// Some equilibrium is known in it.
    bool must_stay = false;
    std::size_t group = 0;
  };
  struct Mark {
    std::size_t set;
    Vertex point;
  };

  /// The parts of the shortest chains between marked points of any two sets; none where there are no chains.
  [[nodiscard]] std::vector<std::vector<std::uint32_t>> shortest_chains();
  void halve_part(std::uint32_t part);
  void number_groups();

  std::vector<Part> parts_;
  std::vector<Mark> marked_;
  std::size_t group_count_ = 0;
  std::uint64_t steps_ = 0;
};

}  // namespace nashsolve::nplayer
