// Seeded games of any number of players, the same on every platform.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

#include "nashsolve/game.hpp"

namespace nashsolve::testing {

using Shape = std::vector<std::size_t>;

inline std::size_t cell_count(const Shape& shape) {
  std::size_t cells = 1;
  for (const std::size_t count : shape) cells *= count;
  return cells;
}

/// The choice of each player in a cell.
inline std::vector<std::size_t> choices_in(std::size_t cell, const Shape& shape) {
  std::vector<std::size_t> choices(shape.size());
  for (std::size_t i = shape.size(); i-- > 0; cell /= shape[i]) choices[i] = cell % shape[i];
  return choices;
}

/// How many players choose so.
inline std::size_t count_of(const std::vector<std::size_t>& choices, std::size_t choice) {
  return static_cast<std::size_t>(std::count(choices.begin(), choices.end(), choice));
}

/// The tables are indexed with the last player's strategy moving fastest.
inline Game game_from(const Shape& shape, std::vector<std::vector<std::int64_t>> payoffs) {
  std::vector<PayoffTable> tables;
  for (auto& table : payoffs) tables.emplace_back(std::move(table), Integer(1));
  return {default_players(shape), std::move(tables)};
}

/// Of player 1 alone, all others indifferent: its second strategy gains w1 - w2 + w3 + z (w1 + w2 - 3 w3)
/// over the first, where z is the probability of player 2's second and w of player 3's, and its third
/// z (w1 + w2 - 2 w3) more.
inline Game one_who_cares() {
  const Shape shape{3, 2, 3};
  std::vector<std::vector<std::int64_t>> payoffs(3, std::vector<std::int64_t>(cell_count(shape)));
  const std::array<std::int64_t, 3> base{1, -1, 1};
  const std::array<std::int64_t, 3> slope{1, 1, -3};
  const std::array<std::int64_t, 3> more{1, 1, -2};
  for (std::size_t cell = 0; cell < payoffs[0].size(); ++cell) {
    const std::vector<std::size_t> s = choices_in(cell, shape);
    if (s[0] == 0) continue;
    const std::int64_t z = s[1] == 1 ? 1 : 0;
    payoffs[0][cell] = base[s[2]] + z * slope[s[2]] + (s[0] == 2 ? z * more[s[2]] : 0);
  }
  return game_from(shape, std::move(payoffs));
}

inline std::vector<std::vector<std::int64_t>> random_payoffs(const Shape& shape, std::uint64_t seed,
                                                             std::int64_t low, std::int64_t high) {
  std::mt19937_64 random(seed);
  const auto span = static_cast<std::uint64_t>(high - low + 1);
  std::vector<std::vector<std::int64_t>> payoffs(shape.size());
  for (auto& table : payoffs) {
    table.resize(cell_count(shape));
    for (std::int64_t& value : table) value = low + static_cast<std::int64_t>(random() % span);
  }
  return payoffs;
}

inline Game random_game(const Shape& shape, std::uint64_t seed, std::int64_t low, std::int64_t high) {
  return game_from(shape, random_payoffs(shape, seed, low, high));
}

}  // namespace nashsolve::testing
