#include "equivalent_zero_sum.hpp"

#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "classify.hpp"
#include "comparable_payoffs.hpp"

namespace nashsolve {

namespace {

/// What is left of a payoff without a number for its row and one for its column, those of the first ones.
Integer interaction(const PayoffTable& table, std::size_t cell, std::size_t columns) {
  const std::size_t column = cell % columns;
  return table.numerator(cell) - table.numerator(cell - column) - table.numerator(column) +
         table.numerator(0);
}

/// From 40,000 digits on finding what they have in common is the longest step of all, 20 milliseconds.
bool are_long(const Integer& a, const Integer& b) {
  constexpr std::size_t kMostBits = std::size_t{1} << 17U;
  return bit_length(a) > kMostBits && bit_length(b) > kMostBits;
}

/// How the players' numerators are multiplied.
using Scales = std::array<Integer, 2>;

/// With what interactions add up to 0 at the first cell that has some; nothing where nothing will do.
std::optional<Scales> scales_of(const Game& game) {
  for (std::size_t cell = 0; cell < game.cell_count(); ++cell) {
    Integer first = interaction(game.payoffs(0), cell, game.strategy_count(1));
    Integer second = interaction(game.payoffs(1), cell, game.strategy_count(1));
    if (sgn(first) == 0 && sgn(second) == 0) continue;
    if (sgn(first) * sgn(second) >= 0) return std::nullopt;
    const Integer common = are_long(first, second) ? Integer(1) : greatest_common_divisor(first, second);
    first = exact_quotient(abs(first), common);
    second = exact_quotient(abs(second), common);
    return Scales{std::move(second), std::move(first)};
  }
  return Scales{1, 1};
}

}  // namespace

std::optional<Game> equivalent_zero_sum(const Game& game) {
  const PayoffTable& first = game.payoffs(0);
  const PayoffTable& second = game.payoffs(1);
  if (check_sum(game).is_constant()) return game;
  if (!has_numerators(first) || !has_numerators(second)) return std::nullopt;
  const std::optional<Scales> scales = scales_of(game);
  if (!scales) return std::nullopt;
  const std::size_t columns = game.strategy_count(1);
  const auto sum = [&](std::size_t cell) -> Integer {
    return (*scales)[0] * first.numerator(cell) + (*scales)[1] * second.numerator(cell);
  };
  std::vector<Integer> of_column;
  for (std::size_t column = 0; column < columns; ++column) of_column.push_back(sum(column));
  std::vector<Integer> payoffs;
  payoffs.reserve(game.cell_count());
  Integer of_row;
  for (std::size_t cell = 0; cell < game.cell_count(); ++cell) {
    const std::size_t column = cell % columns;
    Integer here = sum(cell);
    if (column == 0) of_row = here - of_column[0];
    if (here != of_row + of_column[column]) return std::nullopt;
    payoffs.push_back((*scales)[0] * first.numerator(cell) - of_column[column]);
  }
  PayoffTable table(std::move(payoffs), 1);
  PayoffTable negated = table.negated();
  return Game(game.players(), {std::move(table), std::move(negated)});
}

}  // namespace nashsolve
