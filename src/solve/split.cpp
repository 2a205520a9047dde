#include "nashsolve/split.hpp"

#include <stdexcept>
#include <string>
#include <utility>

#include "classify.hpp"
#include "cut_supports.hpp"
#include "reinstate.hpp"
#include "search_parts.hpp"
#include "stop.hpp"
#include "strict_dominance.hpp"

namespace nashsolve {

std::vector<std::vector<OpenPart>> split(const Game& game, std::size_t count, const SolveOptions& asked) {
  if (game.player_count() < 2) throw std::invalid_argument("it has one player");
  SolveOptions options;
  options.interrupt = asked.interrupt;
  options.listener = asked.listener;
  options.cell_listener = asked.cell_listener;
  StopWatch watch(options);
  const StopTest must_stop = [&watch] { return watch.must_stop(); };
  for (std::size_t player = 0; player < game.player_count(); ++player) {
    if (!game.payoffs(player).find_numerators(must_stop)) return {};
  }
  // A listener has no word for dominance.
  Elimination elimination;
  if (options.listener == nullptr && options.cell_listener == nullptr) {
    elimination = reduce::eliminate_strictly(game, must_stop, reduce::kMostWorkBeforeSearch);
  }
  if (must_stop()) return {};
  const bool is_reduced = !elimination.rounds.empty();
  const Game left = is_reduced ? restrict_to(game, elimination.remaining) : game;
  if (game.player_count() == 2 && check_sum(left).is_constant()) {
    const std::string which = is_reduced ? "the payoffs that strict dominance leaves" : "the payoffs";
    throw std::invalid_argument(which + " add up to a constant, so linear programs solve it at once");
  }
  std::vector<std::vector<OpenPart>> parts =
      game.player_count() == 2 ? bimatrix::split(left, count, options) : nplayer::split(left, count, options);
  if (!is_reduced) return parts;
  for (std::vector<OpenPart>& part : parts) {
    Solution whole;
    whole.open_parts = std::move(part);
    reduce::reinstate(game, elimination.remaining, whole);
    part = std::move(whole.open_parts);
  }
  return parts;
}

Solution join(const std::vector<Solution>& parts) {
  Solution whole;
  for (const Solution& part : parts) {
    const std::size_t first_equilibrium = whole.equilibria.size();
    const std::size_t first_component = whole.components.size();
    for (const Equilibrium& equilibrium : part.equilibria) {
      whole.equilibria.push_back(equilibrium);
      whole.equilibria.back().component += first_component;
    }
    for (const Component& component : part.components) {
      Component& own = whole.components.emplace_back(component);
      for (std::size_t& position : own.equilibria) position += first_equilibrium;
      for (NashSubset& subset : own.subsets) {
        for (auto& vertices : subset.vertices) {
          for (std::size_t& position : vertices) position += first_equilibrium;
        }
      }
    }
    whole.open_parts.insert(whole.open_parts.end(), part.open_parts.begin(), part.open_parts.end());
  }
  return whole;
}

}  // namespace nashsolve
