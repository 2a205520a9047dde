#include "polytope_rows.hpp"

#include <algorithm>
#include <cmath>

namespace nashsolve::proof {

namespace {

/// Largest multipliers that are tried, in this order: the first ones in small games alone. Of the reasons of
/// a random 30x30 8 % fit in those, 40 % in the next one, 92 % in the next three; to try all took a tenth
/// more time.
constexpr std::array<double, 9> kLargestTried = {1, 3, 7, 15, 63, 255, 1023, 8191, 1073741823};
constexpr std::size_t kForSmallGames = 4;
/// Strategies of the player whose rows are combined.
constexpr std::size_t kSmallGame = 12;
/// A sum of doubles below this is exact.
constexpr double kExactSums = 9007199254740992;
/// Of the rest of a row, for the rounding of its quotients: a smaller rest is left to more bits.
constexpr double kMargin = 1e-9;

std::vector<Integer> normalised(std::vector<Integer> values) {
  const Integer least = *std::min_element(values.begin(), values.end());
  Integer unit = 0;
  for (Integer& value : values) {
    value -= least;
    if (unit != 1) unit = greatest_common_divisor(unit, value);
  }
  for (Integer& value : values) {
    if (unit > 1) value = exact_quotient(value, unit);
    ++value;
  }
  return values;
}

void divide_by_common_divisor(Weights& weights) {
  Integer divisor = 0;
  for (const auto& [strategy, weight] : weights) divisor = greatest_common_divisor(divisor, weight);
  if (divisor <= 1) return;
  for (auto& [strategy, weight] : weights) weight = exact_quotient(weight, divisor);
}

/// The multipliers as integers, times a common power of 2.
Weights exact_weights(const Multipliers& multipliers) {
  Weights weights;
  Integer denominator = 1;
  std::vector<Rational> values;
  for (std::size_t k = 0; k < multipliers.strategies.size(); ++k) {
    values.push_back(multipliers.doubles.empty() ? Rational(multipliers.integers[k])
                                                 : exact_rational(multipliers.doubles[k]));
    denominator = least_common_multiple(denominator, values.back().get_den());
  }
  for (std::size_t k = 0; k < values.size(); ++k) {
    const Integer weight = values[k].get_num() * exact_quotient(denominator, values[k].get_den());
    if (weight != 0) weights.emplace_back(multipliers.strategies[k], weight);
  }
  divide_by_common_divisor(weights);
  std::ranges::sort(weights, {}, &std::pair<StrategyId, Integer>::first);
  return weights;
}

/// The nearest integer, of doubles that fit in 63 bits.
std::int64_t nearest_integer(double value) {
  return static_cast<std::int64_t>(value + std::copysign(0.5, value));
}

}  // namespace

PolytopeRows::PolytopeRows(const Game& game, const std::vector<bool>& is_kept) : place_(is_kept.size()) {
  const std::size_t m = game.strategy_count(0);
  std::array<std::vector<StrategyId>, 2> kept;
  for (std::size_t s = 0; s < is_kept.size(); ++s) {
    std::vector<StrategyId>& own = kept[s < m ? 0 : 1];
    if (!is_kept[s]) continue;
    place_[s] = own.size();
    own.push_back(static_cast<StrategyId>(s));
  }
  for (std::size_t side = 0; side < 2; ++side) {
    Side& rows = sides_[side];
    rows.variables = kept[side];
    rows.slacks = kept[1 - side];
    const PayoffTable& payoffs = game.payoffs(1 - side);
    for (const StrategyId slack : rows.slacks) {
      for (const StrategyId variable : rows.variables) {
        const std::size_t row = std::min(slack, variable);
        const std::size_t column = std::max(slack, variable) - m;
        rows.matrix.push_back(payoffs.numerator(row * game.stride(0) + column));
      }
    }
    rows.matrix = normalised(std::move(rows.matrix));
    rows.largest.assign(rows.variables.size(), 0);
    for (std::size_t k = 0; k < rows.matrix.size(); ++k) {
      const double value = nearest_double(rows.matrix[k], 0);
      rows.doubles.push_back(value);
      double& largest = rows.largest[k % rows.variables.size()];
      largest = std::max(largest, value);
      rows.largest_of_all = std::max(rows.largest_of_all, value);
    }
    rows.is_small = rows.largest_of_all < kExactSums;
  }
}

std::vector<Integer> PolytopeRows::combined(const Side& side, const Weights& weights) const {
  const std::size_t width = side.variables.size();
  std::vector<Integer> sums(width);
  for (const auto& [strategy, weight] : weights) {
    const Integer* const row = &side.matrix[place_[strategy] * width];
    for (std::size_t v = 0; v < width; ++v) add_product(sums[v], row[v], weight);
  }
  return sums;
}

/// weights / unit, rounded to integers, where doubles show that these prove as much. `charges` has 1 /
/// largest for each variable that is not tight, else 0.
std::optional<Reason> PolytopeRows::rounded(const Side& side, const Multipliers& multipliers,
                                            std::span<const double> weights, double unit,
                                            std::span<const double> charges, const Bits& tight) const {
  thread_local std::vector<std::pair<StrategyId, std::int64_t>> rounded_weights;
  auto& kept = rounded_weights;
  kept.clear();
  double rest = 0;
  double size = 0;
  for (std::size_t k = 0; k < weights.size(); ++k) {
    const std::int64_t integer = nearest_integer(weights[k] / unit);
    if (integer == 0) continue;
    const StrategyId slack = multipliers.strategies[k];
    kept.emplace_back(slack, integer);
    const auto weight = static_cast<double>(integer);
    size += std::abs(weight);
    if (weight < 0 || has(tight, slack)) rest += weight;
  }
  const double margin = kMargin * (1 + size);
  if (!(size * side.largest_of_all < kExactSums) || !(rest > margin)) return std::nullopt;

  const std::size_t width = side.variables.size();
  thread_local std::vector<double> column_sums;
  column_sums.assign(width, 0);
  double* const sums = column_sums.data();
  for (const auto& [slack, integer] : kept) {
    const auto weight = static_cast<double>(integer);
    const double* const row = &side.doubles[place_[slack] * width];
    for (std::size_t v = 0; v < width; ++v) sums[v] += weight * row[v];
  }
  for (std::size_t v = 0; v < width; ++v) rest -= std::max(sums[v], 0.0) * charges[v];
  if (!(rest > margin)) return std::nullopt;

  std::ranges::sort(kept);
  PackedWeights packed(kept.size());
  Bits needed = no_strategies();
  for (const auto& [slack, integer] : kept) {
    packed.add(slack, integer);
    if (integer > 0 && has(tight, slack)) insert(needed, slack);
  }
  for (std::size_t v = 0; v < width; ++v) {
    if (sums[v] > 0 && has(tight, side.variables[v])) insert(needed, side.variables[v]);
  }
  return Reason{packed.take(), std::move(needed)};
}

Reason PolytopeRows::shrunk(const EmptyFace& face) const {
  const Side& side = sides_[face.side];
  Bits tight = no_strategies();
  for (const StrategyId s : face.tight) insert(tight, s);
  insert(tight, face.label);
  if (side.is_small) {
    std::vector<double> nearest;
    for (const Integer& weight : face.multipliers.integers) nearest.push_back(nearest_double(weight, 0));
    const std::span<const double> weights = nearest.empty() ? face.multipliers.doubles : nearest;
    double largest = 0;
    for (const double weight : weights) largest = std::max(largest, std::abs(weight));
    std::vector<double> charges;
    for (std::size_t v = 0; v < side.variables.size(); ++v) {
      charges.push_back(has(tight, side.variables[v]) ? 0 : 1 / side.largest[v]);
    }
    const std::span<const double> all_tried = kLargestTried;
    for (const double tried : all_tried.subspan(side.slacks.size() > kSmallGame ? kForSmallGames : 0)) {
      if (!std::isnormal(largest / tried)) break;
      if (auto reason = rounded(side, face.multipliers, weights, largest / tried, charges, tight))
        return *std::move(reason);
    }
  }
  const Weights weights = exact_weights(face.multipliers);
  Bits needed = no_strategies();
  for (const auto& [strategy, weight] : weights) {
    if (weight > 0 && has(tight, strategy)) insert(needed, strategy);
  }
  const std::vector<Integer> sums = combined(side, weights);
  for (std::size_t v = 0; v < sums.size(); ++v) {
    if (sums[v] > 0 && has(tight, side.variables[v])) insert(needed, side.variables[v]);
  }
  return {PackedWeights(weights).take(), std::move(needed)};
}

Reason PolytopeRows::shrunk(const VanishingRow& row) const {
  const Side& side = sides_[row.side];
  const Weights weights = exact_weights(row.multipliers);
  Bits needed = no_strategies();
  for (const auto& [strategy, weight] : weights) {
    if (weight < 0) insert(needed, strategy);
  }
  const std::vector<Integer> sums = combined(side, weights);
  for (std::size_t v = 0; v < sums.size(); ++v) {
    if (sums[v] < 0) insert(needed, side.variables[v]);
  }
  return {PackedWeights(weights).take(), std::move(needed)};
}

Bits PolytopeRows::shown_tight(std::size_t side_number, const Weights& weights) const {
  const Side& side = sides_[side_number];
  Bits shown = no_strategies();
  for (const auto& [strategy, weight] : weights) {
    if (weight > 0) insert(shown, strategy);
  }
  const std::vector<Integer> sums = combined(side, weights);
  for (std::size_t v = 0; v < sums.size(); ++v) {
    if (sums[v] > 0) insert(shown, side.variables[v]);
  }
  return shown;
}

}  // namespace nashsolve::proof
