// The pieces of an equilibrium set that there is time to tell.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "distinct_vertices.hpp"
#include "most_in_time.hpp"
#include "piece.hpp"

namespace nashsolve::nplayer {

inline double seconds_to_tell_each(const Game& game) {
  std::vector<std::size_t> counts;
  for (std::size_t i = 0; i < game.player_count(); ++i) counts.push_back(game.strategy_count(i));
  return seconds_to_tell_mixed(counts, 1);
}

/// No more pieces than there is time to tell, at least a point of the first, or all of it where it is a
/// curve. What goes is searched again, should somebody go on (SearchOutcome::told, or the whole tree).
class PiecesInTime {
 public:
  PiecesInTime(const Game& game, StopWatch& watch)
      : most_(most_of_seconds(watch, seconds_to_tell_each(game))) {}

  /// False: it was left out, but for what has to be there; so are all others.
  bool add(Piece piece) {
    const std::uint64_t count = piece.is_listed_whole() ? vertices_.add(piece.vertices)
                                                        : 2 + piece.ends.size() + strategies_each(piece);
    if (count <= most_ - count_) {
      count_ += count;
      pieces.push_back(std::move(piece));
      return true;
    }
    if (!pieces.empty()) return false;
    // Of a curve no corner of its polytopes need be an equilibrium.
    if (piece.is_listed_whole()) {
      for (auto& own : piece.vertices) own.erase(own.begin() + 1, own.end());
    }
    piece.index = std::nullopt;
    piece.regular = std::nullopt;
    pieces.push_back(std::move(piece));
    return false;
  }

  /// How many equilibria take as long to tell: besides its ends a curve has polytopes, conditions and points.
  [[nodiscard]] std::uint64_t count() const { return count_; }

  std::vector<Piece> pieces;

 private:
  /// How many profiles the corners of its polytopes take as long to tell as.
  static std::uint64_t strategies_each(const Piece& piece) {
    std::size_t corners = 0;
    for (const auto& own : piece.vertices) corners += own.size();
    return corners / piece.vertices.size();
  }

  std::uint64_t most_;
  std::uint64_t count_ = 0;
  DistinctVertices vertices_;
};

}  // namespace nashsolve::nplayer
