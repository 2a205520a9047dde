// Chooses the solver for a game and lets nothing out that was not verified.
#include "nashsolve/solve.hpp"

#include <algorithm>
#include <cstdint>
#include <new>
#include <stdexcept>
#include <utility>
#include <variant>

#include "bimatrix.hpp"
#include "cell_listener.hpp"
#include "exact_form.hpp"
#include "nearest_profile.hpp"
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
      *enclosed = refine_enclosure(game, *enclosed, digits);
    }
  }
}

void add_exact_forms(const Game& game, StopWatch& watch, Solution& solution) {
  for (Equilibrium& equilibrium : solution.equilibria) {
    if (auto* enclosed = std::get_if<EnclosedProfile>(&equilibrium.profile)) {
      enclosed->exact_form = find_exact_form(game, *enclosed, [&] { return watch.must_stop(); });
    }
  }
}

bool asks_for_paths(const SolveOptions& options) {
  return options.start.has_value() || options.find == Find::paths;
}

Solution search(const Game& game, const SolveOptions& options) {
  const bool is_bimatrix = game.player_count() == 2 && options.find != Find::pure &&
                           (options.search != Search::nplayer || asks_for_paths(options));
  return is_bimatrix ? solve_bimatrix(game, options) : solve_nplayer(game, options);
}

/// Strategies of both players, or cells of a larger game, up to which a search is over before dominance would
/// be. Measured on uniform payoffs: at 8x8 it would take a tenth of the time of a batch.
constexpr std::size_t kFewStrategies = 16;
/// The same for linear programs, at 12x12.
constexpr std::size_t kFewForPrograms = 24;

/// What is multiplied after a search that had to end without an equilibrium, a few hundredths of a second.
constexpr std::size_t kMostWorkForNearest = std::size_t{1} << 23U;

void add_nearest(const Game& game, Solution& solution) {
  Profile nearest = single::nearest_profile(game, kMostWorkForNearest);
  for (std::size_t player = 0; player < nearest.size(); ++player) {
    const std::vector<std::uint32_t> best = best_responses(strategy_payoffs(game, nearest, player));
    if (std::ranges::includes(best, nearest[player].support())) continue;
    solution.approximate = std::move(nearest);
    return;
  }
  solution.equilibria.push_back({std::move(nearest), 0, {}, {}});
  solution.components.push_back({{0}, {}, {}});
}

/// Whether the labels, equilibria and components of an earlier solution are some that the game has.
bool fits(const Solution& earlier, const Game& game) {
  std::size_t label_count = 0;
  for (std::size_t player = 0; player < game.player_count(); ++player)
    label_count += game.strategy_count(player);
  const auto are_labels = [&](const std::vector<std::uint32_t>& labels) {
    return std::ranges::all_of(labels, [&](std::uint32_t label) { return label < label_count; });
  };
  const auto is_position = [&](std::size_t position) { return position < earlier.equilibria.size(); };
  const bool has_labels = std::ranges::all_of(earlier.open_parts, [&](const OpenPart& part) {
    return are_labels(part.tight[0]) && are_labels(part.tight[1]) && are_labels(part.slack[0]) &&
           are_labels(part.slack[1]);
  });
  // Of more players the open parts are all that a search goes on from.
  if (!has_labels || game.player_count() != 2) return has_labels;
  return std::ranges::all_of(earlier.equilibria,
                             [&](const Equilibrium& equilibrium) {
                               if (!equilibrium.is_exact() || equilibrium.exact().size() != 2) return false;
                               return equilibrium.exact()[0].size() == game.strategy_count(0) &&
                                      equilibrium.exact()[1].size() == game.strategy_count(1);
                             }) &&
         std::ranges::all_of(earlier.components, [&](const Component& component) {
           return std::ranges::all_of(component.subsets, [&](const NashSubset& subset) {
             if (!subset.is_listed()) return true;
             return subset.vertices.size() == 2 && std::ranges::all_of(subset.vertices, [&](const auto& own) {
                      return !own.empty() && std::ranges::all_of(own, is_position);
                    });
           });
         });
}

/// Solves the game that iterated strict dominance leaves.
Solution search_reduced(const Game& game, const SolveOptions& options) {
  // A listener has no word for dominance, and hears the whole search.
  if (options.listener != nullptr) return search(game, options);
  if (options.cell_listener != nullptr) {
    StopWatch watch(options);
    Solution solution = search(game, options);
    if (!options.cell_listener->is_undecided() || watch.must_stop()) return solution;
    SolveOptions unheard = watch.remaining(options);
    unheard.cell_listener = nullptr;
    solution = search_reduced(game, unheard);
    if (solution.is_whole()) {
      options.cell_listener->complete(solution, [&watch] { return watch.must_stop(); });
    }
    return solution;
  }
  // Paths are those of the whole game.
  if (asks_for_paths(options)) return search(game, options);
  const bool is_asked = options.dominance == StrictDominance::always;
  const std::size_t size =
      game.player_count() == 2 ? game.strategy_count(0) + game.strategy_count(1) : game.cell_count();
  if (options.find == Find::pure || options.dominance == StrictDominance::never ||
      options.search == Search::plain || (size <= kFewStrategies && !is_asked)) {
    return search(game, options);
  }
  StopWatch watch(options);
  Elimination elimination = reduce::eliminate_strictly(
      game, [&] { return watch.reason(0).has_value(); },
      size <= kFewForPrograms && !is_asked ? 0 : reduce::kMostWorkBeforeSearch);
  if (options.earlier != nullptr) {
    if (const auto reason = watch.reason(0)) {
      // Nothing was done: what is left out may not be all that the earlier search left out.
      Solution same = *options.earlier;
      same.status = *reason;
      same.seconds = watch.seconds();
      return same;
    }
  }
  if (elimination.rounds.empty()) return search(game, watch.remaining(options));
  // It was divided with a listener, and so without this.
  const bool is_of_few =
      std::ranges::count_if(elimination.remaining, [](const auto& own) { return own.size() > 1; }) < 3;
  if (options.earlier != nullptr && game.player_count() > 2 && is_of_few)
    return search(game, watch.remaining(options));
  SolveOptions left = watch.remaining(options);
  Solution earlier;
  if (left.earlier != nullptr) {
    earlier = reduce::withdraw(game, elimination.remaining, *left.earlier);
    left.earlier = &earlier;
  }
  Solution solution = search(restrict_to(game, elimination.remaining), left);
  reduce::reinstate(game, elimination.remaining, solution);
  solution.method = "iterated strict dominance, " + solution.method;
  std::uint64_t eliminated = 0;
  for (const auto& round : elimination.rounds) eliminated += round.size();
  solution.counts.insert(solution.counts.begin(), {"dominated_strategies", eliminated});
  solution.eliminated = std::move(elimination.rounds);
  solution.seconds = watch.seconds();
  return solution;
}

/// A search that ended before it had begun.
Solution nothing_found(const SolveOptions& options, Status status, std::string method) {
  Solution nothing;
  nothing.status = status;
  nothing.method = std::move(method);
  if (options.find == Find::pure) nothing.scope = Scope::pure;
  return nothing;
}

bool find_numerators(const Game& game, const StopTest& must_stop) {
  for (std::size_t player = 0; player < game.player_count(); ++player) {
    if (!game.payoffs(player).find_numerators(must_stop)) return false;
  }
  return true;
}

bool has_numerators(const Game& game) {
  return find_numerators(game, [] { return true; });
}

/// Fractions of thousands of digits each have numerators, over what is common to them, of a million digits.
Solution search_with_numerators(const Game& game, const SolveOptions& options) {
  if (has_numerators(game)) return search_reduced(game, options);
  StopWatch watch(options);
  if (find_numerators(game, [&] { return watch.must_stop(); })) {
    Solution solution = search_reduced(game, watch.remaining(options));
    solution.seconds = watch.seconds();
    return solution;
  }
  const Status reason = watch.reason(0).value_or(Status::time_limit);
  Solution solution = options.earlier != nullptr
                          ? *options.earlier
                          : nothing_found(options, reason, "a search that ended before its first step");
  solution.status = reason;
  solution.seconds = watch.seconds();
  return solution;
}

/// Where memory is refused the search is gone, and what it had found with it.
Solution search_within_memory(const Game& game, const SolveOptions& options) {
  try {
    return search_with_numerators(game, options);
  } catch (const std::bad_alloc&) {
    if (options.earlier != nullptr) throw;
  }
  return nothing_found(options, Status::memory_limit, "a search that needs more memory than there is");
}

}  // namespace

VerifiedSolution solve(const Game& game, const SolveOptions& options) {
  if (options.earlier != nullptr && (options.find != Find::all || !fits(*options.earlier, game))) {
    throw std::invalid_argument("it is no solution of the game that a search for all equilibria left");
  }
  if (asks_for_paths(options) && game.player_count() != 2) {
    throw std::invalid_argument("paths of Lemke and Howson are those of two players");
  }
  StopWatch watch(options);
  Solution solution = search_within_memory(game, options);
  // A part of a search need not hold an equilibrium; a whole one that has none is wrong, and is told to be.
  const bool found_none = solution.is_whole() && solution.components.empty();
  if (solution.equilibria.empty() && options.find != Find::pure && !solution.part && !found_none) {
    add_nearest(game, solution);
  }
  if (options.exact_forms) add_exact_forms(game, watch, solution);
  if (options.digits) refine(game, *options.digits, solution);
  // Of pure equilibria a limit of time or memory has left those that there is time to check.
  const bool heeds_limits = solution.scope != Scope::pure;
  return verify(game, std::move(solution), options.threads, [&] {
    return watch.must_stop() && (heeds_limits || watch.reason(0) == Status::interrupted);
  });
}

}  // namespace nashsolve
