#include "pure_listing.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <unordered_set>

#include "most_in_time.hpp"
#include "pure.hpp"
#include "telling.hpp"

namespace nashsolve::nplayer {
namespace {

/// A few hundredths of a second.
constexpr std::size_t kListedPerAsk = 4096;

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

std::vector<std::size_t> counts_of(const Game& game) {
  std::vector<std::size_t> counts;
  for (std::size_t i = 0; i < game.player_count(); ++i) counts.push_back(game.strategy_count(i));
  return counts;
}

double seconds_to_tell_pure(const Game& game, unsigned prints) {
  return seconds_to_tell_profile(counts_of(game), std::vector<double>(game.player_count(), 1), Telling::exact,
                                 prints);
}

double seconds_to_tell_all(const Game& game, const std::vector<Equilibrium>& equilibria, unsigned prints) {
  const std::vector<std::size_t> counts = counts_of(game);
  double seconds = 0;
  for (const Equilibrium& equilibrium : equilibria) {
    const bool is_exact = equilibrium.is_exact();
    std::vector<double> used;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      const auto enclosed_count = [&] {
        const auto& bounds = std::get<EnclosedProfile>(equilibrium.profile).probabilities[i];
        return static_cast<std::size_t>(
            std::ranges::count_if(bounds, [](const Enclosure& p) { return in_use(p); }));
      };
      used.push_back(
          static_cast<double>(is_exact ? equilibrium.exact()[i].support().size() : enclosed_count()));
    }
    seconds += seconds_to_tell_profile(counts, used, is_exact ? Telling::exact : Telling::enclosed, prints);
  }
  return seconds;
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
  const double before = seconds_to_tell_all(game_, solution.equilibria, watch.prints());
  const std::uint64_t least = solution.equilibria.empty() ? 1 : 0;
  const auto most_now = [&]() -> std::uint64_t {
    constexpr std::uint64_t kUnbounded = std::numeric_limits<std::uint64_t>::max();
    if (game_.cell_count() <= kFewCells) return kFewCells;
    const double left = std::max(0.0, seconds_in_time(watch) - before) / seconds_each_;
    return std::isinf(left) ? kUnbounded : least + static_cast<std::uint64_t>(left);
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
