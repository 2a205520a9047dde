#include "classify.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <variant>
#include <vector>

#include "comparable_payoffs.hpp"
#include "equal_strategies.hpp"

namespace nashsolve {

namespace {

/// The cell where players a and b have exchanged their strategies.
std::size_t exchanged(const Game& game, std::size_t cell, std::size_t a, std::size_t b) {
  const std::size_t own_a = cell / game.stride(a) % game.strategy_count(a);
  const std::size_t own_b = cell / game.stride(b) % game.strategy_count(b);
  return cell - own_a * game.stride(a) - own_b * game.stride(b) + own_b * game.stride(a) +
         own_a * game.stride(b);
}

bool is_unchanged(const Game& game, std::size_t a, std::size_t b) {
  for (std::size_t player = 0; player < game.player_count(); ++player) {
    const std::size_t counterpart = player == a ? b : (player == b ? a : player);
    const PayoffTable& own = game.payoffs(player);
    const PayoffTable& other = game.payoffs(counterpart);
    if (own.denominator() != other.denominator()) return false;
    if (!has_numerators(own) || !has_numerators(other)) {
      for (std::size_t cell = 0; cell < game.cell_count(); ++cell) {
        if (own.at(cell) != other.at(exchanged(game, cell, a, b))) return false;
      }
      continue;
    }
    const bool is_same = std::visit(
        [&](const auto& values) {
          const auto* const others = std::get_if<std::decay_t<decltype(values)>>(&other.numerators());
          if (others == nullptr) return false;
          for (std::size_t cell = 0; cell < values.size(); ++cell) {
            if (values[cell] != (*others)[exchanged(game, cell, a, b)]) return false;
          }
          return true;
        },
        own.numerators());
    if (!is_same) return false;
  }
  return true;
}

/// Whether the payoffs of every cell add up to the same: where all of them, and their sums, are machine
/// integers over the same denominator.
std::optional<bool> has_constant_machine_sum(const Game& game) {
  std::vector<const std::vector<std::int64_t>*> players;
  for (std::size_t player = 0; player < game.player_count(); ++player) {
    const PayoffTable& table = game.payoffs(player);
    if (!has_numerators(table) || table.denominator() != game.payoffs(0).denominator()) return std::nullopt;
    const auto* const numerators = std::get_if<std::vector<std::int64_t>>(&table.numerators());
    if (numerators == nullptr) return std::nullopt;
    players.push_back(numerators);
  }
  std::int64_t first = 0;
  for (std::size_t cell = 0; cell < game.cell_count(); ++cell) {
    std::int64_t sum = 0;
    for (const auto* const payoffs : players) {
      if (__builtin_add_overflow(sum, (*payoffs)[cell], &sum)) return std::nullopt;
    }
    if (cell == 0) first = sum;
    if (sum != first) return false;
  }
  return true;
}

}  // namespace

PayoffRange payoff_range(const Game& game, std::size_t player) {
  const PayoffTable& table = game.payoffs(player);
  return visit_comparable(table, [&](const auto& values) {
    const auto [least, largest] = std::minmax_element(values.begin(), values.end());
    return PayoffRange{table.at(static_cast<std::size_t>(least - values.begin())),
                       table.at(static_cast<std::size_t>(largest - values.begin()))};
  });
}

std::vector<std::uint32_t> strategies_at(const Game& game, std::size_t cell) {
  std::vector<std::uint32_t> strategies;
  for (std::size_t player = 0; player < game.player_count(); ++player) {
    strategies.push_back(
        static_cast<std::uint32_t>(cell / game.stride(player) % game.strategy_count(player)));
  }
  return strategies;
}

SumCheck check_sum(const Game& game) {
  SumCheck check;
  if (has_constant_machine_sum(game) == true) {
    for (std::size_t player = 0; player < game.player_count(); ++player) check.sum += game.payoff(player, 0);
    return check;
  }
  for (std::size_t cell = 0; cell < game.cell_count(); ++cell) {
    Rational sum = 0;
    for (std::size_t player = 0; player < game.player_count(); ++player) sum += game.payoff(player, cell);
    if (cell == 0) {
      check.sum = sum;
    } else if (sum != check.sum) {
      check.first_exception = cell;
      check.other_sum = sum;
      break;
    }
  }
  return check;
}

bool is_symmetric(const Game& game) {
  if (game.player_count() < 2) return false;
  for (std::size_t player = 1; player < game.player_count(); ++player) {
    if (game.strategy_count(player) != game.strategy_count(0)) return false;
  }
  for (std::size_t player = 1; player < game.player_count(); ++player) {
    if (!is_unchanged(game, player - 1, player)) return false;
  }
  return true;
}

std::vector<std::vector<std::uint32_t>> identical_strategies(const Game& game, std::size_t player) {
  std::vector<std::vector<std::uint32_t>> groups = equal_strategies(game, player);
  std::erase_if(groups, [](const auto& group) { return group.size() < 2; });
  return groups;
}

}  // namespace nashsolve
