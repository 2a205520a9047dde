#include "polytope.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <type_traits>
#include <utility>
#include <variant>

#include "number.hpp"

namespace nashsolve::bimatrix {

namespace {

using Payoffs = std::variant<std::vector<std::int64_t>, std::vector<Integer>>;

/// The same, where differences of the payoffs fit.
std::optional<std::vector<std::int64_t>> small_positive_integers(const std::vector<std::int64_t>& payoffs) {
  const auto [least, largest] = std::minmax_element(payoffs.begin(), payoffs.end());
  constexpr std::int64_t kBound = std::int64_t{1} << 61U;
  if (*least < -kBound || *largest > kBound) return std::nullopt;
  std::int64_t unit = 0;
  for (const std::int64_t payoff : payoffs) {
    unit = std::gcd(unit, payoff - *least);
    if (unit == 1) break;
  }
  unit = std::max<std::int64_t>(unit, 1);
  std::vector<std::int64_t> values;
  values.reserve(payoffs.size());
  // Of a million payoffs each division shows.
  for (const std::int64_t payoff : payoffs)
    values.push_back((unit == 1 ? payoff - *least : (payoff - *least) / unit) + 1);
  return values;
}

/// The greatest common divisor of numbers that are not so long that finding it is the longest step of all:
/// from 40,000 digits on 20 milliseconds.
Integer common_unit(const std::vector<Integer>& values) {
  constexpr std::size_t kMostBits = std::size_t{1} << 17U;
  const bool are_long =
      std::ranges::any_of(values, [](const Integer& value) { return bit_length(value) > kMostBits; });
  return are_long ? Integer(1) : greatest_common_divisor(values);
}

Payoffs in_smallest(std::vector<Integer> values) {
  std::vector<std::int64_t> small;
  for (const Integer& value : values) {
    if (const auto fitting = to_int64(value)) small.push_back(*fitting);
  }
  if (small.size() == values.size()) return small;
  return values;
}

/// The player's payoffs less their minimum, in units of their greatest common divisor, plus 1. Of numbers
/// that do not fit, Shift::each takes the minimum against each strategy of the opponent, which is no matter
/// to the player and may be most of their digits.
Payoffs positive_integers(const Game& game, std::size_t player, Shift shift) {
  const PayoffTable& table = game.payoffs(player);
  if (const auto* const small = std::get_if<std::vector<std::int64_t>>(&table.numerators())) {
    if (auto values = small_positive_integers(*small)) return *std::move(values);
  }
  std::vector<Integer> values;
  values.reserve(table.size());
  for (std::size_t cell = 0; cell < table.size(); ++cell) values.push_back(table.numerator(cell));
  if (shift == Shift::common) {
    const Integer least = *std::min_element(values.begin(), values.end());
    for (Integer& value : values) value -= least;
  }
  for (std::size_t other = 0; shift == Shift::each && other < game.strategy_count(1 - player); ++other) {
    const std::size_t first = other * game.stride(1 - player);
    const auto value = [&](std::size_t own) -> Integer& { return values[first + own * game.stride(player)]; };
    Integer least = value(0);
    for (std::size_t own = 1; own < game.strategy_count(player); ++own) least = std::min(least, value(own));
    for (std::size_t own = 0; own < game.strategy_count(player); ++own) value(own) -= least;
  }
  const Integer unit = common_unit(values);
  for (Integer& value : values) {
    if (unit > 1) value = exact_quotient(value, unit);
    ++value;
  }
  return in_smallest(std::move(values));
}

/// Bits of Hadamard's bound of every minor of (M, 1, unit matrix), a little too large.
double minor_bits(const std::vector<std::int64_t>& matrix, std::size_t width) {
  std::vector<double> row_bits;
  for (std::size_t first = 0; first < matrix.size(); first += width) {
    double square = 1;
    for (std::size_t k = first; k < first + width; ++k) {
      square += static_cast<double>(matrix[k]) * static_cast<double>(matrix[k]);
    }
    row_bits.push_back(std::log2(square) / 2);
  }
  std::sort(row_bits.rbegin(), row_bits.rend());
  // A minor is, up to its sign, one of (M, 1), of no more rows than that has columns.
  row_bits.resize(std::min(row_bits.size(), width + 1));
  return std::accumulate(row_bits.begin(), row_bits.end(), 0.0) * (1 + 1e-9);
}

void attach(Payoffs payoffs, Polytope& polytope) {
  if (auto* const large = std::get_if<std::vector<Integer>>(&payoffs)) {
    polytope.large_matrix = std::move(*large);
    return;
  }
  auto& small = std::get<std::vector<std::int64_t>>(payoffs);
  polytope.largest_small_entry = *std::max_element(small.begin(), small.end());
  polytope.has_wide_minors = minor_bits(small, polytope.variable_count) < WideNumber::kBits;
  polytope.small_matrix = std::move(small);
}

Payoffs transposed(const Payoffs& payoffs, std::size_t m, std::size_t n) {
  return std::visit(
      [&](const auto& entries) -> Payoffs {
        // In squares: a column of a long matrix is in other lines of the cache, and mostly on other pages.
        constexpr std::size_t kSide = 32;
        std::decay_t<decltype(entries)> result(entries.size());
        for (std::size_t left = 0; left < n; left += kSide) {
          for (std::size_t top = 0; top < m; top += kSide) {
            for (std::size_t j = left; j < std::min(left + kSide, n); ++j) {
              for (std::size_t i = top; i < std::min(top + kSide, m); ++i) {
                result[j * m + i] = entries[i * n + j];
              }
            }
          }
        }
        return result;
      },
      payoffs);
}

}  // namespace

Polytopes best_response_polytopes(const Game& game, Shift shift) {
  const std::size_t m = game.strategy_count(0);
  const std::size_t n = game.strategy_count(1);
  Polytope p{n, m, static_cast<Label>(m), 0, {}, {}, 0, false, 0};
  Polytope q{m, n, 0, static_cast<Label>(m), {}, {}, 0, false, 0};
  attach(transposed(positive_integers(game, 1, shift), m, n), p);
  attach(positive_integers(game, 0, shift), q);
  return {std::move(p), std::move(q)};
}

void set_matrix(std::vector<Integer> entries, Polytope& polytope) {
  attach(in_smallest(std::move(entries)), polytope);
}

}  // namespace nashsolve::bimatrix
