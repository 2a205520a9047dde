// A game near a given one: each player has a small bonus for each of his strategies, whatever the others
// play. For almost all bonuses all equilibria are regular (Harsanyi 1973, with payoffs that vary in this way
// only: the perturbed game's equilibria are the preimages of a regular value of the map of Kohlberg and
// Mertens 1986), so that their indices are signs of determinants.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "nashsolve/solve_options.hpp"
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
/// watch ended it.
std::optional<std::vector<IndexedPoint>> regular_equilibria(const PayoffTensors& tensors,
                                                            const SolveOptions& options, StopWatch& watch);

}  // namespace nashsolve::nplayer
