#include "nplayer.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "assembly.hpp"
#include "nashsolve/errors.hpp"
#include "parallel_search.hpp"
#include "payoff_tensors.hpp"
#include "reduction.hpp"
#include "stop.hpp"

namespace nashsolve {
namespace {

using namespace nplayer;

/// Beyond this many payoffs only the pure profiles are searched.
constexpr std::size_t kMaxPayoffs = 2000000;

void list_pure(const Game& game, const std::vector<std::size_t>& cells, Solution& solution) {
  const PureProfiles profiles(game);
  for (const std::size_t cell : cells) {
    const std::size_t position = solution.equilibria.size();
    solution.equilibria.push_back({profiles.at(cell), position, std::nullopt, std::nullopt});
    solution.components.push_back(
        {{position}, {NashSubset{std::vector(game.player_count(), std::vector{position})}}, std::nullopt});
  }
}

/// Pure equilibria as far as asked for. True where nothing remains to be done.
bool solve_pure(const Game& game, const SolveOptions& options, StopWatch& watch, Solution& solution) {
  solution.method = "pure profiles, one pass over the payoffs";
  std::vector<std::size_t> cells = pure_equilibria(game, options.interrupt);
  if (const std::optional<Status> reason = watch.reason(0)) {
    solution.status = *reason;
    return true;
  }
  if (options.find != Find::one && cells.size() <= watch.limit() && options.find != Find::pure) {
    list_pure(game, cells, solution);
    return false;
  }
  const bool cut = cells.size() >= watch.limit();
  if (cut) cells.resize(static_cast<std::size_t>(watch.limit()));
  list_pure(game, cells, solution);
  solution.status = cut ? Status::limit : Status::complete;
  return cut || options.find == Find::pure;
}

std::string support_text(const Game& game, const Supports& supports) {
  std::string text;
  for (std::size_t i = 0; i < supports.size(); ++i) {
    text += text.empty() ? "{" : " x {";
    for (std::size_t k = 0; k < supports[i].size(); ++k) {
      if (k > 0) text += ", ";
      text += game.players()[i].strategies[supports[i][k]];
    }
    text += "}";
  }
  return text;
}

UndecidedRegion region_of(const Game& game, const Reduction& reduction, const OpenSupport& open) {
  Supports supports(game.player_count(), {0});
  for (std::size_t k = 0; k < reduction.players.size(); ++k) {
    const std::size_t i = reduction.players[k];
    supports[i].clear();
    for (const std::size_t c : open.supports[k]) {
      const auto& members = reduction.classes[i][c];
      supports[i].insert(supports[i].end(), members.begin(), members.end());
    }
    std::sort(supports[i].begin(), supports[i].end());
  }
  UndecidedRegion region;
  region.description = "support " + support_text(game, supports) + ": " + open.reason;
  for (const auto& own : supports) region.supports.emplace_back(own.begin(), own.end());
  return region;
}

/// The indices of a complete list of regular equilibria sum to 1 (Govindan and Wilson 1997).
void require_index_sum(const Solution& solution) {
  int sum = 0;
  for (const Component& component : solution.components) {
    if (!component.index) return;
    sum += *component.index;
  }
  if (sum != 1) throw InternalError("the indices of all equilibria sum to " + std::to_string(sum));
}

}  // namespace

Solution solve_nplayer(const Game& game, const SolveOptions& options) {
  StopWatch watch(options);
  Solution solution;
  const bool too_large = game.cell_count() > kMaxPayoffs / game.player_count();
  if (options.find != Find::all || too_large) {
    if (solve_pure(game, options, watch, solution) || too_large) {
      if (too_large && solution.status != Status::limit && options.find != Find::pure) {
        solution.status = Status::undecided;
        solution.undecided.push_back({"profiles in which some player mixes were not searched", {}});
      }
      solution.seconds = watch.seconds();
      return solution;
    }
  }
  const Reduction reduction = reduce(game);
  const PayoffTensors tensors = payoff_tensors(reduction.game ? *reduction.game : game);
  const SearchOutcome outcome = search_all_supports(tensors, options);
  solution = Solution();
  solution.method = "support search with certified relaxations, Krawczyk test";
  assemble(game, reduction, outcome, solution);
  if (outcome.stopped) {
    solution.status = *outcome.stopped;
  } else if (!outcome.open.empty()) {
    solution.status = Status::undecided;
    for (const OpenSupport& open : outcome.open) {
      solution.undecided.push_back(region_of(game, reduction, open));
    }
  } else {
    solution.status = Status::complete;
    require_index_sum(solution);
  }
  solution.counts = {{"nodes", outcome.counts.nodes},
                     {"supports", outcome.counts.supports},
                     {"cells", outcome.counts.cells},
                     {"relaxations", outcome.counts.relaxations},
                     {"pivots", outcome.counts.pivots}};
  solution.seconds = watch.seconds();
  return solution;
}

}  // namespace nashsolve
