// The pieces of an equilibrium set that there is time to tell.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "distinct_vertices.hpp"
#include "most_in_time.hpp"
#include "piece.hpp"
#include "telling.hpp"

namespace nashsolve::nplayer {

/// Each profile that is listed of the piece.
inline double seconds_to_tell_each(const Piece& piece, unsigned prints) {
  const bool is_enclosed =
      !std::ranges::all_of(piece.vertices, [](const auto& own) { return is_exact(own.front()); });
  const Telling telling = piece.is_curve() ? Telling::on_curve
                          : is_enclosed    ? Telling::enclosed
                                           : Telling::exact;
  return seconds_to_tell_vertex(piece.vertices, telling, prints);
}

/// No more pieces than there is time to tell, at least a point of the first, or all of it where it is a
/// curve. What goes is searched again, should somebody go on (SearchOutcome::told, or the whole tree).
class PiecesInTime {
 public:
  explicit PiecesInTime(StopWatch& watch) : left_(seconds_in_time(watch)), prints_(watch.prints()) {}

  /// False: it was left out, but for what has to be there; so are all others.
  bool add(Piece piece) {
    const double seconds =
        piece.is_curve()
            ? seconds_to_tell_curve(piece.vertices, piece.ends.size(), prints_)
            : static_cast<double>(vertices_.add(piece.vertices)) * seconds_to_tell_each(piece, prints_);
    if (seconds <= left_) {
      left_ -= seconds;
      seconds_ += seconds;
      pieces.push_back(std::move(piece));
      return true;
    }
    if (!pieces.empty()) return false;
    // Of a curve no corner of its polytopes need be an equilibrium.
    if (!piece.is_curve()) {
      for (auto& own : piece.vertices) own.erase(own.begin() + 1, own.end());
    }
    piece.index = std::nullopt;
    piece.regular = std::nullopt;
    pieces.push_back(std::move(piece));
    return false;
  }

  /// What it takes to tell them.
  [[nodiscard]] double seconds() const { return seconds_; }

  std::vector<Piece> pieces;

 private:
  double left_;
  double seconds_ = 0;
  unsigned prints_;
  DistinctVertices vertices_;
};

}  // namespace nashsolve::nplayer
