#include "enclosed.hpp"

#include <cstddef>
#include <utility>

#include "interval.hpp"

namespace nashsolve {
namespace {

using Supports = std::vector<std::vector<std::size_t>>;

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
  const double nearest = nearest_double(value);
  if (exact_rational(nearest) == value) return {nearest, nearest};
  return {below(nearest), above(nearest)};
}

Enclosure rounded_outwards(const Rational& low, const Rational& high, std::size_t bits) {
  const Integer scale = power_of_two(bits);
  const Integer upper = -floor_of(-high * scale);
  return {make_rational(floor_of(low * scale), scale), make_rational(upper, scale)};
}

/// All profiles of the supports of everybody but one player, as offsets into that player's payoffs, the last
/// player fastest.
std::vector<std::size_t> opponent_cells(const Game& game, const Supports& supports, std::size_t player) {
  std::vector<std::size_t> cells{0};
  for (std::size_t k = 0; k < supports.size(); ++k) {
    if (k == player) continue;
    std::vector<std::size_t> next;
    for (const std::size_t cell : cells) {
      for (const std::size_t s : supports[k]) next.push_back(cell + s * game.stride(k));
    }
    cells = std::move(next);
  }
  return cells;
}

/// Sums a table over the opponents' profiles, weighted by their probabilities; `skipped` is left out, so one
/// sum per strategy of its support remains.
template <class Number>
std::vector<Number> weighted(std::vector<Number> table, const std::vector<std::vector<Number>>& weights,
                             std::size_t player, std::size_t skipped) {
  std::size_t inner = 1;
  for (std::size_t k = weights.size(); k-- > 0;) {
    if (k == player) continue;
    const std::size_t size = weights[k].size();
    if (k == skipped) {
      inner = size;
      continue;
    }
    std::vector<Number> sums;
    for (std::size_t start = 0; start < table.size(); start += size * inner) {
      for (std::size_t y = 0; y < inner; ++y) {
        Number sum = table[start + y] * weights[k][0];
        for (std::size_t s = 1; s < size; ++s) {
          sum = sum + table[start + s * inner + y] * weights[k][s];
        }
        sums.push_back(std::move(sum));
      }
    }
    table = std::move(sums);
  }
  return table;
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
      std::vector<Integer>& own = centre_.emplace_back(supports_[i].size());
      own[0] = scale;
      Rational distance = 0;
      for (std::size_t k = 1; k < supports_[i].size(); ++k) {
        const Enclosure& p = profile_.probabilities[i][supports_[i][k]];
        own[k] = floor_of((p.lower + p.upper) / 2 * scale);
        own[0] -= own[k];
        const Rational middle = make_rational(own[k], scale);
        const Rational down = middle - p.lower;
        const Rational up = p.upper - middle;
        reach_.emplace_back(down, up);
        const Rational further = down > up ? down : up;
        distance += further;
      }
      distances_.emplace_back(2 * distance);
    }
  }

  /// u(a, .) - u(r, .) on the supports, r the first strategy in use.
  [[nodiscard]] std::vector<Integer> gains(std::size_t player, std::size_t strategy) const {
    const PayoffTable& table = game_.payoffs(player);
    const std::size_t own = strategy * game_.stride(player);
    const std::size_t first = supports_[player][0] * game_.stride(player);
    std::vector<Integer> result;
    for (const std::size_t cell : opponent_cells(game_, supports_, player)) {
      result.emplace_back(table.numerator(cell + own) - table.numerator(cell + first));
    }
    return result;
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
        const std::vector<Integer> exact = gains(i, supports_[i][e]);
        std::size_t size = 1;
        for (const Integer& gain : exact) size = std::max(size, bit_length(gain));
        const Integer unit = power_of_two(size);
        std::vector<Interval> table;
        table.reserve(exact.size());
        for (const Integer& gain : exact) table.push_back(interval_of(make_rational(gain, unit)));

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
        const Integer sum = weighted(exact, centre_, i, i)[0];
        const Integer denominator = unit * power_of_two(bits_ * (supports_.size() - 1));
        residual.push_back(interval_of(make_rational(sum * stretch, denominator)));
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
    const std::vector<std::size_t> cells = opponent_cells(game_, supports_, player);
    const Integer weight = power_of_two(bits_ * (supports_.size() - 1));
    const Rational moved = movement(player);
    const auto enclosure = [&](const std::vector<Integer>& entries) {
      Integer largest = 0;
      for (const Integer& entry : entries) largest = std::max<Integer>(largest, abs(entry));
      const Rational middle = make_rational(weighted(entries, centre_, player, player)[0], weight);
      const Rational margin = moved * largest;
      return Enclosure{middle - margin, middle + margin};
    };
    std::size_t next = 0;
    for (std::size_t s = 0; s < game_.strategy_count(player); ++s) {
      std::vector<Integer> entries;
      entries.reserve(cells.size());
      for (const std::size_t cell : cells)
        entries.push_back(table.numerator(cell + s * game_.stride(player)));
      const Enclosure payoff = enclosure(entries);
      check.strategy_payoffs.push_back(
          rounded_outwards(payoff.lower / table.denominator(), payoff.upper / table.denominator(), bits_));
      const bool used = next < supports_[player].size() && supports_[player][next] == s;
      if (used) {
        ++next;
        check.best_responses.push_back(static_cast<std::uint32_t>(s));
        continue;
      }
      const bool tied = std::any_of(supports_[player].begin(), supports_[player].end(),
                                    [&](std::size_t a) { return gains(player, a) == gains(player, s); });
      if (tied) {
        check.best_responses.push_back(static_cast<std::uint32_t>(s));
      } else if (enclosure(gains(player, s)).upper >= 0) {
        return fail("is not proved to be an equilibrium: " + game_.players()[player].name +
                    " might gain by " + game_.players()[player].strategies[s]);
      }
    }
    check.payoff = check.strategy_payoffs[supports_[player][0]];
    return true;
  }

  const Game& game_;
  const EnclosedProfile& profile_;
  std::string problem_;
  Supports supports_;
  std::size_t bits_ = 0;
  std::vector<std::vector<Integer>> centre_;          // over the supports, times 2^bits_
  std::vector<std::pair<Rational, Rational>> reach_;  // below and above the centre, per unknown
  std::vector<Rational> distances_;                   // per player, in the 1-norm
};

}  // namespace

std::variant<std::vector<EnclosedCheck>, std::string> check_enclosed(const Game& game,
                                                                     const EnclosedProfile& profile) {
  return EnclosedProof(game, profile).run();
}

}  // namespace nashsolve
