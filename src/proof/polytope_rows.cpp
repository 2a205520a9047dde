#include "polytope_rows.hpp"

#include <algorithm>
#include <cmath>

#include "weight_kernels.hpp"

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

}  // namespace

void PolytopeRows::Workspace::set(const Side& side, const EmptyFace& face,
                                  const std::vector<std::size_t>& place) {
  const std::size_t height = padded_to_block(side.slacks.size());
  weights.assign(height, 0);
  is_tight.assign(height, 0);
  charges = side.reach;
  rounded.resize(height);
  sums.resize(side.stride);
  const auto fix = [&](StrategyId s) {
    if (s >= side.slacks.front() && s <= side.slacks.back()) {
      is_tight[place[s]] = 1;
    } else {
      charges[place[s]] = 0;
    }
  };
  for (const StrategyId s : face.tight) fix(s);
  fix(face.label);
  const Multipliers& given = face.multipliers;
  for (std::size_t k = 0; k < given.strategies.size(); ++k) {
    weights[place[given.strategies[k]]] =
        given.doubles.empty() ? nearest_double(given.integers[k], 0) : given.doubles[k];
  }
}

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

/// The weights of the workspace times a factor, rounded to integers: whether doubles show that these prove as
/// much.
bool PolytopeRows::round_by(double scale, const Side& side, Workspace& work) const {
  const WeightKernels& kernels = weight_kernels();
  const auto [rest, size] = kernels.round(work.weights.data(), scale, work.is_tight.data(),
                                          work.weights.size(), work.rounded.data());
  const double margin = kMargin * (1 + size);
  if (!(size * side.largest_of_all < kExactSums) || !(rest > margin)) return false;
  // Without a branch: which weights vanish cannot be foretold.
  std::size_t count = 0;
  work.rows.resize(side.slacks.size());
  for (std::uint32_t k = 0; k < side.slacks.size(); ++k) {
    work.rows[count] = k;
    count += std::size_t{work.rounded[k] != 0};
  }
  work.rows.resize(count);
  const double spent =
      kernels.charge(work.rounded.data(), work.rows.data(), work.rows.size(), side.doubles.data(),
                     side.stride, work.charges.data(), work.sums.data());
  return rest - spent > margin;
}

/// The weights of the workspace in as few bits as prove the same; false: in none that doubles can judge.
bool PolytopeRows::shrink(const Side& side, Workspace& work) const {
  const double largest = weight_kernels().largest(work.weights.data(), work.weights.size());
  const std::span<const double> all_tried = kLargestTried;
  for (const double tried : all_tried.subspan(side.slacks.size() > kSmallGame ? kForSmallGames : 0)) {
    if (!std::isnormal(tried / largest)) return false;
    if (round_by(tried / largest, side, work)) return true;
  }
  return false;
}

void PolytopeRows::add_shrunk(const EmptyFace& face, Reasons& reasons) const {
  const Side& side = sides_[face.side];
  const std::size_t first_word = reasons.needed.size();
  reasons.needed.resize(first_word + word_count());
  const auto need = [&](StrategyId s, bool is_needed) {
    reasons.needed[first_word + s / 64] |= std::uint64_t{is_needed} << s % 64;
  };
  if (side.is_small) {
    thread_local Workspace work;
    work.set(side, face, place_);
    if (shrink(side, work)) {
      PackedWeights packed(reasons.weights, work.rows.size());
      for (const std::uint32_t k : work.rows) {
        packed.add(side.slacks[k], static_cast<std::int64_t>(work.rounded[k]));
        need(side.slacks[k], work.rounded[k] * work.is_tight[k] > 0);
      }
      for (std::size_t v = 0; v < side.variables.size(); ++v) {
        need(side.variables[v], static_cast<int>(work.charges[v] == 0) * work.sums[v] > 0);
      }
      return;
    }
  }
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
