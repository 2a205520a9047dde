// Chooses the solver for a game and lets nothing out that was not verified.
#include "nashsolve/solve.hpp"

#include "bimatrix.hpp"
#include "nplayer.hpp"

namespace nashsolve {

VerifiedSolution solve(const Game& game, const SolveOptions& options) {
  const bool is_bimatrix = game.player_count() == 2 && options.find != Find::pure;
  return verify(game, is_bimatrix ? solve_bimatrix(game, options) : solve_nplayer(game, options));
}

}  // namespace nashsolve
