#include "strategy_sets.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "row_space.hpp"

namespace nashsolve {

namespace {

using Strategies = std::vector<std::uint32_t>;

bool is_ascending_below(const Strategies& strategies, std::size_t count) {
  return std::adjacent_find(strategies.begin(), strategies.end(), std::greater_equal<>()) ==
             strategies.end() &&
         (strategies.empty() || strategies.back() < count);
}

template <class Inner>
bool includes(const Strategies& outer, const Inner& inner) {
  return std::includes(outer.begin(), outer.end(), inner.begin(), inner.end());
}

bool is_disjoint(const Strategies& a, const Strategies& b) {
  return std::none_of(b.begin(), b.end(), [&](std::uint32_t strategy) {
    return std::binary_search(a.begin(), a.end(), strategy);
  });
}

/// Of the mixes of `used` to which all of `best` are equally good: what is left of the differences of
/// probabilities, which add up to 0.
std::size_t dimension(const Game& game, std::size_t player, const Strategies& used, const Strategies& best) {
  RowSpace equations(used.size());
  equations.add(RowSpace::Row(used.size(), Rational(1)));
  const auto payoff = [&](std::uint32_t own, std::uint32_t other) {
    return game.payoff(1 - player, own * game.stride(player) + other * game.stride(1 - player));
  };
  for (std::size_t k = 1; k < best.size() && equations.rank() < used.size(); ++k) {
    RowSpace::Row row;
    row.reserve(used.size());
    for (const std::uint32_t own : used) {
      row.push_back(Rational(payoff(own, best[k]) - payoff(own, best.front())));
    }
    equations.add(std::move(row));
  }
  return used.size() - equations.rank();
}

}  // namespace

std::optional<std::string> problem_of_sets(const Game& game, const NashSubset& subset) {
  if (game.player_count() != 2 || subset.sets.size() != 2 || !subset.vertices.empty()) {
    return "does not fit the game";
  }
  Profile inside;
  for (std::size_t player = 0; player < 2; ++player) {
    const StrategySet& set = subset.sets[player];
    const std::size_t own = game.strategy_count(player);
    const std::size_t others = game.strategy_count(1 - player);
    if (set.inside.size() != own || !is_ascending_below(set.used, own) ||
        !is_ascending_below(set.nonnegative, own) || !is_ascending_below(set.best_responses, others) ||
        !is_ascending_below(set.no_better, others)) {
      return "does not fit the game";
    }
    if (!includes(subset.sets[1 - player].best_responses, set.used)) {
      return "uses a strategy that is no best response to all of it";
    }
    if (!includes(set.used, set.nonnegative) || !is_disjoint(set.best_responses, set.no_better)) {
      return "names an inequality that is an equation";
    }
    const auto support = set.inside.support();
    if (!std::equal(support.begin(), support.end(), set.used.begin(), set.used.end())) {
      return "has a point inside that does not use all that may be used";
    }
    inside.push_back(set.inside);
  }
  for (std::size_t player = 0; player < 2; ++player) {
    const StrategySet& set = subset.sets[player];
    if (best_responses(strategy_payoffs(game, inside, 1 - player)) != set.best_responses) {
      return "has a point inside to which other strategies are best responses";
    }
    if (dimension(game, player, set.used, set.best_responses) != set.dimension) {
      return "has another dimension";
    }
  }
  return std::nullopt;
}

bool lies_in_sets(const NashSubset& subset, const Profile& profile, const ProfileCheck& check) {
  for (std::size_t player = 0; player < 2; ++player) {
    if (!includes(subset.sets[player].used, profile[player].support()) ||
        !includes(check[1 - player].best_responses, subset.sets[player].best_responses)) {
      return false;
    }
  }
  return true;
}

}  // namespace nashsolve
