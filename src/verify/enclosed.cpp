#include "enclosed.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <utility>

#include "interval.hpp"
#include "nashsolve/profile.hpp"
#include "opponent_sums.hpp"
#include "row_space.hpp"

namespace nashsolve {
namespace {

Integer power_of_two(std::size_t exponent) {
  Integer result = 1;
  result <<= exponent;
  return result;
}

Integer floor_of(const Rational& value) {
  Integer quotient = value.get_num() / value.get_den();
  if (sgn(value) < 0 && quotient * value.get_den() != value.get_num()) --quotient;
  return quotient;
}

/// The smallest interval of doubles that is certain to hold the value.
Interval interval_of(const Rational& value) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  const double nearest = nearest_double(value);
  if (nearest == kInfinity) return {std::numeric_limits<double>::max(), kInfinity};
  if (nearest == -kInfinity) return {-kInfinity, std::numeric_limits<double>::lowest()};
  if (exact_rational(nearest) == value) return {nearest, nearest};
  return {below(nearest), above(nearest)};
}

Enclosure rounded_outwards(const Rational& low, const Rational& high, std::size_t bits) {
  const Integer scale = power_of_two(bits);
  const Integer upper = -floor_of(-high * scale);
  return {make_rational(floor_of(low * scale), scale), make_rational(upper, scale)};
}

class EnclosedProof {
 public:
  EnclosedProof(const Game& game, const EnclosedProfile& profile) : game_(game), profile_(profile) {}

  std::variant<std::vector<EnclosedCheck>, std::string> run() {
    if (!read_box()) return std::move(problem_);
    choose_centre();
    if (!one_zero_in_box()) return std::move(problem_);
    std::vector<EnclosedCheck> checks;
    for (std::size_t i = 0; i < game_.player_count(); ++i) {
      EnclosedCheck check;
      if (!best_response(i, check)) return std::move(problem_);
      checks.push_back(std::move(check));
    }
    return checks;
  }

 private:
  bool fail(std::string problem) {
    problem_ = std::move(problem);
    return false;
  }

  bool read_box() {
    if (profile_.probabilities.size() != game_.player_count()) return fail("does not fit the game");
    for (std::size_t i = 0; i < game_.player_count(); ++i) {
      const std::vector<Enclosure>& own = profile_.probabilities[i];
      if (own.size() != game_.strategy_count(i)) return fail("does not fit the game");
      std::vector<std::size_t>& support = supports_.emplace_back();
      Rational lowest_rest = 1;
      Rational highest_rest = 1;
      for (std::size_t s = 0; s < own.size(); ++s) {
        if (own[s].lower == 0 && own[s].upper == 0) continue;
        if (own[s].lower <= 0 || own[s].lower > own[s].upper) {
          return fail("has a probability that may be 0 or less");
        }
        if (!support.empty()) {
          lowest_rest -= own[s].upper;
          highest_rest -= own[s].lower;
        }
        support.push_back(s);
      }
      if (support.empty()) return fail("has a player without a strategy");
      // The first probability of the support is 1 minus the others.
      const Enclosure& rest = own[support[0]];
      if (rest.lower > lowest_rest || rest.upper < highest_rest) {
        return fail("has probabilities that need not sum to 1");
      }
    }
    for (std::size_t i = 0; i < supports_.size(); ++i) {
      cells_.push_back(opponent_cells(game_, supports_, i));
    }
    return true;
  }

  // A dyadic point near the middle of the box, and how far the box reaches from it in each unknown.
  void choose_centre() {
    Rational narrowest = 1;
    for (std::size_t i = 0; i < supports_.size(); ++i) {
      for (std::size_t k = 1; k < supports_[i].size(); ++k) {
        const Enclosure& p = profile_.probabilities[i][supports_[i][k]];
        const Rational width = p.upper - p.lower;
        if (sgn(width) > 0 && width < narrowest) narrowest = width;
      }
    }
    const std::size_t magnitude = bit_length(narrowest.get_den()) - bit_length(narrowest.get_num());
    constexpr std::size_t kGuard = 40;
    bits_ = magnitude + kGuard;
    const Integer scale = power_of_two(bits_);
    for (std::size_t i = 0; i < supports_.size(); ++i) {
      std::vector<Integer> weights(game_.strategy_count(i));
      Integer& rest = weights[supports_[i][0]];
      rest = scale;
      Rational distance = 0;
      for (std::size_t k = 1; k < supports_[i].size(); ++k) {
        const Enclosure& p = profile_.probabilities[i][supports_[i][k]];
        Integer& weight = weights[supports_[i][k]];
        weight = floor_of((p.lower + p.upper) / 2 * scale);
        rest -= weight;
        const Rational middle = make_rational(weight, scale);
        const Rational down = middle - p.lower;
        const Rational up = p.upper - middle;
        reach_.emplace_back(down, up);
        distance += down > up ? down : up;
      }
      distances_.emplace_back(2 * distance);
      centre_.push_back(MixedStrategy::from_weights(weights));
    }
    for (std::size_t i = 0; i < supports_.size(); ++i) {
      payoffs_.push_back(strategy_payoffs(game_, centre_, i));
    }
  }

  /// u(a, .) - u(b, .) in units of the table, where the others play `cell`.
  [[nodiscard]] Integer difference(std::size_t player, std::size_t cell, std::size_t a, std::size_t b) const {
    const PayoffTable& table = game_.payoffs(player);
    return table.numerator(cell + a * game_.stride(player)) -
           table.numerator(cell + b * game_.stride(player));
  }

  /// The largest |u(a, .) - u(b, .)| in units of the table, wherever the others play within their supports.
  [[nodiscard]] Integer largest_difference(std::size_t player, std::size_t a, std::size_t b) const {
    Integer largest = 0;
    for (const std::size_t cell : cells_[player]) {
      Integer size = abs(difference(player, cell, a, b));
      if (size > largest) largest = std::move(size);
    }
    return largest;
  }

  /// The same of u(a, .) - u(b, .) at the centre.
  [[nodiscard]] Rational difference_at_centre(std::size_t player, std::size_t a, std::size_t b) const {
    const StrategyPayoffs& payoffs = payoffs_[player];
    return make_rational(
        (payoffs.numerators[a] - payoffs.numerators[b]) * game_.payoffs(player).denominator(),
        payoffs.denominator);
  }

  bool one_zero_in_box() {
    const std::size_t dimension = reach_.size();
    if (dimension == 0) return true;
    std::vector<std::vector<Interval>> box;
    for (std::size_t i = 0; i < supports_.size(); ++i) {
      std::vector<Interval>& own = box.emplace_back();
      for (const std::size_t s : supports_[i]) {
        const Enclosure& p = profile_.probabilities[i][s];
        own.push_back({interval_of(p.lower).low, interval_of(p.upper).high});
      }
    }
    std::vector<std::vector<Interval>> jacobian;
    std::vector<Interval> residual;
    // The residual and the box are compared with each other only: both are scaled by what makes the box wide.
    const Integer stretch = power_of_two(bits_);
    for (std::size_t i = 0; i < supports_.size(); ++i) {
      for (std::size_t e = 1; e < supports_[i].size(); ++e) {
        const std::size_t first = supports_[i][0];
        const std::size_t strategy = supports_[i][e];
        const Integer unit = power_of_two(bit_length(largest_difference(i, strategy, first)));
        std::vector<Interval> table;
        table.reserve(cells_[i].size());
        for (const std::size_t cell : cells_[i]) {
          table.push_back(interval_of(make_rational(difference(i, cell, strategy, first), unit)));
        }

        std::vector<Interval>& row = jacobian.emplace_back();
        for (std::size_t j = 0; j < supports_.size(); ++j) {
          if (supports_[j].size() == 1) continue;
          if (j == i) {
            row.resize(row.size() + supports_[j].size() - 1);
            continue;
          }
          const std::vector<Interval> slopes = weighted(table, box, i, j);
          for (std::size_t b = 1; b < slopes.size(); ++b) row.push_back(slopes[b] - slopes[0]);
        }
        residual.push_back(interval_of(difference_at_centre(i, strategy, first) * stretch / unit));
      }
    }
    const std::optional<std::vector<std::vector<double>>> inverse = approximate_inverse(jacobian);
    if (!inverse) return fail("has a Jacobian that may be singular");
    for (std::size_t r = 0; r < dimension; ++r) {
      Interval image;  // of the unknown's distance from the centre
      for (std::size_t k = 0; k < dimension; ++k) {
        image = image - Interval{(*inverse)[r][k], (*inverse)[r][k]} * residual[k];
      }
      for (std::size_t c = 0; c < dimension; ++c) {
        Interval entry = r == c ? Interval{1, 1} : Interval{};
        for (std::size_t k = 0; k < dimension; ++k) {
          entry = entry - Interval{(*inverse)[r][k], (*inverse)[r][k]} * jacobian[k][c];
        }
        const Interval distance{-interval_of(reach_[c].first * stretch).high,
                                interval_of(reach_[c].second * stretch).high};
        image = image + entry * distance;
      }
      if (!(image.low > -interval_of(reach_[r].first * stretch).low &&
            image.high < interval_of(reach_[r].second * stretch).low)) {
        return fail("is not proved to be the only solution in its box");
      }
    }
    return true;
  }

  static std::optional<std::vector<std::vector<double>>> approximate_inverse(
      const std::vector<std::vector<Interval>>& matrix) {
    const std::size_t n = matrix.size();
    std::vector<std::vector<double>> work(n, std::vector<double>(2 * n, 0.0));
    for (std::size_t r = 0; r < n; ++r) {
      for (std::size_t c = 0; c < n; ++c) work[r][c] = matrix[r][c].middle();
      work[r][n + r] = 1;
    }
    for (std::size_t c = 0; c < n; ++c) {
      const auto largest =
          std::max_element(work.begin() + static_cast<std::ptrdiff_t>(c), work.end(),
                           [c](const auto& a, const auto& b) { return std::fabs(a[c]) < std::fabs(b[c]); });
      std::iter_swap(work.begin() + static_cast<std::ptrdiff_t>(c), largest);
      const double pivot = work[c][c];
      if (!(std::fabs(pivot) > 0)) return std::nullopt;
      for (double& entry : work[c]) entry /= pivot;
      for (std::size_t r = 0; r < n; ++r) {
        const double factor = work[r][c];
        if (r == c || factor == 0) continue;
        for (std::size_t k = 0; k < 2 * n; ++k) work[r][k] -= factor * work[c][k];
      }
    }
    for (auto& row : work) row.erase(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(n));
    return work;
  }

  /// How far a table of entries up to 1, summed with everybody's probabilities but the player's, can move
  /// within the box: the product of (1 + distance) minus 1, the 1-norms of the centre being 1.
  [[nodiscard]] Rational movement(std::size_t player) const {
    Rational product = 1;
    for (std::size_t k = 0; k < distances_.size(); ++k) {
      if (k != player) product *= 1 + distances_[k];
    }
    return product - 1;
  }

  bool best_response(std::size_t player, EnclosedCheck& check) {
    const PayoffTable& table = game_.payoffs(player);
    const std::size_t first = supports_[player][0];
    const Rational moved = movement(player);
    std::size_t next = 0;
    for (std::size_t s = 0; s < game_.strategy_count(player); ++s) {
      Integer least = table.numerator(cells_[player].front() + s * game_.stride(player));
      Integer most = least;
      for (const std::size_t cell : cells_[player]) {
        least = std::min(least, table.numerator(cell + s * game_.stride(player)));
        most = std::max(most, table.numerator(cell + s * game_.stride(player)));
      }
      const Integer largest = std::max(abs(least), abs(most));
      const Rational middle = payoffs_[player].at(s);
      const Rational margin = moved * largest / table.denominator();
      // Of payoffs that are small themselves as many digits.
      const std::size_t smaller =
          bit_length(table.denominator()) - std::min(bit_length(table.denominator()), bit_length(largest));
      Enclosure payoff = rounded_outwards(middle - margin, middle + margin, bits_ + smaller);
      payoff.lower = std::max(payoff.lower, make_rational(least, table.denominator()));
      payoff.upper = std::min(payoff.upper, make_rational(most, table.denominator()));
      check.strategy_payoffs.push_back(std::move(payoff));
      if (next < supports_[player].size() && supports_[player][next] == s) {
        ++next;
        check.best_responses.push_back(static_cast<std::uint32_t>(s));
        continue;
      }
      const Rational gain = difference_at_centre(player, s, first);
      const Rational uncertainty = moved * largest_difference(player, s, first);
      if (gain + uncertainty < 0) continue;
      if (is_affine_combination(player, s) ||
          is_zero_if_below(gain + uncertainty, gain - uncertainty, player, s)) {
        check.best_responses.push_back(static_cast<std::uint32_t>(s));
      } else {
        return fail("is not proved to be an equilibrium: " + game_.players()[player].name +
                    " might gain by " + game_.players()[player].strategies[s]);
      }
    }
    // All best responses pay the same, so it lies in each one's enclosure.
    check.payoff = check.strategy_payoffs[first];
    for (const std::uint32_t s : check.best_responses) {
      check.payoff.lower = std::max(check.payoff.lower, check.strategy_payoffs[s].lower);
      check.payoff.upper = std::min(check.payoff.upper, check.strategy_payoffs[s].upper);
    }
    for (const std::uint32_t s : check.best_responses) check.strategy_payoffs[s] = check.payoff;
    return true;
  }

  /// Whether the strategy's gain, which lies between the two numbers, is too small not to be 0. The one
  /// solution in the box is an isolated zero of n - 1 equations, and with the gain as another unknown of n,
  /// of degree d at most and with coefficients of at most h bits: so the gain is 0 or at least 2^-B with B =
  /// d^n (n / d * h + 2 n log2(n + 1)) (Krick, Pardo and Sombra 2001, corollary 2.11).
  [[nodiscard]] bool is_zero_if_below(const Rational& upper, const Rational& lower, std::size_t player,
                                      std::size_t strategy) const {
    const std::size_t n = reach_.size() + 1;
    std::size_t mixing = 0;
    for (const auto& support : supports_) mixing += support.size() > 1 ? 1U : 0U;
    // A gain depends on all who mix but the player.
    const std::size_t degree = std::max<std::size_t>(mixing < supports_.size() ? mixing : mixing - 1, 1);
    std::size_t height = 0;
    Integer unit = 1;  // of the gain
    for (std::size_t i = 0; i < supports_.size(); ++i) {
      std::vector<std::size_t> strategies = supports_[i];
      if (i == player) strategies.push_back(strategy);
      Integer divisor = 0;
      Integer largest = 0;
      for (const std::size_t s : strategies) {
        for (const std::size_t cell : cells_[i]) {
          divisor = greatest_common_divisor(divisor, difference(i, cell, s, strategies[0]));
        }
        largest = std::max(largest, largest_difference(i, s, strategies[0]));
      }
      if (sgn(divisor) == 0) continue;
      height = std::max(height, bit_length(largest / divisor));
      if (i == player) unit = divisor;
    }
    // Each opponent's first probability is 1 minus the others, which adds up to 2^degree coefficients.
    height += degree;
    const auto real = [](std::size_t k) { return static_cast<double>(k); };
    const double bits = std::pow(real(degree), real(n)) *
                        (real(n) / real(degree) * real(height) + 2 * real(n) * std::log2(real(n + 1)));
    constexpr double kMostBits = 1 << 16;
    if (!(bits < kMostBits)) return false;
    const Rational least = make_rational(unit, power_of_two(static_cast<std::size_t>(bits) + 1));
    return upper < least && -least < lower;
  }

  /// Whether the unused strategy pays, wherever the others play within their supports, what a combination of
  /// the used ones with weights of sum 1 pays: then it is a best response wherever those pay the same.
  [[nodiscard]] bool is_affine_combination(std::size_t player, std::size_t strategy) const {
    const std::vector<std::size_t>& support = supports_[player];
    const std::vector<std::size_t>& cells = cells_[player];
    const auto row_of = [&](std::size_t s) {
      RowSpace::Row row;
      for (const std::size_t cell : cells) row.emplace_back(difference(player, cell, s, support[0]));
      return row;
    };
    RowSpace differences(cells.size());
    for (std::size_t k = 1; k < support.size(); ++k) differences.add(row_of(support[k]));
    return differences.contains(row_of(strategy));
  }

  const Game& game_;
  const EnclosedProfile& profile_;
  std::string problem_;
  Supports supports_;
  std::vector<std::vector<std::size_t>> cells_;  // per player, the profiles of the others' supports
  std::size_t bits_ = 0;
  Profile centre_;
  std::vector<StrategyPayoffs> payoffs_;              // per player, at the centre
  std::vector<std::pair<Rational, Rational>> reach_;  // below and above the centre, per unknown
  std::vector<Rational> distances_;                   // per player, in the 1-norm
};

}  // namespace

std::variant<std::vector<EnclosedCheck>, std::string> check_enclosed(const Game& game,
                                                                     const EnclosedProfile& profile) {
  return EnclosedProof(game, profile).run();
}

}  // namespace nashsolve
