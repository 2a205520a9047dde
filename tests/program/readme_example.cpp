#include <iostream>

#include "nashsolve/report.hpp"
#include "nashsolve/solve.hpp"

int main() {
  const nashsolve::Game game =
      nashsolve::bimatrix_game({{2, 0}, {0, 1}}, {{1, 0}, {0, 2}}, "Battle of the Sexes");
  const nashsolve::VerifiedSolution result = nashsolve::solve(game);
  for (const nashsolve::Equilibrium& equilibrium : result.solution().equilibria) {
    std::cout << nashsolve::to_string(equilibrium.exact()[0].probability(0)) << '\n';  // 1, 0, 2/3
  }
  nashsolve::write_text(game, {}, result, {}, [](std::string_view text) { std::cout << text; });
}
