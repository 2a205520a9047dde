#include "pure_listing.hpp"

#include <algorithm>
#include <cstdint>
#include <unordered_set>

#include "most_in_time.hpp"
#include "pieces_in_time.hpp"
#include "pure.hpp"

namespace nashsolve::nplayer {
namespace {

/// A few hundredths of a second.
constexpr std::size_t kListedPerAsk = 4096;

/// What it takes to list and verify a player's part of a pure equilibrium and, of more players than two, what
/// each strategy pays against it: measured on zeros of 1000x1000 and 100x100x100, and on games of 30^3, 12^5,
/// 3^10 and 2^16 whose cells are all equilibria.
constexpr double kSecondsOfPart = 2.5e-6;
constexpr double kSecondsOfPayoff = 30e-9;

/// The cells of the equilibria that are pure.
std::unordered_set<std::size_t> cells_of_pure(const Game& game, const std::vector<Equilibrium>& equilibria) {
  std::unordered_set<std::size_t> cells;
  for (const Equilibrium& equilibrium : equilibria) {
    if (!equilibrium.is_exact() || !std::ranges::all_of(equilibrium.exact(), &MixedStrategy::is_pure)) {
      continue;
    }
    std::size_t cell = 0;
    for (std::size_t i = 0; i < game.player_count(); ++i) {
      cell += equilibrium.exact()[i].support().front() * game.stride(i);
    }
    cells.insert(cell);
  }
  return cells;
}

double seconds_to_tell_pure(const Game& game, unsigned prints) {
  std::size_t strategies = 0;
  for (std::size_t i = 0; i < game.player_count(); ++i) strategies += game.strategy_count(i);
  const auto players = static_cast<double>(game.player_count());
  const double payoffs = game.player_count() > 2 ? static_cast<double>(strategies) : 0;
  return kSecondsOfPart * players + kSecondsOfPayoff * payoffs +
         prints * seconds_to_tell(strategies, 1, players);
}

}  // namespace

PureCells::PureCells(const Game& game, unsigned prints)
    : game_(game), seconds_each_(seconds_to_tell_pure(game, prints)) {}

const std::vector<std::size_t>& PureCells::get(const std::atomic<bool>* interrupt) {
  if (!cells_) cells_ = pure_equilibria(game_, interrupt);
  return *cells_;
}

std::optional<Status> PureCells::add_to(Solution& solution, StopWatch& watch) {
  const std::unordered_set<std::size_t> there = cells_of_pure(game_, solution.equilibria);
  const double mixed = static_cast<double>(solution.equilibria.size() - there.size());
  const auto before_as_pure =
      there.size() + static_cast<std::uint64_t>(mixed * seconds_to_tell_each(game_) / seconds_each_);
  const auto most_now = [&]() -> std::uint64_t {
    if (game_.cell_count() <= kFewCells) return kFewCells;
    return std::max(most_of_seconds(watch, seconds_each_), before_as_pure) - before_as_pure;
  };
  const PureProfiles profiles(game_);
  std::uint64_t most = most_now();
  std::uint64_t added = 0;
  for (const std::size_t cell : get()) {
    if (there.contains(cell)) continue;
    if (added == watch.limit()) break;
    if (added > 0 && added % kListedPerAsk == 0) {
      const std::optional<Status> reason = watch.reason(0);
      if (reason && reason != Status::time_limit) most = std::min(most, most_now());
    }
    if (added >= most) {
      for (; added > most; --added) {
        solution.equilibria.pop_back();
        solution.components.pop_back();
      }
      watch.give_up();
      return watch.reason(0).value_or(Status::time_limit);
    }
    const std::size_t component = solution.components.size();
    solution.components.push_back({{solution.equilibria.size()}, {}, std::nullopt});
    solution.equilibria.push_back({profiles.at(cell), component, std::nullopt, std::nullopt});
    ++added;
  }
  return std::nullopt;
}

}  // namespace nashsolve::nplayer
