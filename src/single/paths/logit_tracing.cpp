#include "logit_tracing.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "float_equations.hpp"

namespace nashsolve::single {

namespace {

using PerPlayer = LogitTracing::PerPlayer;

// Measured on covariant games (correlation -0.5) of 100x100 to 500x500.
constexpr double kFirstStep = 0.1;
constexpr double kShortestStep = 1e-8;
constexpr double kShortening = 0.4;
/// A first correction up to this makes steps longer, up to twice that is taken.
constexpr double kGoodCorrection = 0.25;
constexpr double kSlowestContraction = 0.4;
constexpr int kMostCorrections = 6;
/// From here Newton's method would take one or two more corrections, which the path does not need; with 1e-3
/// it took a sixth more time.
constexpr double kSettled = 1e-2;
/// A strategy that is played less than this over l has no place in the linear systems. With a hundredth of
/// it they took 1.4 times the time, with ten times of it some paths were lost.
constexpr double kLeastInSystem = 1e-3;
/// Log of a probability that is taken for 0.
constexpr double kNever = -42;
/// Log of a precision at which what can be gained is beyond what doubles tell.
constexpr double kLargestLogPrecision = 34;

double sum_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

}  // namespace

LogitTracing::LogitTracing(const PayoffColumns& payoffs, PerPlayer priors, PerPlayer bonuses, Spend spend)
    : payoffs_(payoffs),
      priors_(std::move(priors)),
      bonuses_(std::move(bonuses)),
      spend_(std::move(spend)),
      kept_(payoffs.counts[1] <= payoffs.counts[0] ? 1 : 0),
      point_{priors_},
      step_(kFirstStep) {
  for (std::size_t player = 0; player < 2; ++player) {
    std::vector<double>& logs = point_.logs[player];
    double sum = 0;
    for (const double log : logs) sum += std::exp(log);
    for (double& log : logs) log -= std::log(sum);
    tangent_.logs[player].assign(logs.size(), 0.0);
  }
  tangent_.log_precision = 1;
  evaluate();
}

double LogitTracing::precision() const {
  return std::expm1(point_.log_precision);
}

void LogitTracing::evaluate() {
  for (std::size_t player = 0; player < 2; ++player) {
    probabilities_[player] = point_.logs[player];
    for (double& each : probabilities_[player]) each = each < kNever ? 0 : std::exp(each);
  }
  for (std::size_t player = 0; player < 2; ++player) {
    earned_[player] = payoffs_.earnings(player, probabilities_[1 - player]);
    for (std::size_t k = 0; k < earned_[player].size(); ++k) earned_[player][k] += bonuses_[player][k];
  }
}

/// Adds a constant, so that the player's mean is as said.
void LogitTracing::centre(std::size_t player, std::vector<double>& values, double mean) const {
  const std::vector<double>& weights = probabilities_[player];
  const double own = loops().dot(values.data(), weights.data(), values.size()) / sum_of(weights);
  for (double& value : values) value += mean - own;
}

/// How the player's logarithms follow a change of the other's.
std::vector<double> LogitTracing::response(std::size_t player, const std::vector<double>& change) const {
  std::vector<double> weights = probabilities_[1 - player];
  for (std::size_t k = 0; k < weights.size(); ++k) weights[k] *= precision() * change[k];
  std::vector<double> result = payoffs_.earnings(player, weights);
  centre(player, result);
  return result;
}

std::vector<std::size_t> LogitTracing::played(std::size_t player) const {
  const double least = kLeastInSystem / (1 + precision());
  std::vector<std::size_t> result;
  for (std::size_t k = 0; k < probabilities_[player].size(); ++k) {
    if (probabilities_[player][k] > least) result.push_back(k);
  }
  return result;
}

/// Of the kept player's response to the other's response to himself: subtracts its block from the matrix.
/// False where it was stopped.
bool LogitTracing::subtract_responses(const std::vector<std::size_t>& left_out,
                                      const std::vector<std::size_t>& kept, std::vector<double>& matrix,
                                      std::size_t stride) {
  const std::size_t width = kept.size();
  const double precision_here = precision();
  const std::vector<double>& weights = probabilities_[1 - kept_];
  std::vector<double> inner(left_out.size() * width);
  double total = 0;
  for (const std::size_t i : left_out) total += weights[i];
  for (std::size_t c = 0; c < width; ++c) {
    const double* const against = payoffs_.against(1 - kept_, kept[c]);
    double mean = 0;
    for (const std::size_t i : left_out) mean += weights[i] * against[i];
    mean /= total;
    const double factor = precision_here * precision_here * probabilities_[kept_][kept[c]];
    for (std::size_t a = 0; a < left_out.size(); ++a) {
      inner[a * width + c] = factor * weights[left_out[a]] * (against[left_out[a]] - mean);
    }
  }
  std::vector<const double*> rows;
  for (std::size_t a = 0; a < left_out.size(); ++a) rows.push_back(inner.data() + a * width);
  std::vector<double> factors(left_out.size());
  std::vector<double> means(width);
  for (std::size_t b = 0; b < width; ++b) {
    if (spend_(left_out.size() * width)) return false;
    for (std::size_t a = 0; a < left_out.size(); ++a) {
      factors[a] = payoffs_.against(kept_, left_out[a])[kept[b]];
    }
    double* const row = matrix.data() + b * stride;
    loops().subtract_columns(row, rows.data(), factors.data(), rows.size(), width);
    loops().add_scaled(means.data(), row, probabilities_[kept_][kept[b]], width);
  }
  double kept_total = 0;
  for (const std::size_t j : kept) kept_total += probabilities_[kept_][j];
  for (std::size_t b = 0; b < width; ++b) {
    loops().add_scaled(matrix.data() + b * stride, means.data(), -1 / kept_total, width);
  }
  return true;
}

/// The change d of logarithms and of log(1 + l), e, with
///     d = response(d) + e slope + constants    and    tangent . (d, e) = along.
bool LogitTracing::solve(const PerPlayer& constants, double along, Point& solution) {
  const std::size_t other = 1 - kept_;
  PerPlayer slopes = earned_;
  for (std::size_t player = 0; player < 2; ++player) {
    for (double& slope : slopes[player]) slope *= 1 + precision();
    centre(player, slopes[player]);
  }
  std::vector<double> constant = response(kept_, constants[other]);
  std::vector<double> slope = response(kept_, slopes[other]);
  for (std::size_t k = 0; k < constant.size(); ++k) {
    constant[k] += constants[kept_][k];
    slope[k] += slopes[kept_][k];
  }
  const std::vector<std::size_t> kept = played(kept_);
  const std::size_t size = kept.size() + 1;
  std::vector<double> matrix(size * size);
  if (!subtract_responses(played(other), kept, matrix, size)) return false;
  std::vector<double> right(size);
  for (std::size_t b = 0; b < kept.size(); ++b) {
    matrix[b * size + b] += 1;
    matrix[b * size + kept.size()] = -slope[kept[b]];
    matrix[kept.size() * size + b] = probabilities_[kept_][kept[b]] * tangent_.logs[kept_][kept[b]];
    right[b] = constant[kept[b]];
  }
  matrix.back() = tangent_.log_precision;
  right.back() = along;
  if (!solve_in_doubles(matrix, right, spend_)) return false;

  solution.log_precision = right.back();
  std::vector<double> change(payoffs_.counts[kept_]);
  for (std::size_t b = 0; b < kept.size(); ++b) change[kept[b]] = right[b];
  std::vector<double> followed = response(other, change);
  solution.logs[kept_] = response(kept_, followed);
  for (std::size_t k = 0; k < followed.size(); ++k) {
    followed[k] += constants[other][k] + solution.log_precision * slopes[other][k];
  }
  for (std::size_t k = 0; k < change.size(); ++k) {
    solution.logs[kept_][k] += constant[k] + solution.log_precision * slope[k];
  }
  for (const std::size_t k : kept) solution.logs[kept_][k] = change[k];
  solution.logs[other] = std::move(followed);
  return !spend_(5 * payoffs_.counts[0] * payoffs_.counts[1]);
}

/// What becomes of strategies that are next to never played does not count.
double LogitTracing::length(const Point& direction) const {
  double sum = direction.log_precision * direction.log_precision;
  for (std::size_t player = 0; player < 2; ++player) {
    for (std::size_t k = 0; k < probabilities_[player].size(); ++k) {
      sum += probabilities_[player][k] * direction.logs[player][k] * direction.logs[player][k];
    }
  }
  return std::sqrt(sum);
}

/// Newton's method, across the tangent.
bool LogitTracing::move_to_path(double& first_length) {
  constexpr double kRare = 1e-6;
  double last = 0;
  for (int correction = 0; correction < kMostCorrections; ++correction) {
    if (!(point_.log_precision >= 0 && point_.log_precision <= kLargestLogPrecision)) return false;
    // Probabilities beyond 1 by so much are far from the path.
    for (const std::vector<double>& logs : point_.logs) {
      if (*std::max_element(logs.begin(), logs.end()) > 1) return false;
    }
    evaluate();
    PerPlayer constants;
    for (std::size_t player = 0; player < 2; ++player) {
      for (std::size_t k = 0; k < priors_[player].size(); ++k) {
        constants[player].push_back(priors_[player][k] + precision() * earned_[player][k] -
                                    point_.logs[player][k]);
      }
      const double sum = sum_of(probabilities_[player]);
      centre(player, constants[player], (1 - sum) / sum);
    }
    Point move;
    if (!solve(constants, 0, move)) return false;
    double longest = std::fabs(move.log_precision);
    for (std::size_t player = 0; player < 2; ++player) {
      for (std::size_t k = 0; k < move.logs[player].size(); ++k) {
        const double weight = std::min(1.0, probabilities_[player][k] / kRare);
        longest = std::max(longest, std::fabs(move.logs[player][k]) * weight);
        point_.logs[player][k] += move.logs[player][k];
      }
    }
    point_.log_precision += move.log_precision;
    if (correction == 0) first_length = longest;
    if (!(longest <= 2 * kGoodCorrection)) return false;
    if (longest < kSettled) return true;
    if (correction > 0 && longest > kSlowestContraction * last) return false;
    last = longest;
  }
  return false;
}

bool LogitTracing::step() {
  PerPlayer none = {std::vector<double>(payoffs_.counts[0]), std::vector<double>(payoffs_.counts[1])};
  Point direction;
  if (!solve(none, 1, direction)) return false;
  const double scale = 1 / length(direction);
  for (std::vector<double>& logs : direction.logs) {
    for (double& log : logs) log *= scale;
  }
  direction.log_precision *= scale;
  tangent_ = std::move(direction);
  const Point before = point_;
  while (!spend_(0)) {
    for (std::size_t player = 0; player < 2; ++player) {
      for (std::size_t k = 0; k < before.logs[player].size(); ++k) {
        point_.logs[player][k] = before.logs[player][k] + step_ * tangent_.logs[player][k];
      }
    }
    point_.log_precision = before.log_precision + step_ * tangent_.log_precision;
    double first_length = 0;
    if (move_to_path(first_length)) {
      step_ *= std::clamp(kGoodCorrection / (first_length + kShortestStep), 0.6, 2.0);
      evaluate();
      return point_.log_precision >= 0 && point_.log_precision <= kLargestLogPrecision;
    }
    step_ *= kShortening;
    if (step_ < kShortestStep) return false;
  }
  return false;
}

}  // namespace nashsolve::single
