#include "best_response_rows.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <type_traits>

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

void add(std::int64_t& sum, const Integer& weight) {
  sum += *to_int64(weight);
}
void add(Integer& sum, const Integer& weight) {
  sum += weight;
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
  LabelBits seen(place_.size());
  for (const auto& [strategy, weight] : weights) {
    if (place_[strategy] == kNoRow) {
      throw CheckError("strategy " + std::to_string(strategy + 1) + " has no row on this side");
    }
    if (seen.has(strategy))
      throw CheckError("strategy " + std::to_string(strategy + 1) + " has two multipliers");
    seen.insert(strategy);
  }
}

bool BestResponseRows::fits(const Weights& weights) const {
  if (small_.empty()) return false;
  constexpr std::int64_t kRoom = std::int64_t{1} << 61U;
  std::int64_t most = kRoom / largest_entry_;
  for (const auto& [strategy, weight] : weights) {
    const std::optional<std::int64_t> value = to_int64(weight);
    if (!value || *value >= most || *value <= -most) return false;
    most -= *value < 0 ? -*value : *value;
  }
  return true;
}

template <class Number>
void BestResponseRows::add_up(const std::vector<Number>& matrix, const Weights& weights,
                              std::vector<Number>& sums) const {
  sums.assign(variables_.size(), Number(0));
  for (const auto& [strategy, weight] : weights) {
    const Number* const row = &matrix[place_[strategy] * variables_.size()];
    if constexpr (std::is_same_v<Number, std::int64_t>) {
      const std::int64_t factor = *to_int64(weight);
      for (std::size_t v = 0; v < sums.size(); ++v) sums[v] += row[v] * factor;
    } else {
      for (std::size_t v = 0; v < sums.size(); ++v) add_product(sums[v], row[v], weight);
    }
  }
}

template <class Number>
bool BestResponseRows::show_empty(const std::vector<Number>& matrix, const Weights& weights,
                                  const LabelBits& tight) const {
  Number rest = 0;
  for (const auto& [strategy, weight] : weights) {
    if (weight < 0 || tight.has(strategy)) add(rest, weight);
  }
  if (rest <= 0) return false;
  thread_local std::vector<Number> sums;
  add_up(matrix, weights, sums);
  // Each of n quotients is right to two roundings, and so is each of their sums to one more: in all within
  // n + 2 halves of 2^-52, and the doubled n + 3 covers the product too.
  double spent = 0;
  for (std::size_t v = 0; v < sums.size(); ++v) {
    if (sums[v] > 0 && !tight.has(variables_[v])) spent += as_double(sums[v]) / largest_double_[v];
  }
  constexpr double kRounding = std::numeric_limits<double>::epsilon();
  const double bound = spent * (1 + kRounding * static_cast<double>(sums.size() + 3));
  if (bound < as_double(rest) * (1 - kRounding)) return true;
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
  return fits(weights) ? show_empty(small_, weights, tight) : show_empty(matrix_, weights, tight);
}

void BestResponseRows::show_tight(const Weights& weights, LabelBits& tight) const {
  check_rows(weights);
  Integer sum = 0;
  LabelBits shown(place_.size());
  for (const auto& [strategy, weight] : weights) {
    sum += weight;
    if (tight.has(strategy)) continue;
    if (weight < 0) throw CheckError("the multiplier of " + std::to_string(strategy + 1) + " is negative");
    if (weight > 0) shown.insert(strategy);
  }
  if (sum != 0) throw CheckError("the multipliers add up to " + to_string(sum) + ", not to 0");
  std::vector<Integer> sums;
  add_up(matrix_, weights, sums);
  for (std::size_t v = 0; v < sums.size(); ++v) {
    if (tight.has(variables_[v])) continue;
    if (sums[v] < 0) {
      throw CheckError("the coefficient of " + std::to_string(variables_[v] + 1) + " is negative");
    }
    if (sums[v] > 0) shown.insert(variables_[v]);
  }
  tight |= shown;
}

}  // namespace nashsolve::checker
