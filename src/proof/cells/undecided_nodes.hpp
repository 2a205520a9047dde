// Ends the nodes that a search for three and more players left undecided, from the equilibria that another
// search found.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "cell_steps.hpp"
#include "nashsolve/game.hpp"
#include "nashsolve/solution.hpp"

namespace nashsolve::proof {

class UndecidedNodes {
 public:
  /// All must outlive it. `solution`: whole.
  UndecidedNodes(const Game& game, const Solution& solution, const std::function<bool()>& must_stop)
      : game_(game), solution_(solution), must_stop_(must_stop) {}

  /// The steps with others in place of each `undecided`; nothing where one has no end.
  std::optional<CellSteps> ended(const CellSteps& steps);
  /// Why not, in words.
  [[nodiscard]] const std::string& failure() const { return failure_; }

 private:
  const Game& game_;
  const Solution& solution_;
  const std::function<bool()>& must_stop_;
  std::string failure_;
};

}  // namespace nashsolve::proof
