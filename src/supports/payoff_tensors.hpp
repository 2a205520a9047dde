// The game as the search sees it: per player one tensor of payoffs [own strategy][opponents' strategies], in
// exact integers and in doubles with a proven rounding bound.
//
// For each opponents' profile the player's smallest payoff is subtracted, and each player's payoffs are
// multiplied by a positive factor; both leave every best response, and so every equilibrium, as it is. The
// doubles lie in [0, 1] and are the integers times a power of two, exactly wherever these have 53 bits.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "nashsolve/exact.hpp"
#include "nashsolve/game.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

/// Half the distance from 1 to the next double: the relative error of one rounding.
inline constexpr double kUnitRoundoff = 0x1p-53;

struct PayoffTensors {
  /// The number of strategies of each player.
  std::vector<std::size_t> counts;
  /// exact[i][a * opponents(i) + o]; o counts the opponents' profiles, the last player's strategy fastest.
  std::vector<std::vector<Integer>> exact;
  /// exact[i] / 2^scale_bits[i], rounded.
  std::vector<std::vector<double>> rounded;
  std::vector<unsigned> scale_bits;
  /// |rounded - exact / 2^scale_bits| <= error, per player; 0 where nothing was rounded.
  std::vector<double> error;

  [[nodiscard]] std::size_t players() const { return counts.size(); }
  [[nodiscard]] std::size_t opponents(std::size_t player) const;
};

/// Not whole where `must_stop`, asked at each player, says so: of 8^6 cells they take 0.3 s.
PayoffTensors payoff_tensors(
    const Game& game, const StopTest& must_stop = [] { return false; });

/// The product of all sizes but the player's own.
inline std::size_t opponent_profiles(std::span<const std::size_t> sizes, std::size_t player) {
  std::size_t product = 1;
  for (std::size_t k = 0; k < sizes.size(); ++k) {
    if (k != player) product *= sizes[k];
  }
  return product;
}

}  // namespace nashsolve::nplayer
