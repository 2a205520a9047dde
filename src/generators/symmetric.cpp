// Symmetric games: all players have the same strategies, and a payoff depends on one's own strategy and on
// how often each strategy is played by the others, not on who plays it (Nash 1951). For two players B is A
// transposed. Payoffs are uniform in -range, ..., range, drawn in the order in which they first appear among
// player 1's cells.
#include <algorithm>
#include <utility>

#include "families.hpp"
#include "random_stream.hpp"

namespace nashsolve::generators {

namespace {

/// The profile as the player sees it: one's own strategy, then those of the others in ascending order.
Sizes seen_by(std::size_t player, std::span<const std::size_t> profile) {
  Sizes seen(profile.begin(), profile.end());
  std::swap(seen[0], seen[player]);
  std::sort(seen.begin() + 1, seen.end());
  return seen;
}

std::size_t cell_of(const Sizes& profile, std::size_t size) {
  std::size_t cell = 0;
  for (const std::size_t strategy : profile) cell = cell * size + strategy;
  return cell;
}

}  // namespace

Content symmetric_game(const Settings& settings) {
  require_equal_sizes(settings.sizes);
  const std::size_t size = settings.sizes.front();
  RandomStream random(settings.seed);
  std::vector<Table> tables(settings.sizes.size());
  for_each_profile(settings.sizes, [&](std::span<const std::size_t> profile) {
    // Of the cells that look the same to player 1 the one that is its own view comes first.
    const std::size_t cell = cell_of(seen_by(0, profile), size);
    const bool is_new = cell == tables[0].size();
    tables[0].push_back(is_new ? random.between(-settings.range, settings.range) : tables[0][cell]);
  });
  for_each_profile(settings.sizes, [&](std::span<const std::size_t> profile) {
    for (std::size_t player = 1; player < tables.size(); ++player) {
      tables[player].push_back(tables[0][cell_of(seen_by(player, profile), size)]);
    }
  });
  return content_of(settings.sizes, std::move(tables));
}

}  // namespace nashsolve::generators
