#include "logit_path.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "certified_root.hpp"
#include "split_mix.hpp"

namespace nashsolve::nplayer {

namespace {

using Strategies = std::vector<std::vector<double>>;

/// Measured on covariant games of 3 to 12 players: longer steps jump to other branches, which are paths, too.
constexpr double kFirstStep = 0.1;
constexpr double kShortestStep = 1e-9;
/// A first correction up to this, and a second up to this part of it, make steps longer.
constexpr double kLongestCorrection = 0.5;
constexpr double kSlowestContraction = 0.4;
constexpr int kMostCorrections = 6;
constexpr double kSettled = 1e-7;
constexpr int kMostSteps = 5000;
/// Here the largest gain is some 1e-13 of the range of the payoffs.
constexpr double kLargestPrecision = 1e14;
/// Supports are tried again when the precision has grown by this factor.
constexpr double kGrowthBetweenTries = 1.25;
/// In all. The matrix of 1,000 takes 8 MB, and its inverse up to half a second; both are needed at each step.
constexpr std::size_t kMostStrategies = 2000;
/// Logarithms of a prior are drawn up to this far from each other.
constexpr double kPriorSpread = 3;

/// Sums over one mode of a tensor.
std::vector<double> sum_over(const std::vector<double>& table, std::size_t inner,
                             const std::vector<double>& weights) {
  const std::size_t block = weights.size() * inner;
  std::vector<double> sums(table.size() / weights.size());
  for (std::size_t x = 0; x * block < table.size(); ++x) {
    for (std::size_t v = 0; v < weights.size(); ++v) {
      const double* const from = table.data() + x * block + v * inner;
      for (std::size_t y = 0; y < inner; ++y) sums[x * inner + y] += weights[v] * from[y];
    }
  }
  return sums;
}

/// For each of the opponents `kept`, the modes of the table after its rows, the table summed over all others.
/// Half of them are left out at a time, so that what several have in common is summed once: of n opponents
/// the table is read twice, not n times.
void sum_over_others(const std::vector<double>& table, std::span<const std::size_t> kept, const Strategies& x,
                     Strategies& result) {
  if (kept.size() == 1) {
    result[kept.front()] = table;
    return;
  }
  const auto first = kept.first(kept.size() / 2);
  const auto second = kept.subspan(first.size());
  std::size_t inner = 1;
  for (const std::size_t k : second) inner *= x[k].size();
  const auto without = [&](std::span<const std::size_t> left_out, std::size_t inner_modes) {
    std::vector<double> summed = sum_over(table, inner_modes, x[left_out.back()]);
    for (std::size_t k = left_out.size() - 1; k-- > 0;)
      summed = sum_over(summed, inner_modes, x[left_out[k]]);
    return summed;
  };
  sum_over_others(without(second, 1), first, x, result);
  sum_over_others(without(first, inner), second, x, result);
}

class LogitPath {
 public:
  LogitPath(const PayoffTensors& tensors, std::uint64_t prior, const StopTest& stop, const StopTest& is_late)
      : tensors_(tensors), stop_(stop), is_late_(is_late) {
    SplitMix64 noise(prior);
    for (const std::size_t count : tensors.counts) {
      first_.push_back(total_);
      total_ += count;
      for (std::size_t a = 0; a < count; ++a) {
        prior_.push_back(prior == 0 ? 0 : kPriorSpread * noise.next_unit());
      }
    }
    point_.resize(total_ + 1);
    for (std::size_t i = 0; i < players(); ++i) {
      double sum = 0;
      for (std::size_t a = 0; a < tensors.counts[i]; ++a) sum += std::exp(prior_[first_[i] + a]);
      for (std::size_t a = 0; a < tensors.counts[i]; ++a) {
        point_[first_[i] + a] = prior_[first_[i] + a] - std::log(sum);
      }
    }
    tangent_.assign(total_ + 1, 0.0);
    tangent_[total_] = 1;
  }

  std::optional<FoundEquilibrium> run() {
    if (!evaluate(point_) || !invert()) return std::nullopt;
    double step = kFirstStep;
    for (int count = 0; count < kMostSteps && !stop_(); ++count) {
      turn();
      const std::vector<double> before = point_;
      const double factor = advance(step);
      if (factor == 0) {
        point_ = before;
        step *= 0.4;
        if (step < kShortestStep || !evaluate(point_) || !invert()) break;
        continue;
      }
      step *= factor;
      if (try_supports() || precision() > kLargestPrecision) break;
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] std::size_t players() const { return tensors_.players(); }
  [[nodiscard]] double precision() const { return point_[total_]; }

  /// Fills x_, payoffs_, the residual and the bordered Jacobian at the point. False where it is out of range.
  bool evaluate(const std::vector<double>& point) {
    const double precision = point[total_];
    x_.assign(players(), {});
    payoffs_.assign(players(), {});
    for (std::size_t i = 0; i < players(); ++i) {
      for (std::size_t a = 0; a < tensors_.counts[i]; ++a) x_[i].push_back(std::exp(point[first_[i] + a]));
    }
    residual_.assign(total_ + 1, 0.0);
    jacobian_ = SquareMatrix(total_ + 1);
    for (std::size_t i = 0; i < players(); ++i) {
      const std::size_t own = first_[i];
      std::vector<std::size_t> opponents;
      for (std::size_t j = 0; j < players(); ++j) {
        if (j != i) opponents.push_back(j);
      }
      Strategies slopes_by(players());
      sum_over_others(tensors_.rounded[i], opponents, x_, slopes_by);
      payoffs_[i] = sum_over(slopes_by[opponents.back()], 1, x_[opponents.back()]);
      const std::size_t base = base_of(i);
      for (std::size_t a = 0; a < tensors_.counts[i]; ++a) {
        const std::size_t row = own + a;
        if (a == base) {
          residual_[row] = -1;
          for (std::size_t b = 0; b < tensors_.counts[i]; ++b) {
            residual_[row] += x_[i][b];
            jacobian_.at(row, own + b) = x_[i][b];
          }
          continue;
        }
        const double gain = payoffs_[i][a] - payoffs_[i][base];
        residual_[row] =
            point[row] - point[own + base] - precision * gain - (prior_[row] - prior_[own + base]);
        jacobian_.at(row, row) = 1;
        jacobian_.at(row, own + base) = -1;
        jacobian_.at(row, total_) = -gain;
      }
      for (const std::size_t j : opponents) {
        const std::vector<double>& slopes = slopes_by[j];
        const std::size_t width = tensors_.counts[j];
        for (std::size_t a = 0; a < tensors_.counts[i]; ++a) {
          if (a == base) continue;
          for (std::size_t b = 0; b < width; ++b) {
            jacobian_.at(own + a, first_[j] + b) =
                -precision * (slopes[a * width + b] - slopes[base * width + b]) * x_[j][b];
          }
        }
      }
    }
    for (std::size_t k = 0; k <= total_; ++k) jacobian_.at(total_, k) = tangent_[k];
    return std::all_of(residual_.begin(), residual_.end(), [](double r) { return std::isfinite(r); });
  }

  /// The strategy that the player's others are compared with: the likeliest.
  [[nodiscard]] std::size_t base_of(std::size_t player) const {
    return static_cast<std::size_t>(std::max_element(x_[player].begin(), x_[player].end()) -
                                    x_[player].begin());
  }

  bool invert() {
    inverse_ = approximate_inverse(jacobian_, is_late_);
    return inverse_.has_value();
  }

  /// The new tangent, on the side of the last one.
  void turn() {
    double norm = 0;
    for (std::size_t k = 0; k <= total_; ++k) {
      tangent_[k] = inverse_->at(k, total_);
      norm += tangent_[k] * tangent_[k];
    }
    norm = std::sqrt(norm);
    for (double& each : tangent_) each /= norm;
  }

  /// One step and its corrections. What the next step may be longer by; 0 where this one was too long.
  double advance(double step) {
    for (std::size_t k = 0; k <= total_; ++k) point_[k] += step * tangent_[k];
    double first = 0;
    double last = 0;
    for (int correction = 0; correction < kMostCorrections; ++correction) {
      if (!evaluate(point_) || !invert()) return 0;
      double length = 0;
      for (std::size_t r = 0; r <= total_; ++r) {
        double move = 0;
        for (std::size_t c = 0; c < total_; ++c) move += inverse_->at(r, c) * residual_[c];
        point_[r] -= move;
        // How far a logarithm of next to nothing moves does not matter.
        const double weight = r == total_ ? 1 / (1 + precision()) : std::min(1.0, x_of(r) * 1e6);
        length = std::max(length, std::abs(move) * weight);
      }
      if (correction == 0) first = length;
      if (!(length <= kLongestCorrection)) return 0;
      if (correction > 0 && length > kSlowestContraction * last && length > kSettled) return 0;
      last = length;
      if (length < kSettled) return std::clamp(0.5 * kLongestCorrection / (first + 1e-9), 0.6, 2.0);
    }
    return 0;
  }

  [[nodiscard]] double x_of(std::size_t row) const {
    std::size_t player = players() - 1;
    while (first_[player] > row) --player;
    return x_[player][row - first_[player]];
  }

  /// The supports that the path may end at: what is not about to vanish, by several measures.
  bool try_supports() {
    if (precision() < next_try_) return false;
    next_try_ = std::max(precision() * kGrowthBetweenTries, precision() + 1);
    const double along = inverse_->at(total_, total_);
    const auto fades = [&](std::size_t row) {
      // The derivative of the logarithm by the logarithm of the precision.
      return along != 0 && inverse_->at(row, total_) / along * precision() < -1;
    };
    for (const double least : {0.0, 1e-1, 3e-2, 1e-2, 1e-3, 1e-4}) {
      Supports supports;
      for (std::size_t i = 0; i < players(); ++i) {
        std::vector<std::size_t>& own = supports.emplace_back();
        for (std::size_t a = 0; a < x_[i].size(); ++a) {
          const bool is_used = least > 0 ? x_[i][a] > least : !fades(first_[i] + a) || x_[i][a] > 0.3;
          if (is_used || a == base_of(i)) own.push_back(a);
        }
      }
      if (tried_.insert(supports).second && try_support(std::move(supports))) return true;
      if (stop_()) return true;
    }
    return false;
  }

  bool try_support(Supports supports) {
    Strategies start;
    for (std::size_t i = 0; i < players(); ++i) {
      std::vector<double>& own = start.emplace_back();
      double sum = 0;
      for (const std::size_t a : supports[i]) sum += x_[i][a];
      for (const std::size_t a : supports[i]) own.push_back(x_[i][a] / sum);
    }
    const SupportSystem system(tensors_, std::move(supports));
    const auto guess = newton(system, std::move(start));
    if (!guess || !is_likely(system, *guess)) return false;
    auto root = certify(system, *guess, kRootBits, is_late_);
    if (!root) return false;
    bool undecided = false;
    found_ = decide_root(system, std::move(*root), undecided, is_late_);
    return found_.has_value();
  }

  /// No negative probability, and no gain by a strategy that is not used, as far as doubles can tell.
  static bool is_likely(const SupportSystem& system, const Strategies& x) {
    constexpr double kTolerance = 1e-9;
    for (std::size_t i = 0; i < system.players(); ++i) {
      if (*std::min_element(x[i].begin(), x[i].end()) < -kTolerance) return false;
      const std::vector<double> payoffs = system.payoffs(i, x);
      const double own = payoffs[system.supports()[i].front()];
      if (*std::max_element(payoffs.begin(), payoffs.end()) > own + kTolerance) return false;
    }
    return true;
  }

  const PayoffTensors& tensors_;
  const StopTest& stop_;
  const StopTest& is_late_;
  /// The place of each player's first strategy among all; the precision comes last.
  std::vector<std::size_t> first_;
  std::size_t total_ = 0;
  std::vector<double> prior_;
  /// Logarithms of all probabilities, and the precision.
  std::vector<double> point_;
  std::vector<double> tangent_;
  Strategies x_;
  Strategies payoffs_;
  std::vector<double> residual_;
  SquareMatrix jacobian_{0};
  std::optional<SquareMatrix> inverse_;
  double next_try_ = 1;
  std::set<Supports> tried_;
  std::optional<FoundEquilibrium> found_;
};

}  // namespace

std::optional<FoundEquilibrium> follow_logit_path(const PayoffTensors& tensors, std::uint64_t prior,
                                                  const StopTest& stop, const StopTest& is_late) {
  const std::size_t strategies =
      std::accumulate(tensors.counts.begin(), tensors.counts.end(), std::size_t{0});
  if (strategies > kMostStrategies) return std::nullopt;
  return LogitPath(tensors, prior, stop, is_late).run();
}

}  // namespace nashsolve::nplayer
