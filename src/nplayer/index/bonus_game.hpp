// A game near a given one: each player has a small bonus for each of his strategies, whatever the others
// play. Games with the same payoffs but for bonuses, and their equilibria, are the graph of a map between
// spaces of one dimension (Kohlberg and Mertens 1986, theorem 1), and for almost all bonuses a regular value
// is met: all equilibria are regular, and their indices signs of determinants. Here that is checked.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "nashsolve/solve_options.hpp"
#include "nplayer.hpp"
#include "payoff_tensors.hpp"
#include "piece.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

/// Bonuses lie in [0, 2^-kBonusBits], on the scale on which `PayoffTensors::rounded` lies in [0, 1].
inline constexpr unsigned kBonusBits = 14;

/// Another seed, other bonuses.
PayoffTensors bonus_game(const PayoffTensors& tensors, std::uint64_t seed);

/// A regular equilibrium of the bonus game, exact or enclosed, with its index.
struct IndexedPoint {
  Vertex point;
  int index = 0;
};

/// All equilibria of the game, which are proved to be all and regular; nothing where that was not so, or the
/// watch or the work that is left ended it.
std::optional<std::vector<IndexedPoint>> regular_equilibria(const PayoffTensors& tensors,
                                                            const SolveOptions& options, StopWatch& watch,
                                                            IndexWork& left);

}  // namespace nashsolve::nplayer
