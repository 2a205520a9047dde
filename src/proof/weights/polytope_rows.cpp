#include "polytope_rows.hpp"

#include <algorithm>
#include <span>

namespace nashsolve::proof {

namespace {

/// Largest multipliers that are tried, in this order: the first ones in small games alone. Of the reasons of
/// a random 30x30 8 % fit in those, 40 % in the next one, 92 % in the next three; to try all took a tenth
/// more time.
constexpr std::array<double, 9> kLargestTried = {1, 3, 7, 15, 63, 255, 1023, 8191, 1073741823};
constexpr std::size_t kForSmallGames = 4;
/// Strategies of the player whose rows are combined.
constexpr std::size_t kSmallGame = 12;

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

}  // namespace

PolytopeRows::PolytopeRows(const Game& game, const std::vector<bool>& is_kept)
    : shrink_weights_(shrink_weights()), place_(is_kept.size()) {
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
    const std::size_t width = rows.variables.size();
    rows.stride = padded_to_block(width);
    rows.doubles.assign(rows.slacks.size() * rows.stride, 0);
    std::vector<double> largest(width, 0);
    for (std::size_t k = 0; k < rows.matrix.size(); ++k) {
      const double value = nearest_double(rows.matrix[k], 0);
      rows.doubles[k / width * rows.stride + k % width] = value;
      largest[k % width] = std::max(largest[k % width], value);
    }
    rows.reach.assign(rows.stride, 0);
    for (std::size_t v = 0; v < width; ++v) {
      rows.reach[v] = 1 / largest[v];
      rows.largest_of_all = std::max(rows.largest_of_all, largest[v]);
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

/// What the face's proof is to be rounded from.
void PolytopeRows::set(const EmptyFace& face, RoundedFace& work) const {
  const Side& side = sides_[face.side];
  const std::size_t height = padded_to_block(side.slacks.size());
  work.weights.assign(height, 0);
  work.is_tight.assign(height, 0);
  work.charges = side.reach;
  work.rounded.resize(height);
  work.rows.resize(height);
  work.sums.resize(side.stride);
  const auto fix = [&](StrategyId s) {
    if (side.has_slack(s)) {
      work.is_tight[place_[s]] = 1;
    } else {
      work.charges[place_[s]] = 0;
    }
  };
  for (const StrategyId s : face.tight) fix(s);
  fix(face.label);
  const Multipliers& given = face.multipliers;
  for (std::size_t k = 0; k < given.strategies.size(); ++k) {
    work.weights[place_[given.strategies[k]]] =
        given.doubles.empty() ? nearest_double(given.integers[k], 0) : given.doubles[k];
  }
}

/// The same without GMP; false: doubles show nothing.
bool PolytopeRows::add_small(const EmptyFace& face, RoundedFace& work, Reasons& reasons) const {
  const Side& side = sides_[face.side];
  set(face, work);
  const std::span<const double> all_tried = kLargestTried;
  if (!shrink_weights_({side.doubles, side.stride, side.largest_of_all},
                       all_tried.subspan(side.slacks.size() > kSmallGame ? kForSmallGames : 0), work))
    return false;
  PackedWeights packed(reasons.weights, work.row_count);
  for (const std::uint32_t k : std::span(work.rows).first(work.row_count)) {
    packed.add(side.slacks[k], static_cast<std::int64_t>(work.rounded[k]));
  }
  const std::size_t first_word = reasons.needed.size();
  reasons.needed.resize(first_word + word_count());
  std::uint64_t* const needed = &reasons.needed[first_word];
  const auto need = [&](StrategyId s) {
    const double part = side.has_slack(s) ? work.rounded[place_[s]] : work.sums[place_[s]];
    needed[s / 64] |= std::uint64_t{part > 0} << s % 64;
  };
  for (const StrategyId s : face.tight) need(s);
  need(face.label);
  return true;
}

void PolytopeRows::add_shrunk(const EmptyFace& face, Reasons& reasons) const {
  const Side& side = sides_[face.side];
  thread_local RoundedFace work;
  if (side.is_small && add_small(face, work, reasons)) return;
  const std::size_t first_word = reasons.needed.size();
  reasons.needed.resize(first_word + word_count());
  const auto need = [&](StrategyId s, bool is_needed) {
    reasons.needed[first_word + s / 64] |= std::uint64_t{is_needed} << s % 64;
  };
  Bits tight(word_count());
  for (const StrategyId s : face.tight) insert(tight, s);
  insert(tight, face.label);
  const Weights weights = exact_weights(face.multipliers);
  for (const auto& [strategy, weight] : weights) {
    need(strategy, weight > 0 && has(tight, strategy));
  }
  const std::vector<Integer> sums = combined(side, weights);
  for (std::size_t v = 0; v < sums.size(); ++v) {
    need(side.variables[v], sums[v] > 0 && has(tight, side.variables[v]));
  }
  pack(reasons.weights, weights);
}

void PolytopeRows::add_shrunk(const VanishingRow& row, Reasons& reasons) const {
  const Side& side = sides_[row.side];
  const Weights weights = exact_weights(row.multipliers);
  Bits needed(word_count());
  for (const auto& [strategy, weight] : weights) {
    if (weight < 0) insert(needed, strategy);
  }
  const std::vector<Integer> sums = combined(side, weights);
  for (std::size_t v = 0; v < sums.size(); ++v) {
    if (sums[v] < 0) insert(needed, side.variables[v]);
  }
  pack(reasons.weights, weights);
  reasons.needed.insert(reasons.needed.end(), needed.begin(), needed.end());
}

Bits PolytopeRows::shown_tight(std::size_t side_number, const Weights& weights) const {
  const Side& side = sides_[side_number];
  Bits shown(word_count());
  for (const auto& [strategy, weight] : weights) {
    if (weight > 0) insert(shown, strategy);
  }
  const std::vector<Integer> sums = combined(side, weights);
  for (std::size_t v = 0; v < sums.size(); ++v) {
    if (sums[v] > 0) insert(shown, side.variables[v]);
  }
  return shown;
}

std::array<Bits, 2> PolytopeRows::shown_tight(const Weights& optimum) const {
  std::array<Bits, 2> shown = {Bits(word_count()), Bits(word_count())};
  for (std::size_t number = 0; number < sides_.size(); ++number) {
    const Side& side = sides_[number];
    std::vector<Integer> values(side.slacks.size());
    for (const auto& [strategy, weight] : optimum) {
      if (std::ranges::find(side.variables, strategy) == side.variables.end()) {
        insert(shown[number], strategy);
        continue;
      }
      for (std::size_t k = 0; k < values.size(); ++k) {
        add_product(values[k], side.matrix[k * side.variables.size() + place_[strategy]], weight);
      }
    }
    const Integer best = *std::ranges::max_element(values);
    for (std::size_t k = 0; k < values.size(); ++k) {
      if (values[k] < best) insert(shown[1 - number], side.slacks[k]);
    }
  }
  return shown;
}

}  // namespace nashsolve::proof
