// Games of choosing the same, choosing apart, and being held back by the laziest.
//
// coordination     a player gets 1 where all choose the same strategy, else 0; with `range` above 1 each
//                  player's prize for each strategy is uniform in 1, ..., range, player after player. For two
//                  players every set of strategies supports one equilibrium: 2^n - 1 of them (Quint and
//                  Shubik 1997)
// dispersion       a player gets 1 for every other player who chose another strategy (Grenager, Powers and
//                  Shoham 2002)
// minimum-effort   twice the smallest effort of all, less one's own effort; efforts 1, ..., n (Van Huyck,
//                  Battalio and Beil 1990). Every common effort is a strict equilibrium
#include <algorithm>
#include <utility>

#include "families.hpp"
#include "random_stream.hpp"

namespace nashsolve::generators {

Content coordination_game(const Settings& settings) {
  require_equal_sizes(settings.sizes);
  RandomStream random(settings.seed);
  std::vector<Table> prizes(settings.sizes.size(), Table(settings.sizes.front()));
  for (Table& own : prizes) {
    for (std::int64_t& prize : own) prize = random.between(1, settings.range);
  }
  std::vector<Table> tables(settings.sizes.size());
  for_each_profile(settings.sizes, [&](std::span<const std::size_t> profile) {
    const bool is_met = std::ranges::all_of(profile, [&](std::size_t s) { return s == profile[0]; });
    for (std::size_t player = 0; player < tables.size(); ++player) {
      tables[player].push_back(is_met ? prizes[player][profile[0]] : 0);
    }
  });
  return content_of(settings.sizes, std::move(tables));
}

Content dispersion_game(const Settings& settings) {
  require_equal_sizes(settings.sizes);
  std::vector<Table> tables(settings.sizes.size());
  for_each_profile(settings.sizes, [&](std::span<const std::size_t> profile) {
    for (std::size_t player = 0; player < tables.size(); ++player) {
      const auto elsewhere =
          std::ranges::count_if(profile, [&](std::size_t strategy) { return strategy != profile[player]; });
      tables[player].push_back(elsewhere);
    }
  });
  return content_of(settings.sizes, std::move(tables));
}

Content minimum_effort_game(const Settings& settings) {
  require_equal_sizes(settings.sizes);
  std::vector<Table> tables(settings.sizes.size());
  for_each_profile(settings.sizes, [&](std::span<const std::size_t> profile) {
    const auto smallest = static_cast<std::int64_t>(*std::ranges::min_element(profile)) + 1;
    for (std::size_t player = 0; player < tables.size(); ++player) {
      tables[player].push_back(2 * smallest - static_cast<std::int64_t>(profile[player]) - 1);
    }
  });
  return content_of(settings.sizes, std::move(tables));
}

}  // namespace nashsolve::generators
