#include "dominator.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <variant>

#include "double_range.hpp"

namespace nashsolve {

namespace {

/// Gains lie between -1 and 1; this makes them positive.
constexpr double kShift = 2;
/// Smaller coefficients are taken for 0.
constexpr double kSmall = 1e-12;
/// Pivots of one program, a multiple of its size; beyond them it counts as one without a dominator.
constexpr std::size_t kPivotsPerLine = 8;
/// All denominators up to the first are tried, then powers of two up to the second.
constexpr int kSmallDenominators = 64;
constexpr int kMostBits = 60;
/// The weights of a belief add up to about two to the power of this.
constexpr int kBeliefBits = 30;

/// Of the difference, so that large payoffs close together stay apart.
double difference(std::int64_t value, std::int64_t base) {
  const auto exact =
      static_cast<std::int64_t>(static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(base));
  if ((exact < 0) == (value < base)) return static_cast<double>(exact);
  return static_cast<double>(value) - static_cast<double>(base);
}

/// What each strategy is worth more than the first, by cell and strategy.
std::vector<double> differences(const OwnPayoffs& own, const std::vector<std::int64_t>& numerators) {
  std::vector<double> result;
  result.reserve(own.first_cells.size() * own.strategy_count);
  for (const std::size_t first : own.first_cells) {
    for (std::size_t k = 0; k < own.strategy_count; ++k) {
      result.push_back(difference(numerators[first + k * own.stride], numerators[first]));
    }
  }
  return result;
}
/// The same, or all of them over one power of two.
std::vector<double> differences(const OwnPayoffs& own, const std::vector<Integer>& numerators) {
  std::vector<Integer> exact;
  exact.reserve(own.first_cells.size() * own.strategy_count);
  for (const std::size_t first : own.first_cells) {
    for (std::size_t k = 0; k < own.strategy_count; ++k) {
      exact.emplace_back(numerators[first + k * own.stride] - numerators[first]);
    }
  }
  const long exponent = exponent_of_range(exact);
  std::vector<double> result;
  result.reserve(exact.size());
  for (const Integer& value : exact) result.push_back(in_range(value, exponent));
  return result;
}

}  // namespace

DominatorSearch::DominatorSearch(const OwnPayoffs& own, double margin, std::function<bool()> must_stop)
    : own_(own), margin_(margin), must_stop_(std::move(must_stop)) {
  payoffs_ = std::visit([&](const auto& numerators) { return differences(own, numerators); },
                        own.table->numerators());
  double largest = 0;
  for (const double payoff : payoffs_) largest = std::max(largest, std::abs(payoff));
  if (largest == 0) largest = 1;
  for (double& payoff : payoffs_) payoff /= 2 * largest;
}

/// Maximises the sum of y over {y >= 0, D y <= 1}, D the shifted gains, a row a strategy, a column a cell.
/// The reciprocal of the optimum is the value of D, the dual solution an optimal mixture.
bool DominatorSearch::gains(std::size_t rows, std::size_t columns) {
  const std::size_t width = columns + 1;
  const double enough = 1 / (kShift - margin_);
  for (std::size_t step = 0; step < kPivotsPerLine * (rows + columns); ++step) {
    const double* costs = &tableau_[rows * width];
    if (costs[0] >= enough || must_stop_()) return false;
    std::size_t entering = 0;
    for (std::size_t k = 1; k < width; ++k) {
      if (costs[k] < -kSmall && (entering == 0 || costs[k] < costs[entering])) entering = k;
    }
    if (entering == 0) {
      weights_.assign(rows, 0.0);
      for (std::size_t k = 0; k < columns; ++k) {
        if (nonbasic_[k] >= columns) weights_[nonbasic_[k] - columns] = std::max(0.0, costs[k + 1]);
      }
      return true;
    }
    std::size_t leaving = rows;
    for (std::size_t row = 0; row < rows; ++row) {
      const double coefficient = tableau_[row * width + entering];
      if (coefficient <= kSmall) continue;
      if (leaving == rows || tableau_[row * width] * tableau_[leaving * width + entering] <
                                 tableau_[leaving * width] * coefficient) {
        leaving = row;
      }
    }
    if (leaving == rows) return false;
    pivot(rows, columns, leaving, entering);
  }
  return false;
}

void DominatorSearch::pivot(std::size_t rows, std::size_t columns, std::size_t row, std::size_t column) {
  const std::size_t width = columns + 1;
  double* const own = &tableau_[row * width];
  const double inverse = 1 / own[column];
  for (std::size_t k = 0; k < width; ++k) own[k] *= inverse;
  own[column] = inverse;
  for (std::size_t other = 0; other <= rows; ++other) {
    double* const entries = &tableau_[other * width];
    if (other == row || entries[column] == 0) continue;
    const double factor = entries[column];
    entries[column] = 0;
    for (std::size_t k = 0; k < width; ++k) entries[k] -= factor * own[k];
  }
  std::swap(basic_[row], nonbasic_[column - 1]);
  work_ += (rows + 1) * width;
}

std::optional<Mixture> DominatorSearch::find(std::uint32_t strategy, const std::vector<std::uint32_t>& others,
                                             const std::vector<std::uint32_t>& cells, Belief& belief) {
  const std::size_t rows = others.size();
  const std::size_t columns = cells.size();
  tableau_.clear();
  tableau_.reserve((rows + 1) * (columns + 1));
  basic_.clear();
  nonbasic_.clear();
  for (std::size_t row = 0; row < rows; ++row) {
    tableau_.push_back(1);
    for (const std::uint32_t cell : cells) {
      const double* payoffs = &payoffs_[cell * own_.strategy_count];
      tableau_.push_back(payoffs[others[row]] - payoffs[strategy] + kShift);
    }
    basic_.push_back(columns + row);
  }
  tableau_.push_back(0);
  tableau_.insert(tableau_.end(), columns, -1.0);
  for (std::size_t k = 0; k < columns; ++k) nonbasic_.push_back(k);
  work_ += tableau_.size();

  if (gains(rows, columns)) {
    for (int denominator = 1; denominator <= kSmallDenominators; ++denominator) {
      if (auto mixture = rounded(strategy, others, cells, denominator)) return mixture;
    }
    for (int bits = 10; bits <= kMostBits; bits += 10) {
      if (auto mixture = rounded(strategy, others, cells, std::ldexp(1.0, bits))) return mixture;
    }
  }
  belief = {};
  const double scale = std::ldexp(1 / tableau_[rows * (columns + 1)], kBeliefBits);
  for (std::size_t row = 0; row < rows; ++row) {
    if (basic_[row] >= columns) continue;
    const double weight = tableau_[row * (columns + 1)] * scale;
    if (!(weight > 0)) continue;
    belief.cells.push_back(cells[basic_[row]]);
    belief.weights.push_back(static_cast<std::int64_t>(std::ceil(weight)));
  }
  return std::nullopt;
}

bool DominatorSearch::is_best_under(const Belief& belief, std::uint32_t strategy,
                                    const std::vector<std::uint32_t>& others) const {
  if (belief.cells.empty()) return false;
  const auto worth = [&](std::uint32_t k) {
    Integer sum = 0;
    for (std::size_t c = 0; c < belief.cells.size(); ++c) {
      const std::size_t cell = own_.first_cells[belief.cells[c]] + k * own_.stride;
      add_product(sum, own_.table->numerator(cell), belief.weights[c]);
    }
    return sum;
  };
  const Integer own = worth(strategy);
  return std::all_of(others.begin(), others.end(), [&](std::uint32_t k) { return worth(k) < own; });
}

std::optional<Mixture> DominatorSearch::rounded(std::uint32_t strategy,
                                                const std::vector<std::uint32_t>& others,
                                                const std::vector<std::uint32_t>& cells,
                                                double denominator) const {
  double sum = 0;
  for (const double weight : weights_) sum += weight;
  Mixture mixture;
  double total = 0;
  for (std::size_t row = 0; row < others.size(); ++row) {
    const double weight = std::round(weights_[row] / sum * denominator);
    if (!(weight > 0)) continue;
    mixture.strategies.push_back(others[row]);
    mixture.weights.push_back(static_cast<std::int64_t>(weight));
    total += weight;
  }
  if (mixture.strategies.empty()) return std::nullopt;
  for (const std::uint32_t cell : cells) {
    const double* payoffs = &payoffs_[cell * own_.strategy_count];
    double gain = 0;
    for (std::size_t k = 0; k < mixture.strategies.size(); ++k) {
      gain += static_cast<double>(mixture.weights[k]) * payoffs[mixture.strategies[k]];
    }
    if (gain <= total * payoffs[strategy]) return std::nullopt;
  }
  if (!dominates(mixture, strategy, cells)) return std::nullopt;
  return mixture;
}

bool DominatorSearch::dominates(const Mixture& mixture, std::uint32_t strategy,
                                const std::vector<std::uint32_t>& cells) const {
  std::int64_t total = 0;
  for (const std::int64_t weight : mixture.weights) total += weight;
  return std::visit(
      [&](const auto& numerators) {
        return std::all_of(cells.begin(), cells.end(), [&](std::uint32_t cell) {
          const std::size_t first = own_.first_cells[cell];
          const auto worth = [&](std::uint32_t k) -> const auto& {
            return numerators[first + k * own_.stride];
          };
          Integer gain = 0;
          const auto add = [&](std::int64_t weight, const auto& value) {
            if constexpr (std::is_same_v<std::decay_t<decltype(value)>, Integer>) {
              add_product(gain, value, weight);
            } else {
              add_product(gain, to_integer(value), weight);
            }
          };
          for (std::size_t k = 0; k < mixture.strategies.size(); ++k) {
            add(mixture.weights[k], worth(mixture.strategies[k]));
          }
          add(-total, worth(strategy));
          return sgn(gain) > 0;
        });
      },
      own_.table->numerators());
}

}  // namespace nashsolve
