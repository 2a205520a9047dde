#include "equivalent_zero_sum.hpp"

#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "classify.hpp"
#include "comparable_payoffs.hpp"
#include "strategy_units.hpp"

namespace nashsolve {

namespace {

/// What is left of a payoff without a number for its row and one for its column, those of the first ones.
Integer interaction(const PayoffTable& table, std::size_t cell, std::size_t columns) {
  const std::size_t column = cell % columns;
  return table.numerator(cell) - table.numerator(cell - column) - table.numerator(column) +
         table.numerator(0);
}

/// Asks whether to stop by the work done.
class Patience {
 public:
  explicit Patience(const std::function<bool()>& must_stop) : must_stop_(must_stop) {}

  /// Before a cell is looked at, where a number like this is multiplied.
  bool ends_at(const Integer& number) {
    // They take some milliseconds.
    constexpr std::size_t kWordsBetweenQuestions = std::size_t{1} << 16U;
    constexpr std::size_t kWordBits = 64;
    words_ += 1 + bit_length(number) / kWordBits;
    if (words_ < kWordsBetweenQuestions) return is_over_;
    words_ = 0;
    is_over_ = is_over_ || must_stop_();
    return is_over_;
  }

 private:
  const std::function<bool()>& must_stop_;
  std::size_t words_ = 0;
  bool is_over_ = false;
};

/// From 40,000 digits on finding what they have in common is the longest step of all, 20 milliseconds.
bool are_long(const Integer& a, const Integer& b) {
  constexpr std::size_t kLong = std::size_t{1} << 17U;
  return bit_length(a) > kLong && bit_length(b) > kLong;
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

/// With rows and columns that add up to what A + c B is.
std::optional<Game> zero_sum_of_scales(const Game& game, const Scales& scales, Patience& patience) {
  const PayoffTable& first = game.payoffs(0);
  const PayoffTable& second = game.payoffs(1);
  const std::size_t columns = game.strategy_count(1);
  const auto sum = [&](std::size_t cell) -> Integer {
    return scales[0] * first.numerator(cell) + scales[1] * second.numerator(cell);
  };
  std::vector<Integer> of_column;
  for (std::size_t column = 0; column < columns; ++column) {
    of_column.push_back(sum(column));
    if (patience.ends_at(of_column.back())) return std::nullopt;
  }
  std::vector<Integer> payoffs;
  payoffs.reserve(game.cell_count());
  Integer of_row;
  for (std::size_t cell = 0; cell < game.cell_count(); ++cell) {
    const std::size_t column = cell % columns;
    Integer here = sum(cell);
    if (patience.ends_at(here)) return std::nullopt;
    if (column == 0) of_row = here - of_column[0];
    if (here != of_row + of_column[column]) return std::nullopt;
    payoffs.emplace_back(scales[0] * first.numerator(cell) - of_column[column]);
  }
  PayoffTable table(std::move(payoffs), 1);
  PayoffTable negated = table.negated();
  return Game(game.players(), {std::move(table), std::move(negated)});
}

/// Its numerator and denominator.
using Unit = std::array<Integer, 2>;

/// The c > 0 with which, at all strategies of the opponent, the player's payoffs for this one and c times
/// those of the opponent add up to the same; nothing where there is none.
std::optional<Unit> unit_of(const Game& game, std::size_t player, std::size_t strategy, Patience& patience) {
  const std::size_t columns = game.strategy_count(1);
  const std::size_t step = player == 0 ? 1 : columns;
  const std::size_t start = player == 0 ? strategy * columns : strategy;
  std::optional<Unit> unit;
  for (std::size_t k = 1; k < game.strategy_count(1 - player); ++k) {
    const auto difference = [&](std::size_t of) -> Integer {
      return game.payoffs(of).numerator(start + k * step) - game.payoffs(of).numerator(start);
    };
    const Unit here = {difference(player), difference(1 - player)};
    if (patience.ends_at(here[0])) return std::nullopt;
    if (!unit) {
      if (sgn(here[0]) == 0 && sgn(here[1]) == 0) continue;
      if (sgn(here[0]) * sgn(here[1]) >= 0) return std::nullopt;
      unit = here;
    } else if (here[0] * (*unit)[1] != (*unit)[0] * here[1]) {
      return std::nullopt;
    }
  }
  return unit ? Unit{abs((*unit)[0]), abs((*unit)[1])} : Unit{1, 1};
}

/// The player's payoffs and their negatives, if each of its strategies has a unit.
std::optional<EquivalentZeroSum> zero_sum_of_units(const Game& game, std::size_t player, Patience& patience) {
  std::vector<Unit> units;
  for (std::size_t strategy = 0; strategy < game.strategy_count(player); ++strategy) {
    auto unit = unit_of(game, player, strategy, patience);
    if (!unit) return std::nullopt;
    units.push_back(*std::move(unit));
  }
  std::array<std::vector<Rational>, 2> factors;
  for (const Unit& unit : units) {
    if (patience.ends_at(unit[1])) return std::nullopt;
    factors[player].push_back(make_rational(unit[0], unit[1]));
  }
  const PayoffTable& own = game.payoffs(player);
  return EquivalentZeroSum{
      Game(game.players(), {player == 0 ? own : own.negated(), player == 0 ? own.negated() : own}),
      std::move(factors)};
}

/// Of payoffs, and of the units' common denominator, which grows with each column whose unit is a long
/// fraction. Beyond, what is made of them is so long that no limit is heard in time.
constexpr std::size_t kMostBitsOfPayoffs = std::size_t{1} << 10U;
constexpr std::size_t kMostBitsOfUnits = std::size_t{1} << 14U;

bool has_long_payoffs(const Game& game) {
  for (std::size_t player = 0; player < 2; ++player) {
    const PayoffTable& table = game.payoffs(player);
    for (std::size_t cell = 0; cell < table.size(); ++cell) {
      if (bit_length(table.numerator(cell)) > kMostBitsOfPayoffs) return true;
    }
  }
  return false;
}

/// r_j (A_ij - A_0j) - s_0 B_0j, which is A' where b_0 = 0, in integers.
std::optional<EquivalentZeroSum> zero_sum_of_both_units(const Game& game,
                                                        const std::function<bool()>& must_stop) {
  if (has_long_payoffs(game)) return std::nullopt;
  auto units = strategy_units(game, must_stop);
  if (!units) return std::nullopt;
  const std::size_t columns = game.strategy_count(1);
  const PayoffTable& first = game.payoffs(0);
  Integer denominator = (*units)[0][0].get_den();
  for (const Rational& unit : (*units)[1]) {
    denominator = least_common_multiple(denominator, unit.get_den());
    if (bit_length(denominator) > kMostBitsOfUnits || must_stop()) return std::nullopt;
  }
  const auto whole = [&](const Rational& unit) -> Integer {
    return unit.get_num() * exact_quotient(denominator, unit.get_den());
  };
  std::vector<Integer> of_column;
  std::vector<Integer> less;
  for (std::size_t column = 0; column < columns; ++column) {
    of_column.push_back(whole((*units)[1][column]));
    less.emplace_back(of_column[column] * first.numerator(column) +
                      whole((*units)[0][0]) * game.payoffs(1).numerator(column));
  }
  std::vector<Integer> payoffs;
  payoffs.reserve(game.cell_count());
  Integer common = 0;
  for (std::size_t cell = 0; cell < game.cell_count(); ++cell) {
    if (must_stop()) return std::nullopt;
    const std::size_t column = cell % columns;
    payoffs.emplace_back(of_column[column] * first.numerator(cell) - less[column]);
    if (common != 1) common = greatest_common_divisor(common, payoffs.back());
  }
  if (common > 1) {
    for (Integer& payoff : payoffs) divide_exactly(payoff, common);
  }
  PayoffTable table(std::move(payoffs), 1);
  PayoffTable negated = table.negated();
  // Of payoffs, not of numerators.
  for (std::size_t player = 0; player < 2; ++player) {
    for (Rational& unit : (*units)[player]) unit *= game.payoffs(1 - player).denominator();
  }
  return EquivalentZeroSum{Game(game.players(), {std::move(table), std::move(negated)}), *std::move(units)};
}

}  // namespace

std::optional<EquivalentZeroSum> equivalent_zero_sum(const Game& game, const std::function<bool()>& must_stop,
                                                     Units units) {
  if (check_sum(game).is_constant()) return EquivalentZeroSum{game, {}};
  if (!has_numerators(game.payoffs(0)) || !has_numerators(game.payoffs(1))) return std::nullopt;
  Patience patience(must_stop);
  if (const auto scales = scales_of(game)) {
    if (auto zero_sum = zero_sum_of_scales(game, *scales, patience))
      return EquivalentZeroSum{*std::move(zero_sum), {}};
  }
  for (std::size_t player = 0; player < 2; ++player) {
    if (auto zero_sum = zero_sum_of_units(game, player, patience)) return zero_sum;
  }
  if (units == Units::of_both) return zero_sum_of_both_units(game, must_stop);
  return std::nullopt;
}

}  // namespace nashsolve
