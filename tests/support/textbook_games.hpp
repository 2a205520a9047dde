// Games of two players that people write down: payoffs by the positions of both strategies.
#pragma once

#include <cstddef>
#include <functional>
#include <random>
#include <vector>

#include "matrices.hpp"

namespace nashsolve::testing {

/// What it is worth to the higher bid, twice, and to each at a tie.
inline long prize(long mine, long other, long worth) {
  return mine > other ? 2 * worth : mine == other ? worth : 0;
}

/// Payoffs by the positions of both strategies.
using Payoff = std::function<long(long, long)>;

inline Matrices by_positions(long count, const Payoff& first, const Payoff& second) {
  Matrices game;
  for (long i = 0; i < count; ++i) {
    for (auto* const matrix : {&game.a, &game.b}) matrix->emplace_back();
    for (long j = 0; j < count; ++j) {
      game.a.back().emplace_back(first(i, j));
      game.b.back().emplace_back(second(i, j));
    }
  }
  return game;
}

inline Matrices first_price_auction(long n) {
  return by_positions(
      n, [n](long i, long j) { return prize(i, j, n - i); },
      [n](long i, long j) { return prize(j, i, n - 2 - j); });
}

/// The first player at whose turn somebody stops gets the larger part of a sum that grows; all is lost to who
/// goes on for good. In equilibrium player 1 stops at once.
inline Matrices centipede(long n) {
  return by_positions(
      n, [](long i, long j) { return i <= j ? 2 * i + 2 : 2 * j + 1; },
      [](long i, long j) { return i <= j ? 2 * i : 2 * j + 4; });
}

/// Of places 1 and up one hides something at one, the other looks for it at one; 0 is to do neither. What it
/// is worth and what looking costs is drawn for each place.
inline Matrices inspection(std::mt19937_64& random, long n, long most) {
  std::vector<std::vector<long>> drawn(4);
  for (auto& each : drawn) {
    for (long k = 0; k < n; ++k) each.push_back(uniform(random, 1, most));
  }
  const auto at = [&](std::size_t what, long place) { return drawn[what][static_cast<std::size_t>(place)]; };
  return by_positions(
      n, [&](long i, long j) { return i == j   ? -n * at(0, i)
                                      : i == 0 ? 0
                                               : at(1, i); },
      [&](long i, long j) { return (i == j ? n * at(2, j) : 0) - (j == 0 ? 0 : at(3, j)); });
}

}  // namespace nashsolve::testing
