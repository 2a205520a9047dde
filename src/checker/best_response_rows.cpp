#include "best_response_rows.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "check_error.hpp"

namespace nashsolve::checker {

namespace {

constexpr std::size_t kNoRow = std::numeric_limits<std::size_t>::max();
constexpr std::int64_t kLargestSmall = std::int64_t{1} << 31U;

double as_double(std::int64_t value) {
  return static_cast<double>(value);
}
double as_double(const Integer& value) {
  return nearest_double(value, 0);
}
Integer as_integer(std::int64_t value) {
  return to_integer(value);
}
const Integer& as_integer(const Integer& value) {
  return value;
}

void add_product_to(std::int64_t& sum, std::int64_t factor, std::int64_t weight) {
  sum += factor * weight;
}
void add_product_to(Integer& sum, const Integer& factor, const Integer& weight) {
  add_product(sum, factor, weight);
}

}  // namespace

BestResponseRows::BestResponseRows(const Game& game, std::size_t side, const std::vector<bool>& is_left)
    : place_(is_left.size(), kNoRow) {
  const std::size_t m = game.strategy_count(0);
  for (std::size_t s = 0; s < is_left.size(); ++s) {
    if (!is_left[s]) continue;
    const bool is_variable = (s < m) == (side == 0);
    if (!is_variable) place_[s] = slacks_.size();
    (is_variable ? variables_ : slacks_).push_back(static_cast<Label>(s));
  }
  const PayoffTable& payoffs = game.payoffs(1 - side);
  for (const Label slack : slacks_) {
    for (const Label variable : variables_) {
      const std::size_t row = std::min(slack, variable);
      matrix_.push_back(payoffs.numerator(row * game.strategy_count(1) + std::max(slack, variable) - m));
    }
  }
  const Integer least = *std::min_element(matrix_.begin(), matrix_.end());
  Integer unit = 0;
  for (Integer& entry : matrix_) {
    entry -= least;
    unit = greatest_common_divisor(unit, entry);
  }
  largest_.assign(variables_.size(), 0);
  bool is_small = true;
  for (std::size_t k = 0; k < matrix_.size(); ++k) {
    if (unit > 1) divide_exactly(matrix_[k], unit);
    ++matrix_[k];
    Integer& largest = largest_[k % variables_.size()];
    largest = std::max(largest, matrix_[k]);
    is_small = is_small && matrix_[k] < kLargestSmall;
  }
  for (const Integer& largest : largest_) largest_double_.push_back(as_double(largest));
  if (!is_small) return;
  for (const Integer& entry : matrix_) small_.push_back(*to_int64(entry));
  largest_entry_ = *std::max_element(small_.begin(), small_.end());
}

void BestResponseRows::check_rows(const Weights& weights) const {
  thread_local LabelBits seen;
  if (seen.size() < place_.size()) seen = LabelBits(place_.size());
  seen.clear();
  for (const Label strategy : weights.strategies()) {
    if (place_[strategy] == kNoRow) {
      throw CheckError("strategy " + std::to_string(strategy + 1) + " has no row on this side");
    }
    if (seen.has(strategy))
      throw CheckError("strategy " + std::to_string(strategy + 1) + " has two multipliers");
    seen.insert(strategy);
  }
}

bool BestResponseRows::fits(const Weights& weights) const {
  if (small_.empty() || !weights.is_small()) return false;
  constexpr std::int64_t kRoom = std::int64_t{1} << 61U;
  std::int64_t most = kRoom / largest_entry_;
  for (const std::int64_t weight : weights.small()) {
    if (weight >= most || weight <= -most) return false;
    most -= weight < 0 ? -weight : weight;
  }
  return true;
}

template <class Number>
void BestResponseRows::add_up(const Weighted<Number>& rows, std::vector<Number>& sums) const {
  const std::size_t width = variables_.size();
  sums.assign(width, Number(0));
  for (std::size_t k = 0; k < rows.strategies.size(); ++k) {
    const Number* const row = &rows.matrix[place_[rows.strategies[k]] * width];
    for (std::size_t v = 0; v < width; ++v) add_product_to(sums[v], row[v], rows.weights[k]);
  }
}

template <class Number>
bool BestResponseRows::show_empty(const Weighted<Number>& rows, const LabelBits& tight) const {
  Number rest = 0;
  for (std::size_t k = 0; k < rows.strategies.size(); ++k) {
    if (rows.weights[k] < 0 || tight.has(rows.strategies[k])) rest += rows.weights[k];
  }
  if (rest <= 0) return false;
  thread_local std::vector<Number> sums;
  add_up(rows, sums);
  // Each of n quotients is right to two roundings, and so is each of their sums to one more: in all within
  // n + 2 halves of 2^-52, and the doubled n + 3 covers the product too.
  // Infinite ones say nothing: an entry may be beyond all doubles.
  double spent = 0;
  bool is_finite = std::isfinite(as_double(rest));
  for (std::size_t v = 0; v < sums.size(); ++v) {
    if (sums[v] <= 0 || tight.has(variables_[v])) continue;
    is_finite = is_finite && std::isfinite(largest_double_[v]);
    spent += as_double(sums[v]) / largest_double_[v];
  }
  constexpr double kRounding = std::numeric_limits<double>::epsilon();
  const double bound = spent * (1 + kRounding * static_cast<double>(sums.size() + 3));
  if (is_finite && bound < as_double(rest) * (1 - kRounding)) return true;
  Rational exact_rest(as_integer(rest));
  for (std::size_t v = 0; v < sums.size(); ++v) {
    if (sums[v] > 0 && !tight.has(variables_[v])) {
      exact_rest -= make_rational(as_integer(sums[v]), largest_[v]);
    }
  }
  return exact_rest > 0;
}

bool BestResponseRows::show_empty(const Weights& weights, const LabelBits& tight) const {
  check_rows(weights);
  if (fits(weights)) {
    return show_empty(Weighted<std::int64_t>{weights.strategies(), weights.small(), small_}, tight);
  }
  return show_empty(Weighted<Integer>{weights.strategies(), weights.integers(), matrix_}, tight);
}

void BestResponseRows::show_tight(const Weights& weights, LabelBits& tight) const {
  check_rows(weights);
  Integer sum = 0;
  LabelBits shown(place_.size());
  const std::vector<Integer> integers = weights.integers();
  for (std::size_t k = 0; k < integers.size(); ++k) {
    const Label strategy = weights.strategies()[k];
    sum += integers[k];
    if (tight.has(strategy)) continue;
    if (integers[k] < 0)
      throw CheckError("the multiplier of " + std::to_string(strategy + 1) + " is negative");
    if (integers[k] > 0) shown.insert(strategy);
  }
  if (sum != 0) throw CheckError("the multipliers add up to " + to_string(sum) + ", not to 0");
  std::vector<Integer> sums;
  add_up(Weighted<Integer>{weights.strategies(), integers, matrix_}, sums);
  for (std::size_t v = 0; v < sums.size(); ++v) {
    if (tight.has(variables_[v])) continue;
    if (sums[v] < 0) {
      throw CheckError("the coefficient of " + std::to_string(variables_[v] + 1) + " is negative");
    }
    if (sums[v] > 0) shown.insert(variables_[v]);
  }
  tight |= shown;
}

void BestResponseRows::show_optimal(const Weights& weights, LabelBits& tight, LabelBits& other_tight) const {
  const std::vector<Integer> integers = weights.integers();
  std::vector<Integer> by_strategy(place_.size());
  for (std::size_t k = 0; k < integers.size(); ++k) {
    const Label strategy = weights.strategies()[k];
    if (integers[k] <= 0) throw CheckError("a weight of an optimal strategy is not positive");
    if (by_strategy[strategy] != 0)
      throw CheckError("strategy " + std::to_string(strategy + 1) + " has two weights");
    by_strategy[strategy] = integers[k];
  }
  std::vector<Integer> values(slacks_.size());
  bool has_any = false;
  for (std::size_t v = 0; v < variables_.size(); ++v) {
    const Integer& weight = by_strategy[variables_[v]];
    if (weight == 0) continue;
    has_any = true;
    for (std::size_t s = 0; s < slacks_.size(); ++s) add_product(values[s], entry(s, v), weight);
  }
  if (!has_any) throw CheckError("a player has no optimal strategy");
  const Integer best = *std::max_element(values.begin(), values.end());
  for (std::size_t s = 0; s < slacks_.size(); ++s) {
    const bool is_used = by_strategy[slacks_[s]] != 0;
    if (values[s] < best) {
      if (is_used)
        throw CheckError("strategy " + std::to_string(slacks_[s] + 1) + " is used and no best response");
      other_tight.insert(slacks_[s]);
    } else if (is_used) {
      tight.insert(slacks_[s]);
    }
  }
}

}  // namespace nashsolve::checker
