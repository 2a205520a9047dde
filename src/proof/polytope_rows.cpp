#include "polytope_rows.hpp"

#include <algorithm>
#include <cmath>

namespace nashsolve::proof {

namespace {

/// Largest multipliers that are tried, in this order.
constexpr std::array<double, 7> kLargestTried = {3, 7, 15, 63, 1023, 65535, 1073741823};
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
  return weights;
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

/// weights / unit, rounded to integers, where doubles show that these prove as much.
std::optional<Reason> PolytopeRows::rounded(const Side& side, const std::vector<StrategyId>& slacks,
                                            const std::vector<double>& weights, double unit,
                                            const Bits& tight) const {
  const std::size_t width = side.variables.size();
  thread_local std::vector<double> sums;
  sums.assign(width, 0);
  double rest = 0;
  double size = 0;
  for (std::size_t k = 0; k < slacks.size(); ++k) {
    const double weight = std::nearbyint(weights[k] / unit);
    if (weight == 0) continue;
    size += std::abs(weight);
    if (weight < 0 || has(tight, slacks[k])) rest += weight;
    const double* const row = &side.doubles[place_[slacks[k]] * width];
    for (std::size_t v = 0; v < width; ++v) sums[v] += weight * row[v];
  }
  if (!(size * side.largest_of_all < kExactSums) || !(rest > 0)) return std::nullopt;
  for (std::size_t v = 0; v < width; ++v) {
    if (sums[v] > 0 && !has(tight, side.variables[v])) rest -= sums[v] / side.largest[v];
  }
  if (!(rest > kMargin * (1 + size))) return std::nullopt;
  Reason reason{{}, no_strategies()};
  for (std::size_t k = 0; k < slacks.size(); ++k) {
    const double weight = std::nearbyint(weights[k] / unit);
    if (weight == 0) continue;
    reason.weights.emplace_back(slacks[k], to_integer(static_cast<std::int64_t>(weight)));
    if (weight > 0 && has(tight, slacks[k])) insert(reason.needed, slacks[k]);
  }
  for (std::size_t v = 0; v < width; ++v) {
    if (sums[v] > 0 && has(tight, side.variables[v])) insert(reason.needed, side.variables[v]);
  }
  return reason;
}

Reason PolytopeRows::shrunk(const EmptyFace& face) const {
  const Side& side = sides_[face.side];
  Bits tight = no_strategies();
  for (const StrategyId s : face.tight) insert(tight, s);
  insert(tight, face.label);
  if (side.is_small) {
    const std::vector<StrategyId> slacks(face.multipliers.strategies.begin(),
                                         face.multipliers.strategies.end());
    std::vector<double> weights(face.multipliers.doubles.begin(), face.multipliers.doubles.end());
    for (const Integer& weight : face.multipliers.integers) weights.push_back(nearest_double(weight, 0));
    double largest = 0;
    for (const double weight : weights) largest = std::max(largest, std::abs(weight));
    for (const double tried : kLargestTried) {
      if (!std::isfinite(largest)) break;
      if (auto reason = rounded(side, slacks, weights, largest / tried, tight)) return *std::move(reason);
    }
  }
  Reason reason{exact_weights(face.multipliers), no_strategies()};
  for (const auto& [strategy, weight] : reason.weights) {
    if (weight > 0 && has(tight, strategy)) insert(reason.needed, strategy);
  }
  const std::vector<Integer> sums = combined(side, reason.weights);
  for (std::size_t v = 0; v < sums.size(); ++v) {
    if (sums[v] > 0 && has(tight, side.variables[v])) insert(reason.needed, side.variables[v]);
  }
  return reason;
}

Reason PolytopeRows::shrunk(const VanishingRow& row) const {
  const Side& side = sides_[row.side];
  Reason reason{exact_weights(row.multipliers), no_strategies()};
  for (const auto& [strategy, weight] : reason.weights) {
    if (weight < 0) insert(reason.needed, strategy);
  }
  const std::vector<Integer> sums = combined(side, reason.weights);
  for (std::size_t v = 0; v < sums.size(); ++v) {
    if (sums[v] < 0) insert(reason.needed, side.variables[v]);
  }
  return reason;
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
