// Seeded games of any number of players, the same on every platform.
#pragma once

#include <algorithm>
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
