// Solutions of a support's equations in boxes, by the theorem of Krawczyk (1969) in the form of
// Newton and Kantorovich, in exact arithmetic.
#include <algorithm>

#include "check_error.hpp"
#include "support_equations.hpp"

namespace nashsolve::checker {

namespace {

using Profile = std::vector<std::vector<Integer>>;

/// Contracts all opponents' modes but the kept one; sizes.size() keeps none.
std::vector<Integer> contracted(std::vector<Integer> tensor, std::size_t rows, Sizes sizes,
                                std::size_t player, const Profile& profile, std::size_t kept) {
  for (std::size_t j = 0; j < sizes.size(); ++j) {
    if (j == player || j == kept) continue;
    tensor = combined(tensor, rows, sizes, player, j, {profile[j]});
    sizes[j] = 1;
  }
  return tensor;
}

/// How far a multi-affine function with values between -1 and 1 at pure profiles can move when the strategies
/// of all players but two (which may be the same) move by `distance` in the 1-norm; `norm` is that of each.
Rational movement(const std::vector<Rational>& norm, const std::vector<Rational>& distance,
                  std::size_t without, std::size_t and_without) {
  Rational before = 1;
  Rational after = 1;
  for (std::size_t k = 0; k < norm.size(); ++k) {
    if (k == without || k == and_without) continue;
    before *= norm[k];
    after *= norm[k] + distance[k];
  }
  return after - before;
}

/// The middle of the bounds, and how far a strategy within them can be from it in the 1-norm.
struct Middle {
  std::vector<std::vector<Rational>> profile;
  std::vector<Rational> norm;
  std::vector<Rational> distance;
};

Middle middle_of(const SupportSolution& solution) {
  Middle middle;
  for (std::size_t i = 0; i < solution.lower.size(); ++i) {
    auto& own = middle.profile.emplace_back();
    Rational& norm = middle.norm.emplace_back(0);
    Rational& distance = middle.distance.emplace_back(0);
    for (std::size_t k = 0; k < solution.lower[i].size(); ++k) {
      own.push_back((solution.lower[i][k] + solution.upper[i][k]) / 2);
      norm += abs(own.back());
      distance += (solution.upper[i][k] - solution.lower[i][k]) / 2;
    }
  }
  return middle;
}

/// Integers over one denominator for each player.
Profile integers_of(const std::vector<std::vector<Rational>>& profile, std::vector<Integer>& denominators) {
  Profile integers;
  for (const auto& own : profile) {
    Integer& denominator = denominators.emplace_back(1);
    for (const Rational& p : own) denominator = least_common_multiple(denominator, p.get_den());
    auto& values = integers.emplace_back();
    for (const Rational& p : own) values.push_back(p.get_num() * exact_quotient(denominator, p.get_den()));
  }
  return integers;
}

}  // namespace

SupportSolution SupportEquations::solution(const BoxStep& step) const {
  const std::size_t n = dimension();
  if (step.centre.size() != n || step.weights.size() != n * n) {
    throw CheckError("the box does not have the unknowns of the support");
  }
  const Rational radius = make_rational(1, power_of_two(step.radius_bits));
  Profile centre;
  SupportSolution result{support_, {}, {}};
  std::size_t next = 0;
  for (const std::size_t size : sizes_) {
    auto& own = centre.emplace_back(size);
    own[0] = power_of_two(step.bits);
    for (std::size_t k = 1; k < size; ++k) {
      own[k] = step.centre[next++];
      own[0] -= own[k];
    }
    auto& lower = result.lower.emplace_back();
    auto& upper = result.upper.emplace_back();
    for (std::size_t k = 0; k < size; ++k) {
      const Rational middle = make_rational(own[k], power_of_two(step.bits));
      const Rational margin = k == 0 ? Rational(radius * static_cast<unsigned long>(size - 1)) : radius;
      lower.push_back(middle - margin);
      upper.push_back(middle + margin);
    }
  }
  // Residuals over 2^(bits (players - 1) + most bits), slopes over 2^(bits (players - 2) + most bits).
  const std::vector<std::vector<Integer>> equations = differences();
  std::vector<Integer> residuals;
  std::vector<std::vector<Integer>> slopes(n, std::vector<Integer>(n));
  std::size_t first = 0;
  for (std::size_t i = 0; i < sizes_.size(); ++i) {
    const std::size_t count = sizes_[i] - 1;
    const unsigned shift = most_bits_ - tensors_.bits[i];
    for (Integer& value : contracted(equations[i], count, sizes_, i, centre, sizes_.size())) {
      residuals.emplace_back(value << shift);
    }
    std::size_t column = 0;
    for (std::size_t j = 0; j < sizes_.size(); ++j) {
      if (j != i && count > 0 && sizes_[j] > 1) {
        const std::vector<Integer> kept = contracted(equations[i], count, sizes_, i, centre, j);
        for (std::size_t e = 0; e < count; ++e) {
          for (std::size_t k = 1; k < sizes_[j]; ++k) {
            slopes[first + e][column + k - 1] = (kept[e * sizes_[j] + k] - kept[e * sizes_[j]]) << shift;
          }
        }
      }
      column += sizes_[j] - 1;
    }
    first += count;
  }
  const std::uint64_t players = sizes_.size();
  const std::uint64_t residual_bits = step.weight_bits + step.bits * (players - 1) + most_bits_;
  const Integer one = power_of_two(step.weight_bits + step.bits * (players - 2) + most_bits_);
  Integer correction = 0;
  Integer distance = 0;
  Integer norm = 0;
  for (std::size_t r = 0; r < n; ++r) {
    const Integer* weights = &step.weights[r * n];
    Integer move = 0;
    Integer row_norm = 0;
    Integer row_distance = 0;
    for (std::size_t e = 0; e < n; ++e) {
      add_product(move, weights[e], residuals[e]);
      row_norm += abs(weights[e]);
    }
    for (std::size_t c = 0; c < n; ++c) {
      Integer entry = r == c ? Integer(-one) : Integer(0);
      for (std::size_t e = 0; e < n; ++e) add_product(entry, weights[e], slopes[e][c]);
      row_distance += abs(entry);
    }
    correction = std::max(correction, Integer(abs(move)));
    norm = std::max(norm, row_norm);
    distance = std::max(distance, row_distance);
  }
  std::vector<Rational> norms;
  std::vector<Rational> distances;
  for (std::size_t i = 0; i < sizes_.size(); ++i) {
    Integer sum = 0;
    for (const Integer& p : centre[i]) sum += abs(p);
    norms.push_back(make_rational(sum, power_of_two(step.bits)));
    distances.emplace_back(2 * radius * static_cast<unsigned long>(sizes_[i] - 1));
  }
  Rational slope_movement = 0;
  for (std::size_t i = 0; i < sizes_.size(); ++i) {
    Rational sum = 0;
    for (std::size_t j = 0; sizes_[i] > 1 && j < sizes_.size(); ++j) {
      if (j != i) sum += 2 * static_cast<unsigned long>(sizes_[j] - 1) * movement(norms, distances, i, j);
    }
    slope_movement = std::max(slope_movement, sum);
  }
  const Rational rate =
      make_rational(distance, one) + make_rational(norm, power_of_two(step.weight_bits)) * slope_movement;
  if (rate >= 1 || make_rational(correction, power_of_two(residual_bits)) + rate * radius >= radius) {
    throw CheckError("the weights do not show that the box holds one solution");
  }
  return result;
}

bool SupportEquations::is_equilibrium(const SupportSolution& solution) const {
  bool is_sure = true;
  for (std::size_t i = 0; i < sizes_.size(); ++i) {
    for (std::size_t k = 0; k < sizes_[i]; ++k) {
      if (solution.upper[i][k] <= 0) return false;
      is_sure = is_sure && solution.lower[i][k] > 0;
    }
  }
  const Middle middle = middle_of(solution);
  std::vector<Integer> denominators;
  const Profile profile = integers_of(middle.profile, denominators);
  for (std::size_t i = 0; i < sizes_.size(); ++i) {
    if (sizes_[i] == node_.counts()[i]) continue;
    const std::vector<Integer> values =
        contracted(payoffs_[i], node_.counts()[i], sizes_, i, profile, sizes_.size());
    Integer unit = power_of_two(tensors_.bits[i]);
    for (std::size_t j = 0; j < sizes_.size(); ++j) {
      if (j != i) unit *= denominators[j];
    }
    const Rational change = movement(middle.norm, middle.distance, i, i);
    for (std::size_t b = 0; b < values.size(); ++b) {
      if (std::ranges::binary_search(support_[i], b)) continue;
      if (!solution.tied.empty() && std::ranges::binary_search(solution.tied[i], b)) continue;
      const Rational gain = make_rational(values[b] - values[support_[i][0]], unit);
      if (gain > change) return false;
      is_sure = is_sure && gain <= -change;
    }
  }
  if (!is_sure) throw CheckError("the bounds of the solution do not show whether it is an equilibrium");
  return true;
}

}  // namespace nashsolve::checker
