// Games that several tests of the reports print.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "nashsolve/game.hpp"

namespace nashsolve::test {

inline Game labelled(const Game& game, std::vector<std::string> rows, std::vector<std::string> columns) {
  return Game({{"Player 1", std::move(rows)}, {"Player 2", std::move(columns)}},
              {game.payoffs(0), game.payoffs(1)}, game.title());
}

inline Game battle_of_the_sexes() {
  return labelled(bimatrix_game({{2, 0}, {0, 1}}, {{1, 0}, {0, 2}}, "Battle of the Sexes"),
                  {"Opera", "Football"}, {"Opera", "Football"});
}

/// Its only equilibrium: Up with probability 100000/300001, Left with 1/100001.
inline Game long_fractions() {
  return labelled(
      bimatrix_game({{100, 0}, {0, make_rational(1, 1000)}}, {{0, 200001}, {100000, 0}}, "Long fractions"),
      {"Up", "Down"}, {"Left", "Right"});
}

}  // namespace nashsolve::test
