// Supports whose payoffs are products: their equations have one solution at most with all strategies used.
//
// What a player's used strategies pay more than the least of them is, at each profile of the opponents, a
// product of numbers of one strategy each, or what they pay less than the most is. As linear functions of the
// opponents' strategies these are positive where all are used, and indifference is linear in their
// logarithms. If of each player as many functions differ as he has strategies, and they and the equations are
// independent, the functions are known up to one factor a player, and so are the probabilities.
#include <algorithm>
#include <optional>
#include <utility>

#include "check_error.hpp"
#include "row_space.hpp"
#include "support_equations.hpp"

namespace nashsolve::checker {

namespace {

using LinearFunction = std::vector<Integer>;

/// The functions without a common divisor, one an opponent (none for the player), whose product the payoffs
/// are up to a factor; nothing where they are no product.
std::optional<std::vector<LinearFunction>> factors_of(const std::vector<Integer>& payoffs, const Sizes& sizes,
                                                      std::size_t player) {
  const auto positive = std::ranges::find_if(payoffs, [](const Integer& each) { return sgn(each) > 0; });
  if (positive == payoffs.end()) return std::nullopt;
  const auto place = static_cast<std::size_t>(positive - payoffs.begin());
  std::vector<LinearFunction> factors(sizes.size());
  std::vector<Integer> products(payoffs.size(), Integer(1));
  Integer expected = 1;
  for (std::size_t j = 0; j < sizes.size(); ++j) {
    if (j == player) continue;
    const std::size_t inner = places_of(sizes, player, j).inner;
    const std::size_t own = place / inner % sizes[j];
    LinearFunction& factor = factors[j];
    for (std::size_t s = 0; s < sizes[j]; ++s) factor.push_back(payoffs[place - own * inner + s * inner]);
    const Integer divisor = greatest_common_divisor(factor);
    for (Integer& each : factor) divide_exactly(each, divisor);
    expected *= factor[own];
    for (std::size_t o = 0; o < payoffs.size(); ++o) products[o] *= factor[o / inner % sizes[j]];
  }
  for (std::size_t o = 0; o < payoffs.size(); ++o) {
    if (payoffs[o] * expected != products[o] * *positive) return std::nullopt;
  }
  return factors;
}

/// The place of the function in the list, which is given it where it is new.
std::size_t place_in(std::vector<LinearFunction>& list, const LinearFunction& function) {
  const auto known = std::ranges::find(list, function);
  const auto place = static_cast<std::size_t>(known - list.begin());
  if (known == list.end()) list.push_back(function);
  return place;
}

/// Those of each strategy of the support, what they pay times the sign.
std::optional<std::vector<std::vector<LinearFunction>>> factors_of_player(const std::vector<Integer>& payoffs,
                                                                          const Sizes& support,
                                                                          const Sizes& sizes,
                                                                          std::size_t player, int sign) {
  const std::size_t opponents = opponent_profiles(sizes, player);
  std::vector<std::vector<Integer>> tables;
  for (const std::size_t a : support) {
    std::vector<Integer>& table = tables.emplace_back();
    for (std::size_t o = 0; o < opponents; ++o) table.emplace_back(sign * payoffs[a * opponents + o]);
  }
  for (std::size_t o = 0; o < opponents; ++o) {
    Integer least = tables[0][o];
    for (const std::vector<Integer>& table : tables) least = std::min(least, table[o]);
    for (std::vector<Integer>& table : tables) table[o] -= least;
  }
  std::vector<std::vector<LinearFunction>> all;
  for (const std::vector<Integer>& table : tables) {
    auto factors = factors_of(table, sizes, player);
    if (!factors) return std::nullopt;
    all.push_back(*std::move(factors));
  }
  return all;
}

}  // namespace

void SupportEquations::require_products() const {
  const std::size_t players = sizes_.size();
  std::vector<std::vector<LinearFunction>> functions(players);
  /// Per player and strategy, the place of each opponent's function.
  std::vector<std::vector<Sizes>> used(players);
  for (std::size_t i = 0; i < players; ++i) {
    if (sizes_[i] == 1) continue;
    auto factors = factors_of_player(payoffs_[i], support_[i], sizes_, i, 1);
    if (!factors) factors = factors_of_player(payoffs_[i], support_[i], sizes_, i, -1);
    if (!factors) throw CheckError("what a strategy pays is no product");
    for (const std::vector<LinearFunction>& own : *factors) {
      Sizes& places = used[i].emplace_back(players);
      for (std::size_t j = 0; j < players; ++j) {
        if (j != i) places[j] = place_in(functions[j], own[j]);
      }
    }
  }
  std::vector<std::size_t> first;
  std::size_t count = 0;
  for (std::size_t j = 0; j < players; ++j) {
    RowSpace span(sizes_[j]);
    for (const LinearFunction& function : functions[j]) {
      span.add(RowSpace::Row(function.begin(), function.end()));
    }
    if (functions[j].size() != sizes_[j] || span.rank() != sizes_[j])
      throw CheckError("the products have other functions of a player than he has strategies");
    first.push_back(count);
    count += sizes_[j];
  }
  RowSpace equations(count);
  for (const std::vector<Sizes>& own : used) {
    for (std::size_t k = 1; k < own.size(); ++k) {
      RowSpace::Row row(count);
      for (std::size_t j = 0; j < players; ++j) {
        row[first[j] + own[k][j]] += 1;
        row[first[j] + own[0][j]] -= 1;
      }
      if (!equations.add(std::move(row))) throw CheckError("the equations of the products are dependent");
    }
  }
}

void SupportEquations::require_positive(const SupportSolution& solution) const {
  for (const std::vector<Rational>& own : solution.lower) {
    if (std::ranges::any_of(own, [](const Rational& p) { return sgn(p) <= 0; }))
      throw CheckError("the solution may not use all strategies");
  }
}

}  // namespace nashsolve::checker
