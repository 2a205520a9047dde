#include "equal_strategies.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "comparable_payoffs.hpp"

namespace nashsolve {

namespace {

/// Equal payoffs have equal ones; of large numbers it takes the last digits.
std::uint64_t hash_of(std::int64_t payoff) {
  return static_cast<std::uint64_t>(payoff);
}
std::uint64_t hash_of(const Integer& payoff) {
  return hash_of(static_cast<std::int64_t>(payoff.get_si()));
}
std::uint64_t hash_of(const Rational& payoff) {
  return hash_of(payoff.get_num()) + 3 * hash_of(payoff.get_den());
}

/// Of all payoffs where each strategy of the player is used, read in the order in which they are stored.
std::vector<std::uint64_t> hash_strategies(const Game& game, std::size_t player) {
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15;
  constexpr unsigned kHalf = 32;
  const std::size_t stride = game.stride(player);
  std::vector<std::uint64_t> hashes(game.strategy_count(player));
  for (std::size_t whose = 0; whose < game.player_count(); ++whose) {
    visit_comparable(game.payoffs(whose), [&](const auto& values) {
      for (std::size_t cell = 0; cell < values.size();) {
        for (std::uint64_t& hash : hashes) {
          for (const std::size_t end = cell + stride; cell < end; ++cell) {
            hash = (hash + hash_of(values[cell])) * kFactor;
            hash ^= hash >> kHalf;
          }
        }
      }
    });
  }
  return hashes;
}

/// The order of two strategies of a player by all players' payoffs; 0 where they are identical.
int compare_strategies(const Game& game, std::size_t player, std::size_t a, std::size_t b) {
  const std::size_t stride = game.stride(player);
  const std::size_t block = stride * game.strategy_count(player);
  for (std::size_t whose = 0; whose < game.player_count(); ++whose) {
    const PayoffTable& table = game.payoffs(whose);
    const auto compare = [&](const auto& value_at) {
      for (std::size_t base = 0; base < table.size(); base += block) {
        for (std::size_t k = base; k < base + stride; ++k) {
          const auto& left = value_at(k + a * stride);
          const auto& right = value_at(k + b * stride);
          if (left < right) return -1;
          if (right < left) return 1;
        }
      }
      return 0;
    };
    const int order =
        !has_numerators(table)
            ? compare([&](std::size_t cell) { return table.at(cell); })
            : std::visit(
                  [&](const auto& values) {
                    return compare([&](std::size_t cell) -> const auto& { return values[cell]; });
                  },
                  table.numerators());
    if (order != 0) return order;
  }
  return 0;
}

}  // namespace

std::vector<std::vector<std::uint32_t>> equal_strategies(const Game& game, std::size_t player) {
  const std::vector<std::uint64_t> hashes = hash_strategies(game, player);
  std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
  order.reserve(hashes.size());
  for (const std::uint64_t hash : hashes) order.emplace_back(hash, static_cast<std::uint32_t>(order.size()));
  const auto compare = [&](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first < b.first ? -1 : 1;
    return compare_strategies(game, player, a.second, b.second);
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](const auto& a, const auto& b) { return compare(a, b) < 0; });
  std::vector<std::vector<std::uint32_t>> groups;
  for (std::size_t k = 0; k < order.size(); ++k) {
    if (k == 0 || compare(order[k - 1], order[k]) != 0) groups.emplace_back();
    groups.back().push_back(order[k].second);
  }
  std::sort(groups.begin(), groups.end());
  return groups;
}

}  // namespace nashsolve
