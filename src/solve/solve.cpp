// Chooses the solver for a game and lets nothing out that was not verified.
#include "nashsolve/solve.hpp"

#include <cstdint>
#include <utility>
#include <variant>

#include "bimatrix.hpp"
#include "nplayer.hpp"
#include "refine.hpp"
#include "reinstate.hpp"
#include "stop.hpp"
#include "strict_dominance.hpp"

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

Solution search(const Game& game, const SolveOptions& options) {
  const bool is_bimatrix =
      game.player_count() == 2 && options.find != Find::pure && options.search == Search::automatic;
  return is_bimatrix ? solve_bimatrix(game, options) : solve_nplayer(game, options);
}

/// Strategies of both players, or cells of a larger game, up to which a search is over before dominance would
/// be. Measured on uniform payoffs: at 8x8 it would take a tenth of the time of a batch.
constexpr std::size_t kFewStrategies = 16;
/// The same for linear programs, at 12x12; and their multiplications in all, about a tenth of a second.
constexpr std::size_t kFewForPrograms = 24;
constexpr std::uint64_t kMostMultiplications = 100'000'000;

/// Solves the game that iterated strict dominance leaves.
Solution search_reduced(const Game& game, const SolveOptions& options) {
  // A listener has no word for dominance, and hears the whole search.
  if (options.listener != nullptr) return search(game, options);
  const bool is_asked = options.dominance == StrictDominance::always;
  const std::size_t size =
      game.player_count() == 2 ? game.strategy_count(0) + game.strategy_count(1) : game.cell_count();
  if (options.find == Find::pure || options.dominance == StrictDominance::never ||
      (size <= kFewStrategies && !is_asked)) {
    return search(game, options);
  }
  StopWatch watch(options);
  Elimination elimination = reduce::eliminate_strictly(
      game, [&] { return watch.reason(0).has_value(); },
      size <= kFewForPrograms && !is_asked ? 0 : kMostMultiplications);
  if (elimination.rounds.empty()) return search(game, watch.remaining(options));
  Solution solution = search(restrict_to(game, elimination.remaining), watch.remaining(options));
  reduce::reinstate(game, elimination.remaining, solution);
  solution.method = "iterated strict dominance, " + solution.method;
  std::uint64_t eliminated = 0;
  for (const auto& round : elimination.rounds) eliminated += round.size();
  solution.counts.insert(solution.counts.begin(), {"dominated_strategies", eliminated});
  solution.eliminated = std::move(elimination.rounds);
  solution.seconds = watch.seconds();
  return solution;
}

}  // namespace

VerifiedSolution solve(const Game& game, const SolveOptions& options) {
  Solution solution = search_reduced(game, options);
  if (options.digits) refine(game, *options.digits, solution);
  return verify(game, std::move(solution), options.threads);
}

}  // namespace nashsolve
