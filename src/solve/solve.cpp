// Chooses the solver for a game and lets nothing out that was not verified.
#include "nashsolve/solve.hpp"

#include <utility>
#include <variant>

#include "bimatrix.hpp"
#include "nplayer.hpp"
#include "refine.hpp"

namespace nashsolve {

namespace {

void refine(const Game& game, unsigned digits, Solution& solution) {
  for (Equilibrium& equilibrium : solution.equilibria) {
    if (auto* enclosed = std::get_if<EnclosedProfile>(&equilibrium.profile)) {
      // Some more, so that both ends of an enclosure round to the same digits.
      *enclosed = refine_enclosure(game, *enclosed, digits + 3);
    }
  }
}

}  // namespace

VerifiedSolution solve(const Game& game, const SolveOptions& options) {
  const bool is_bimatrix =
      game.player_count() == 2 && options.find != Find::pure && options.search == Search::automatic;
  Solution solution = is_bimatrix ? solve_bimatrix(game, options) : solve_nplayer(game, options);
  if (options.digits) refine(game, *options.digits, solution);
  return verify(game, std::move(solution), options.threads);
}

}  // namespace nashsolve
