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

/// Adds those with k + shift among the others as k, as far as there are words.
void add_shifted(StrategyBits others, std::ptrdiff_t shift, std::span<std::uint64_t> bits) {
  const auto at = [&others](std::ptrdiff_t w) {
    return w < 0 || w >= std::ssize(others) ? 0 : others[static_cast<std::size_t>(w)];
  };
  const std::ptrdiff_t words = shift >> 6;
  const auto rest = static_cast<unsigned>(shift & 63);
  for (std::size_t w = 0; w < bits.size(); ++w) {
    const std::ptrdiff_t other = static_cast<std::ptrdiff_t>(w) + words;
    bits[w] |= at(other) >> rest;
    if (rest != 0) bits[w] |= at(other + 1) << (64 - rest);
  }
}

void keep_both(std::span<std::uint64_t> bits, StrategyBits others) {
  for (std::size_t w = 0; w < bits.size(); ++w) bits[w] &= others[w];
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
    : shrink_weights_(shrink_weights()), is_kept_(is_kept) {
  const std::size_t m = game.strategy_count(0);
  const std::size_t n = game.strategy_count(1);
  sides_[0].first_slack = sides_[1].first_variable = static_cast<StrategyId>(m);
  sides_[0].slack_count = sides_[1].variable_count = n;
  sides_[1].slack_count = sides_[0].variable_count = m;
  for (std::size_t number = 0; number < 2; ++number) {
    Side& side = sides_[number];
    const PayoffTable& payoffs = game.payoffs(1 - number);
    std::vector<Integer> kept;
    std::vector<std::size_t> places;
    for (std::size_t k = 0; k < m * n; ++k) {
      const std::size_t slack = side.first_slack + k / side.variable_count;
      const std::size_t variable = side.first_variable + k % side.variable_count;
      if (!is_kept[slack] || !is_kept[variable]) continue;
      const std::size_t row = std::min(slack, variable);
      const std::size_t column = std::max(slack, variable) - m;
      kept.push_back(payoffs.numerator(row * game.stride(0) + column));
      places.push_back(k);
    }
    kept = normalised(std::move(kept));
    side.matrix.resize(m * n);
    for (std::size_t k = 0; k < kept.size(); ++k) side.matrix[places[k]] = std::move(kept[k]);
    const auto first = is_kept.begin() + side.first_slack;
    side.has_few_slacks = std::count(first, first + static_cast<std::ptrdiff_t>(side.slack_count), true) <=
                          static_cast<std::ptrdiff_t>(kSmallGame);
    set_doubles(side);
  }
}

void PolytopeRows::set_doubles(Side& side) const {
  const std::size_t width = side.variable_count;
  side.stride = padded_to_block(width);
  side.doubles.assign(side.slack_count * side.stride, 0);
  std::vector<double> largest(width, 0);
  for (std::size_t k = 0; k < side.matrix.size(); ++k) {
    const double value = nearest_double(side.matrix[k], 0);
    side.doubles[k / width * side.stride + k % width] = value;
    largest[k % width] = std::max(largest[k % width], value);
  }
  side.reach.assign(side.stride, 0);
  for (std::size_t v = 0; v < width; ++v) {
    if (largest[v] > 0) side.reach[v] = 1 / largest[v];
    side.largest_of_all = std::max(side.largest_of_all, largest[v]);
  }
  side.is_small = side.largest_of_all < kExactSums;
}

Bits PolytopeRows::variables_of_p() const {
  Bits variables(word_count());
  for (StrategyId s = 0; s < sides_[0].variable_count; ++s) {
    if (is_kept_[s]) insert(variables, s);
  }
  return variables;
}

std::vector<Integer> PolytopeRows::Side::combined(const Weights& weights) const {
  std::vector<Integer> sums(variable_count);
  for (const auto& [strategy, weight] : weights) {
    const Integer* const row = &matrix[(strategy - first_slack) * variable_count];
    for (std::size_t v = 0; v < variable_count; ++v) add_product(sums[v], row[v], weight);
  }
  return sums;
}

/// What the face's proof is to be rounded from.
void PolytopeRows::set(const EmptyFace& face, RoundedFace& work) const {
  const Side& side = sides_[face.side];
  const std::size_t height = padded_to_block(side.slack_count);
  work.weights.assign(height, 0);
  work.rounded.resize(height);
  work.rows.resize(height);
  work.sums.resize(side.stride);
  work.tight_rows.assign(words_of(height), 0);
  add_shifted(face.tight, side.first_slack, work.tight_rows);
  work.tight_variables.assign(words_of(side.stride), 0);
  add_shifted(face.tight, side.first_variable, work.tight_variables);
  if (side.has_slack(face.label)) {
    insert(work.tight_rows, face.label - side.first_slack);
  } else {
    insert(work.tight_variables, face.label - side.first_variable);
  }
  const Multipliers& given = face.multipliers;
  for (std::size_t k = 0; k < given.strategies.size(); ++k) {
    work.weights[given.strategies[k] - side.first_slack] =
        given.doubles.empty() ? nearest_double(given.integers[k], 0) : given.doubles[k];
  }
}

/// The same without GMP; false: doubles show nothing.
bool PolytopeRows::add_small(const EmptyFace& face, RoundedFace& work, PackedSteps& steps) const {
  const Side& side = sides_[face.side];
  set(face, work);
  const std::span<const double> all_tried = kLargestTried;
  if (!shrink_weights_({side.doubles, side.stride, side.reach, side.largest_of_all},
                       all_tried.subspan(side.has_few_slacks ? 0 : kForSmallGames), work))
    return false;
  PackedWeights packed(steps.bytes, work.row_count);
  for (const std::uint32_t k : std::span(work.rows).first(work.row_count)) {
    packed.add(side.first_slack + k, static_cast<std::int64_t>(work.rounded[k]));
  }
  const std::size_t first_word = steps.needed.size();
  steps.needed.resize(first_word + word_count());
  const std::span<std::uint64_t> needed = std::span(steps.needed).subspan(first_word);
  keep_both(work.positive_rows, work.tight_rows);
  add_shifted(work.positive_rows, -std::ptrdiff_t{side.first_slack}, needed);
  keep_both(work.positive_variables, work.tight_variables);
  add_shifted(work.positive_variables, -std::ptrdiff_t{side.first_variable}, needed);
  return true;
}

void PolytopeRows::add_shrunk(const EmptyFace& face, PackedSteps& steps) const {
  const Side& side = sides_[face.side];
  thread_local RoundedFace work;
  if (side.is_small && add_small(face, work, steps)) return;
  const Weights weights = exact_weights(face.multipliers);
  Bits needed = shown_tight(face.side, weights);
  Bits tight(word_count());
  std::ranges::copy(face.tight, tight.begin());
  insert(tight, face.label);
  keep_both(needed, tight);
  pack(steps.bytes, weights);
  steps.needed.insert(steps.needed.end(), needed.begin(), needed.end());
}

void PolytopeRows::add_shrunk(const VanishingRow& row, PackedSteps& steps) const {
  Weights weights = exact_weights(row.multipliers);
  pack(steps.bytes, weights);
  for (auto& [strategy, weight] : weights) weight = -weight;
  const Bits needed = shown_tight(row.side, weights);
  steps.needed.insert(steps.needed.end(), needed.begin(), needed.end());
}

Bits PolytopeRows::shown_tight(std::size_t side_number, const Weights& weights) const {
  const Side& side = sides_[side_number];
  Bits shown(word_count());
  for (const auto& [strategy, weight] : weights) {
    if (weight > 0) insert(shown, strategy);
  }
  const std::vector<Integer> sums = side.combined(weights);
  for (std::size_t v = 0; v < sums.size(); ++v) {
    if (sums[v] > 0) insert(shown, side.first_variable + static_cast<StrategyId>(v));
  }
  return shown;
}

std::array<Bits, 2> PolytopeRows::shown_tight(const Weights& optimum) const {
  std::array<Bits, 2> shown = {Bits(word_count()), Bits(word_count())};
  for (std::size_t number = 0; number < sides_.size(); ++number) {
    const Side& side = sides_[number];
    std::vector<Integer> values(side.slack_count);
    for (const auto& [strategy, weight] : optimum) {
      if (side.has_slack(strategy)) {
        insert(shown[number], strategy);
        continue;
      }
      for (std::size_t k = 0; k < values.size(); ++k) {
        add_product(values[k], side.matrix[k * side.variable_count + strategy - side.first_variable], weight);
      }
    }
    const Integer best = *std::ranges::max_element(values);
    for (std::size_t k = 0; k < values.size(); ++k) {
      const StrategyId slack = side.first_slack + static_cast<StrategyId>(k);
      if (is_kept_[slack] && values[k] < best) insert(shown[1 - number], slack);
    }
  }
  return shown;
}

}  // namespace nashsolve::proof
