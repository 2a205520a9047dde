#include "tree_game.hpp"

#include <optional>
#include <string>
#include <utility>

#include "limits.hpp"
#include "nashsolve/large_tree.hpp"

namespace nashsolve::formats {

Game game_of_tree(const SourceText& source, Reading& reading, GameTree&& tree) {
  std::optional<ReducedForm> reduced =
      reduced_form(std::move(tree), {kMaxStrategies, kMaxPayoffs, kMaxPayoffBytes, kMaxStrategyBytes});
  if (!reduced) {
    throw LargeTree(
        {source.name(), 0, 0},
        "found a tree whose reduced strategic form has more than " + std::to_string(kMaxStrategies) +
            " strategies or " + std::to_string(kMaxPayoffs) +
            " payoffs, or strategies or payoffs along its paths that take more than " +
            std::to_string(kMaxStrategyBytes >> 20U) + " MiB, expected a smaller one",
        "nashsolve solve finds an equilibrium where every move is seen, and of trees that are not too "
        "large where no more than two players move in a subgame and forget nothing",
        std::move(tree));  // NOLINT(bugprone-use-after-move): it was taken only where there is a form
  }
  reading.form = std::move(reduced->form);
  return std::move(reduced->game);
}

}  // namespace nashsolve::formats
