// The pure equilibria, which one pass over the payoffs gives: a search that is stopped still lists them, as
// many as there is time to tell. They go straight to the solution, for a pure strategy takes next to nothing
// where a vertex holds an enclosure for each strategy.
#pragma once

#include <atomic>
#include <cstddef>
#include <optional>
#include <vector>

#include "nashsolve/game.hpp"
#include "nashsolve/solution.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

/// A full search of a game of so many cells is soon done, and its pure equilibria are soon told.
constexpr std::size_t kFewCells = 300;

class PureCells {
 public:
  PureCells(const Game& game, unsigned prints);

  /// Looked for once somebody asks; without meaning where the interrupt came meanwhile.
  const std::vector<std::size_t>& get(const std::atomic<bool>* interrupt = nullptr);
  /// What each takes from here until it is printed.
  [[nodiscard]] double seconds_each() const { return seconds_each_; }
  /// Adds those that are not there, each a component: as many as the watch's limit lets through, and, of more
  /// than a few cells, as there is time to tell beside what is there, but one where nothing is. The reason
  /// why time or memory end it.
  std::optional<Status> add_to(Solution& solution, StopWatch& watch);

 private:
  const Game& game_;
  double seconds_each_;
  std::optional<std::vector<std::size_t>> cells_;
};

}  // namespace nashsolve::nplayer
