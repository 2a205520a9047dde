#include "nplayer.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "assembly.hpp"
#include "bimatrix.hpp"
#include "cell_listener.hpp"
#include "component_indices.hpp"
#include "first_equilibrium.hpp"
#include "grace.hpp"
#include "index.hpp"
#include "logit_path.hpp"
#include "most_in_time.hpp"
#include "open_labels.hpp"
#include "parallel_search.hpp"
#include "payoff_tensors.hpp"
#include "pieces_in_time.hpp"
#include "pure_listing.hpp"
#include "reduction.hpp"
#include "stop.hpp"
#include "undecided_region.hpp"

namespace nashsolve {
namespace {

using namespace nplayer;

/// Beyond this many payoffs only the pure profiles are searched.
constexpr std::size_t kMaxPayoffs = 2000000;

/// The pure equilibria, at most as many as asked for, and as there is time to tell.
Solution solve_pure(const Game& game, const SolveOptions& options, StopWatch& watch) {
  Solution solution;
  solution.method = "pure profiles, one pass over the payoffs";
  solution.scope = Scope::pure;
  PureCells cells(game, options.prints);
  const std::uint64_t count = cells.get(options.interrupt).size();
  solution.status = count > watch.limit() ? Status::limit : Status::complete;
  std::optional<Status> reason = watch.reason(0);
  if (!reason) reason = cells.add_to(solution, watch);
  if (reason) solution.status = *reason;
  return solution;
}

/// What the two-player solver found on a reduced game, as products; those that the watch leaves time for.
SearchOutcome outcome_of(const Solution& solution, StopWatch& watch) {
  SearchOutcome outcome;
  if (solution.status != Status::complete) outcome.stopped = solution.status;
  const auto strategy = [&](std::size_t position, std::size_t player) {
    return solution.equilibria[position].exact()[player].probabilities();
  };
  for (const Component& component : solution.components) {
    if (component.subsets.empty()) {
      for (const std::size_t position : component.equilibria) {
        outcome.products.push_back({{{strategy(position, 0)}, {strategy(position, 1)}}, component.index, {}});
      }
    }
    for (const NashSubset& subset : component.subsets) {
      if (const std::optional<Status> reason = watch.reason(0); reason && !outcome.products.empty()) {
        outcome.stopped = reason;
        return outcome;
      }
      EquilibriumProduct& product = outcome.products.emplace_back();
      product.component_index = component.index;
      if (subset.is_point()) product.regular = solution.equilibria[subset.vertices[0][0]].regular;
      for (std::size_t player = 0; player < 2; ++player) {
        auto& own = product.vertices.emplace_back();
        for (const std::size_t position : subset.vertices[player]) own.push_back(strategy(position, player));
      }
    }
  }
  return outcome;
}

Reduction no_reduction(const Game& game) {
  Reduction same;
  for (std::size_t i = 0; i < game.player_count(); ++i) {
    same.players.push_back(i);
    auto& classes = same.classes.emplace_back();
    for (std::size_t s = 0; s < game.strategy_count(i); ++s) classes.push_back({s});
    same.mixtures.emplace_back();
  }
  return same;
}

/// A single player's best strategies; with no player at all, the one profile there is.
SearchOutcome solve_without_opponents(const Reduction& reduction, const Game& game) {
  SearchOutcome outcome;
  EquilibriumProduct& product = outcome.products.emplace_back();
  if (reduction.players.empty()) return outcome;
  const std::size_t count = game.strategy_count(0);
  Rational best = game.payoff(0, 0);
  for (std::size_t s = 1; s < count; ++s) best = std::max<Rational>(best, game.payoff(0, s));
  auto& own = product.vertices.emplace_back();
  for (std::size_t s = 0; s < count; ++s) {
    if (game.payoff(0, s) == best) own.emplace_back(count)[s] = 1;
  }
  return outcome;
}

/// Supports that are solved before paths are followed, and cells that are looked at to choose them: of games
/// drawn uniformly most have an equilibrium among them.
constexpr std::uint64_t kFewSupports = 2000;
constexpr std::size_t kFewCellsRead = std::size_t{1} << 25U;
constexpr std::uint64_t kMostPaths = 16;
/// Supports and steps of a path after the search of a small game ran out of time without any.
constexpr int kAsksOfGrace = 2500;

/// Few supports, then paths, until `stop`, which may count how often it is asked; `is_late` may not. Says in
/// `method` what found it.
std::optional<FoundEquilibrium> find_soon(const PayoffTensors& tensors, std::uint64_t paths,
                                          const StopTest& stop, const StopTest& is_late,
                                          std::string& method) {
  std::size_t cells = 1;
  for (const std::size_t count : tensors.counts) cells *= count;
  std::size_t read = 0;
  const StopTest enough = [&] {
    read += cells;
    return read > kFewCellsRead || stop();
  };
  method = "supports by size, Krawczyk test";
  std::optional<FoundEquilibrium> found = first_equilibrium(tensors, kFewSupports, enough, is_late);
  for (std::uint64_t prior = 0; prior < paths && !found && !stop(); ++prior) {
    method = "logit path, Krawczyk test";
    found = follow_logit_path(tensors, prior, stop, is_late);
  }
  return found;
}

std::vector<NodeLabels> whole_tree(const Game& game) {
  NodeLabels root;
  for (std::size_t i = 0; i < game.player_count(); ++i)
    root.emplace_back(game.strategy_count(i), Label::open);
  return {std::move(root)};
}

bool ran_out(const SearchOutcome& outcome) {
  return outcome.stopped == Status::time_limit || outcome.stopped == Status::memory_limit ||
         outcome.stopped == Status::interrupted;
}

/// Searches these nodes, the whole tree where there are none given. Replaces `method` where something else
/// than the search for all found the only equilibrium.
/// `game` is the reduced one; `pure`, where given, is told once the search is stopped.
/// `asks`: as of search_all_supports().
SearchOutcome search(const Game& game, const SolveOptions& options, const std::vector<NodeLabels>* nodes,
                     PureCells* pure, StopWatch& watch, std::string& method, std::uint64_t* asks) {
  const StopTest stop = [&watch] { return watch.must_stop(); };
  // Of larger ones one equilibrium is found first, as the search may be stopped before its first.
  const bool is_small = game.cell_count() <= kFewCells;
  const bool leaves_time = pure != nullptr && options.time_limit;
  const std::uint64_t pure_count = leaves_time ? pure->get().size() : 0;
  const double pure_each = leaves_time ? pure->seconds_each() : 0;
  if (!is_small && leaves_time && pure_count > most_of_seconds(watch, pure_each)) watch.give_up();
  const StopTest ends_before_search = [&] { return !is_small && stop(); };
  const auto without_search = [&] {
    SearchOutcome outcome;
    outcome.stopped = watch.reason(0);
    outcome.left = nodes != nullptr ? *nodes : whole_tree(game);
    return outcome;
  };
  if (ends_before_search()) return without_search();
  const PayoffTensors tensors = payoff_tensors(game, ends_before_search);
  if (ends_before_search()) return without_search();
  if (options.earlier != nullptr && options.earlier->part) {
    return search_all_supports(tensors, watch.remaining(options), nodes, options.cell_listener);
  }
  if (options.find == Find::one) {
    std::string method_of_one;
    std::optional<FoundEquilibrium> found =
        find_soon(tensors, is_small ? 1 : kMostPaths, stop, stop, method_of_one);
    if (found) {
      method = method_of_one;
      SearchOutcome outcome;
      outcome.equilibria.push_back(*std::move(found));
      outcome.stopped = Status::limit;
      return outcome;
    }
    return search_all_supports(tensors, watch.remaining(options));
  }
  std::string method_of_one;
  std::optional<FoundEquilibrium> found;
  if (!is_small && pure_count == 0) found = find_soon(tensors, 1, stop, stop, method_of_one);
  const double mixed_each = std::max(1U, options.prints) * seconds_to_tell_mixed(tensors.counts, 1);
  const auto as_mixed =
      static_cast<std::uint64_t>(std::ceil(static_cast<double>(pure_count) * pure_each / mixed_each));
  SearchOutcome outcome =
      search_all_supports(tensors, watch.remaining(options), nodes, options.cell_listener, as_mixed, asks);
  if (!ran_out(outcome) || !outcome.equilibria.empty() || !outcome.products.empty()) return outcome;
  if (pure != nullptr && !pure->get().empty()) return outcome;
  if (is_small) {
    int asked = 0;
    GraceTest grace(watch);
    const StopTest is_late = [&grace] { return grace(); };
    const StopTest enough = [&] { return ++asked > kAsksOfGrace || is_late(); };
    found = find_soon(tensors, 1, enough, is_late, method_of_one);
  }
  if (found) {
    method = method_of_one;
    outcome.equilibria.push_back(*std::move(found));
  }
  return outcome;
}

/// The nodes that an earlier search left; nothing where it left the whole tree.
std::optional<std::vector<NodeLabels>> nodes_left(const Game& game, const Reduction& reduction,
                                                  const SolveOptions& options) {
  const Solution* const earlier = options.earlier;
  if (earlier == nullptr || (earlier->open_parts.empty() && !earlier->part)) return std::nullopt;
  if (reduction.players.size() < 3) throw std::invalid_argument("a search of this game has no open parts");
  return nodes_of(earlier->open_parts, game, reduction);
}

/// What a search that was stopped, or one of a part, leaves to be searched, and what has to be told again.
void keep_open(const Game& game, const Reduction& reduction, const SolveOptions& options,
               SearchOutcome& outcome, Solution& solution) {
  if (options.find != Find::all || game.player_count() < 3 || reduction.players.size() < 3) return;
  std::move(outcome.told.begin(), outcome.told.end(), std::back_inserter(outcome.left));
  solution.open_parts = open_parts(outcome.left, game, reduction);
  // In an order of their own, so that a search that gets nowhere is known by it.
  std::sort(solution.open_parts.begin(), solution.open_parts.end(), [](const OpenPart& a, const OpenPart& b) {
    return std::tie(a.slack, a.tight[0]) < std::tie(b.slack, b.tight[0]);
  });
}

/// `asks`: as of search_all_supports().
Solution solve(const Game& game, const SolveOptions& options, std::uint64_t* asks, IndexWork& left) {
  StopWatch watch(options);
  const auto timed = [&](Solution solution) {
    solution.seconds = watch.seconds();
    return solution;
  };
  // A listener knows the game by its own strategies.
  const bool is_whole = options.cell_listener != nullptr || options.search == Search::plain;
  const auto reduced_now = [&] {
    return is_whole ? no_reduction(game) : reduce(game, [&watch] { return watch.must_stop(); });
  };
  std::optional<Reduction> early;
  bool too_large = is_too_large(game);
  if (too_large && options.find == Find::all) {
    early = reduced_now();
    if (early->game || early->players.empty()) too_large = early->game && is_too_large(*early->game);
  }
  if (options.find != Find::all || too_large) {
    Solution pure = solve_pure(game, options, watch);
    if (options.find == Find::pure) return timed(std::move(pure));
    // Of what was asked for they are a part.
    pure.scope = Scope::all;
    if (pure.status == Status::complete) pure.status = Status::limit;
    if (pure.status != Status::limit || pure.equilibria.size() >= watch.limit()) {
      return timed(std::move(pure));
    }
    if (too_large) {
      pure.status = Status::undecided;
      pure.undecided.push_back({"profiles in which some player mixes were not searched, for the game has " +
                                    std::to_string(game.cell_count() * game.player_count()) +
                                    " payoffs, more than " + std::to_string(kMaxPayoffs),
                                {},
                                {}});
      return timed(std::move(pure));
    }
  }
  const Reduction reduction = early ? *std::move(early) : reduced_now();
  const Game& reduced = reduction.game ? *reduction.game : game;
  const std::optional<std::vector<NodeLabels>> nodes = nodes_left(game, reduction, options);
  // Of a part only what lies in it is told.
  const bool is_part = options.earlier != nullptr && options.earlier->part;
  const bool tells_pure = game.player_count() > 1 && options.find == Find::all && !options.limit && !is_part;
  PureCells pure(game, options.prints);
  Solution solution;
  SearchOutcome outcome;
  if (reduction.players.size() < 2) {
    solution.method =
        reduction.players.empty() ? "no player has a choice that matters" : "best strategies of one player";
    outcome = solve_without_opponents(reduction, reduced);
  } else if (reduction.players.size() == 2 && game.player_count() > 2) {
    // A listener knows the strategies by the numbers of the whole game, and products are given by vertices.
    SolveOptions inner_options = options;
    inner_options.listener = nullptr;
    inner_options.earlier = nullptr;
    inner_options.vertices = std::nullopt;
    const Solution inner = solve_bimatrix(reduced, watch.remaining(inner_options));
    solution.method = inner.method + ", on the two players who have a choice";
    solution.counts = inner.counts;
    outcome = outcome_of(inner, watch);
  } else {
    solution.method = "support search with certified relaxations, Krawczyk test";
    outcome = search(reduced, options, nodes ? &*nodes : nullptr, tells_pure ? &pure : nullptr, watch,
                     solution.method, asks);
    solution.counts = {{"nodes", outcome.counts.nodes},
                       {"supports", outcome.counts.supports},
                       {"cells", outcome.counts.cells},
                       {"relaxations", outcome.counts.relaxations},
                       {"pivots", outcome.counts.pivots}};
  }
  assemble(game, reduction, is_whole ? std::nullopt : options.vertices, watch, outcome, solution);
  if (tells_pure && ran_out(outcome)) pure.add_to(solution, watch);
  if (options.earlier != nullptr) solution.part = options.earlier->part;
  if (solution.part) solution.part->is_done = !outcome.stopped;
  if (outcome.stopped || solution.part) {
    solution.status = outcome.stopped.value_or(Status::limit);
    keep_open(game, reduction, options, outcome, solution);
  } else if (!outcome.open.empty()) {
    solution.status = Status::undecided;
    for (const OpenSupport& open : outcome.open) {
      solution.undecided.push_back(region_of(game, reduction, open));
    }
  } else {
    solution.status = Status::complete;
    if (reduction.players.size() > 2) {
      find_component_indices(game, reduction, options, watch, left, solution);
    }
    bimatrix::complete_indices(solution);
  }
  return timed(std::move(solution));
}

}  // namespace

bool is_too_large(const Game& game) {
  return game.cell_count() > kMaxPayoffs / game.player_count();
}

Solution solve_nplayer(const Game& game, const SolveOptions& options) {
  IndexWork left = most_index_work(options);
  return solve(game, options, nullptr, left);
}

Solution solve_nplayer(const Game& game, const SolveOptions& options, IndexWork& left) {
  return solve(game, options, &left.asks, left);
}

}  // namespace nashsolve
