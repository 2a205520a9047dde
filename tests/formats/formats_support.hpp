// What the tests of the formats share.
#pragma once

#include <cstddef>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "nashsolve/read.hpp"
#include "nashsolve/write.hpp"

namespace nashsolve::testing {

inline LoadedGame load(std::string_view text, Format format,
                       SingleMatrix single_matrix = SingleMatrix::refuse) {
  return read_game(text, "game", {format, single_matrix});
}

inline Game read(std::string_view text, Format format, SingleMatrix single_matrix = SingleMatrix::refuse) {
  return load(text, format, single_matrix).game;
}

inline std::string written(const Game& game, Format format) {
  std::ostringstream stream;
  write_game(stream, game, format);
  return stream.str();
}

/// All payoffs of a player, cell by cell.
inline std::vector<std::string> payoffs(const Game& game, std::size_t player) {
  std::vector<std::string> texts;
  for (std::size_t cell = 0; cell < game.cell_count(); ++cell)
    texts.push_back(to_string(game.payoff(player, cell)));
  return texts;
}

using Texts = std::vector<std::string>;

}  // namespace nashsolve::testing
