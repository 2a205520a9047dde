#include "certified_root.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

#include "linear_system.hpp"

namespace nashsolve::nplayer {
namespace {

constexpr double kSlightlyMore = 1 + 1e-9;

/// Smaller ones are near the end of the range of a double.
constexpr unsigned kSmallestExponent = 1000;

/// 2^-exponent, or more where that is below the range of a double.
double power_of_half(unsigned exponent) {
  return std::ldexp(1.0, -static_cast<int>(std::min(exponent, kSmallestExponent)));
}

/// The nearest integer to value * 2^bits, halves upwards.
Integer rounded_to_bits(double value, unsigned bits) {
  constexpr int kMantissa = std::numeric_limits<double>::digits;
  int exponent = 0;
  Integer result = std::ldexp(std::frexp(value, &exponent), kMantissa);
  const int shift = exponent - kMantissa + static_cast<int>(bits);
  if (shift >= 0) return result << static_cast<unsigned>(shift);
  Integer half = 1;
  half <<= static_cast<unsigned>(-shift - 1);
  result += half;
  return result >> static_cast<unsigned>(-shift);
}

/// sizes of the contraction's result: payoffs at a dyadic point are numerators over 2^payoff_bits.
std::size_t payoff_bits(const SupportSystem& system, std::size_t player, unsigned bits) {
  return system.scale_bits(player) + bits * (system.players() - 1);
}

/// The residual at the centre times 2^stretch, each entry with a relative error of one rounding as long as it
/// is in the range of a double.
struct Residual {
  std::vector<double> values;
  bool is_zero = true;
};

Residual exact_residual(const SupportSystem& system, const SupportVector<Integer>& centre, unsigned bits,
                        unsigned stretch) {
  Residual result;
  for (std::size_t i = 0; i < system.players(); ++i) {
    const auto& support = system.supports()[i];
    if (support.size() == 1) continue;
    const std::vector<Integer> values = system.payoffs(i, centre);
    for (std::size_t k = 1; k < support.size(); ++k) {
      Integer difference = values[support[k]] - values[support[0]];
      result.is_zero = result.is_zero && sgn(difference) == 0;
      difference <<= stretch;
      result.values.push_back(nearest_double(difference, payoff_bits(system, i, bits)));
    }
  }
  return result;
}

/// Per player, how far the strategy can be from the centre in the 1-norm when every unknown is within
/// `radius`, and the 1-norm of the centre.
struct Spread {
  std::vector<double> distance;
  std::vector<double> norm;
};

Spread spread(const SupportSystem& system, const SupportVector<double>& centre, double radius) {
  Spread result;
  for (std::size_t i = 0; i < system.players(); ++i) {
    double norm = 0;
    for (const double p : centre[i]) norm += std::fabs(p);
    result.norm.push_back(norm * kSlightlyMore);
    result.distance.push_back(2 * static_cast<double>(system.sizes()[i] - 1) * radius * kSlightlyMore);
  }
  return result;
}

/// How far a difference of two payoffs, contracted with all players but the excluded two, can move.
double movement(const Spread& spread, std::size_t excluded, std::size_t also_excluded) {
  double product = 1;
  double change = 0;  // product of (norm + distance) minus product of norm, without cancellation
  for (std::size_t k = 0; k < spread.norm.size(); ++k) {
    if (k == excluded || k == also_excluded) continue;
    change = change * (spread.norm[k] + spread.distance[k]) + product * spread.distance[k];
    product *= spread.norm[k];
  }
  return change * kSlightlyMore;
}

/// The largest row sum of |J(x) - J(centre)| over the ball.
double jacobian_movement(const SupportSystem& system, const Spread& spread) {
  double largest = 0;
  for (std::size_t i = 0; i < system.players(); ++i) {
    if (system.sizes()[i] == 1) continue;
    double sum = 0;
    for (std::size_t j = 0; j < system.players(); ++j) {
      if (j != i) sum += static_cast<double>(system.sizes()[j] - 1) * 2 * movement(spread, i, j);
    }
    largest = std::max(largest, sum);
  }
  return largest * kSlightlyMore;
}

/// The error of jacobian() in one row sum: rounded payoffs, a rounded point, and the sums themselves.
double jacobian_error(const SupportSystem& system, const Spread& spread) {
  double norms = 1;
  double operations = 16;
  double error = 0;
  for (std::size_t k = 0; k < system.players(); ++k) {
    norms *= std::max(1.0, spread.norm[k]);
    operations += static_cast<double>(system.sizes()[k] + 2);
    error = std::max(error, system.error(k));
  }
  return static_cast<double>(system.dimension()) * 4 * norms * (operations * 2 * kUnitRoundoff + error) *
         kSlightlyMore;
}

SupportVector<double> to_doubles(const SupportVector<Integer>& centre, unsigned bits) {
  SupportVector<double> result;
  for (const auto& own : centre) {
    std::vector<double>& values = result.emplace_back();
    for (const Integer& p : own) values.push_back(nearest_double(p, bits));
  }
  return result;
}

void set_dependent(SupportVector<Integer>& centre, unsigned bits) {
  for (auto& own : centre) {
    own[0] = 1;
    own[0] <<= bits;
    for (std::size_t k = 1; k < own.size(); ++k) own[0] -= own[k];
  }
}

/// The sign of det J at every point of the ball: that of a nearby matrix with 40-bit entries.
int sign_of_determinant(const SquareMatrix& inverse, const SquareMatrix& jacobian, double norm_of_inverse,
                        double uncertainty) {
  constexpr int kBits = 40;
  const std::size_t n = jacobian.size;
  SquareMatrix near(n);
  std::vector<std::vector<Integer>> integers(n, std::vector<Integer>(n));
  for (std::size_t r = 0; r < n; ++r) {
    for (std::size_t c = 0; c < n; ++c) {
      const double scaled = std::nearbyint(std::ldexp(jacobian.at(r, c), kBits));
      near.at(r, c) = std::ldexp(scaled, -kBits);
      integers[r][c] = to_integer(static_cast<std::int64_t>(scaled));
    }
  }
  // I - Y M has norm below 1 for M = near and for every Jacobian in the ball, and so on the segment between:
  // no determinant on it is 0.
  const double distance = static_cast<double>(n) * std::ldexp(1.0, -kBits) + uncertainty;
  if (!(distance_from_inverse(inverse, near) + norm_of_inverse * distance < 0.99)) return 0;
  return determinant_sign(std::move(integers));
}

}  // namespace

std::optional<SupportVector<double>> newton(const SupportSystem& system, SupportVector<double> x) {
  constexpr int kMaxSteps = 20;
  constexpr double kFarOutside = 1.0;
  for (int step = 0; step < kMaxSteps; ++step) {
    const std::optional<SquareMatrix> inverse = approximate_inverse(system.jacobian(x));
    if (!inverse) return std::nullopt;
    const std::vector<double> residual = system.residual(x);
    double largest = 0;
    for (std::size_t r = 0; r < system.dimension(); ++r) {
      double move = 0;
      for (std::size_t c = 0; c < system.dimension(); ++c) move += inverse->at(r, c) * residual[c];
      const auto [player, position] = system.unknowns()[r];
      x[player][position] -= move;
      x[player][0] += move;
      largest = std::max(largest, std::fabs(move));
      if (!(std::fabs(x[player][position] - 0.5) < 0.5 + kFarOutside)) return std::nullopt;
    }
    if (largest < 1e-11) return x;
  }
  return std::nullopt;
}

std::optional<CertifiedRoot> certify(const SupportSystem& system, const SupportVector<double>& x,
                                     unsigned bits, const StopTest& stop) {
  const std::size_t n = system.dimension();
  const SquareMatrix jacobian = system.jacobian(x);
  const std::optional<SquareMatrix> inverse = approximate_inverse(jacobian);
  if (!inverse) return std::nullopt;

  CertifiedRoot root;
  root.bits = bits;
  for (const auto& own : x) {
    std::vector<Integer>& values = root.centre.emplace_back();
    for (const double p : own) values.push_back(rounded_to_bits(p, bits));
  }
  set_dependent(root.centre, bits);
  // Corrections are kept times 2^stretch: enclosures may be finer than the range of a double.
  unsigned stretch = 0;
  double correction = INFINITY;
  bool is_settled = false;
  constexpr unsigned kGuard = 8;
  for (unsigned step = 0; step <= bits / 10 + 4; ++step) {
    if (stop && stop()) return std::nullopt;
    const Residual exact = exact_residual(system, root.centre, bits, stretch);
    const std::vector<double>& residual = exact.values;
    std::vector<double> moves(n);
    correction = 0;
    for (std::size_t r = 0; r < n; ++r) {
      double magnitude = 0;
      for (std::size_t c = 0; c < n; ++c) {
        moves[r] += inverse->at(r, c) * residual[c];
        magnitude += std::fabs(inverse->at(r, c) * residual[c]);
      }
      const double rounding = magnitude * static_cast<double>(n + 3) * 2 * kUnitRoundoff;
      const double size = (std::fabs(moves[r]) + rounding) * kSlightlyMore;
      if (!(size < 1e9)) return std::nullopt;
      correction = std::max(correction, size);
    }
    const bool is_fine = stretch + kGuard >= bits && correction < 1;
    if (is_fine || exact.is_zero) {
      is_settled = true;
      break;
    }
    // Smaller than a double can say: the same again in a finer unit.
    constexpr double kSmallest = 0x1p-900;
    constexpr unsigned kFiner = 800;
    if (correction < kSmallest) {
      if (stretch + kGuard >= bits) return std::nullopt;
      stretch = std::min(bits - kGuard, stretch + kFiner);
      continue;
    }
    for (std::size_t r = 0; r < n; ++r) {
      const auto [player, position] = system.unknowns()[r];
      root.centre[player][position] -= rounded_to_bits(moves[r], bits - stretch);
    }
    set_dependent(root.centre, bits);
    // The next correction is expected to be smaller by at least this; if not, the proof below fails.
    constexpr int kExpectedGain = 30;
    const int so_far = -std::ilogb(correction);
    if (so_far + kExpectedGain > 0) {
      stretch = std::min(bits - kGuard, stretch + static_cast<unsigned>(so_far + kExpectedGain));
    }
  }
  if (!is_settled) return std::nullopt;
  root.radius_bits = bits;
  while (root.radius_bits > 30 &&
         std::ldexp(1.0, static_cast<int>(stretch) - static_cast<int>(root.radius_bits)) <= 2 * correction) {
    --root.radius_bits;
  }
  if (root.radius_bits <= 30) return std::nullopt;

  // The inverse belongs to the Jacobian at x; the one at the centre differs by little, which is measured.
  const SupportVector<double> centre = to_doubles(root.centre, bits);
  const SquareMatrix at_centre = system.jacobian(centre);
  const double norm = row_sum_norm(*inverse);
  const double fixed_part = distance_from_inverse(*inverse, at_centre) +
                            norm * jacobian_error(system, spread(system, centre, 0)) * kSlightlyMore;
  const auto contraction = [&](double radius) {
    return (fixed_part + norm * jacobian_movement(system, spread(system, centre, radius))) * kSlightlyMore;
  };
  const double radius = power_of_half(root.radius_bits);
  const double rate = contraction(radius);
  if (!(rate < 0.45)) return std::nullopt;  // correction + rate * radius < radius
  double wide = 0.25;
  while (wide > radius && !(contraction(wide) < 0.99)) wide *= 0.5;
  root.unique_radius = std::max(wide, radius);
  root.determinant_sign = sign_of_determinant(*inverse, at_centre, norm,
                                              jacobian_error(system, spread(system, centre, 0)) +
                                                  jacobian_movement(system, spread(system, centre, radius)));
  return root;
}

std::optional<bool> same_root(const CertifiedRoot& a, const CertifiedRoot& b) {
  double distance = 0;
  for (std::size_t i = 0; i < a.centre.size(); ++i) {
    for (std::size_t k = 1; k < a.centre[i].size(); ++k) {
      Integer first = a.centre[i][k];
      Integer second = b.centre[i][k];
      first <<= b.bits;
      second <<= a.bits;
      distance = std::max(distance, std::fabs(nearest_double(first - second, a.bits + b.bits)));
    }
  }
  distance *= kSlightlyMore;
  const double radii = (std::ldexp(1.0, -static_cast<int>(a.radius_bits)) +
                        std::ldexp(1.0, -static_cast<int>(b.radius_bits))) *
                       kSlightlyMore;
  if (distance > 2 * radii) return false;
  if (distance + radii <= std::max(a.unique_radius, b.unique_radius)) return true;
  return std::nullopt;
}

namespace {

/// Whether a gain at the root is below 2^-bound in the units of the integers: each of its value at the centre
/// and twice what it may change within the radius is below half of that. Within a radius that is 2^-k of
/// another it changes by 2^-k of what it does there at most, as no radius is no change (power_of_half()).
bool is_below(const SupportSystem& system, std::size_t player, const Integer& at_centre, double change,
              const CertifiedRoot& root, unsigned bound) {
  const auto scale = static_cast<std::int64_t>(system.scale_bits(player));
  const std::int64_t half = -static_cast<std::int64_t>(bound) - 1;
  const auto bits = static_cast<std::int64_t>(bit_length(at_centre)) -
                    static_cast<std::int64_t>(payoff_bits(system, player, root.bits));
  const std::int64_t beyond = root.radius_bits - std::min(root.radius_bits, kSmallestExponent);
  // change < 2^(ilogb(change) + 1)
  const std::int64_t change_bits = change > 0 ? std::ilogb(change) + 2 - beyond : half - scale;
  return bits + scale <= half && change_bits + scale <= half;
}

}  // namespace

RootKind classify(const SupportSystem& system, const CertifiedRoot& root,
                  const std::optional<unsigned>& bound, const std::optional<unsigned>& gain_bound) {
  bool unclear = false;
  Integer radius = 1;
  radius <<= root.bits - root.radius_bits;
  for (std::size_t i = 0; i < system.players(); ++i) {
    for (std::size_t k = 0; k < root.centre[i].size(); ++k) {
      if (root.centre[i].size() == 1) continue;
      const Integer margin =
          k == 0 ? Integer(radius * to_integer(static_cast<std::int64_t>(root.centre[i].size() - 1)))
                 : radius;
      if (root.centre[i][k] + margin < 0) return RootKind::no_equilibrium;
      if (root.centre[i][k] - margin > 0) continue;
      // |p| < 2^-bound
      if (bound && root.bits > *bound && bit_length(root.centre[i][k] + margin) <= root.bits - *bound &&
          bit_length(root.centre[i][k] - margin) <= root.bits - *bound) {
        return RootKind::no_equilibrium;
      }
      unclear = true;
    }
  }
  bool tie = false;
  const SupportVector<double> centre = to_doubles(root.centre, root.bits);
  const Spread reach = spread(system, centre, power_of_half(root.radius_bits));
  for (std::size_t i = 0; i < system.players(); ++i) {
    const auto& support = system.supports()[i];
    if (support.size() == system.strategies(i)) continue;
    const std::vector<Integer> values = system.payoffs(i, root.centre);
    const double change = movement(reach, i, i);
    for (std::size_t b = 0; b < system.strategies(i); ++b) {
      if (std::binary_search(support.begin(), support.end(), b)) continue;
      const double gain = nearest_double(values[b] - values[support[0]], payoff_bits(system, i, root.bits));
      if (gain > 2 * change) return RootKind::no_equilibrium;
      if (gain < -2 * change) continue;
      const bool is_small =
          gain_bound && is_below(system, i, values[b] - values[support[0]], change, root, *gain_bound);
      if (is_small || system.is_tied(i, b)) {
        tie = true;
      } else {
        unclear = true;
      }
    }
  }
  if (unclear) return RootKind::unclear;
  return tie ? RootKind::degenerate_equilibrium : RootKind::equilibrium;
}

bool is_tied_at(const SupportSystem& system, const CertifiedRoot& root, std::size_t player,
                std::size_t strategy, unsigned gain_bound) {
  const Spread reach = spread(system, to_doubles(root.centre, root.bits), power_of_half(root.radius_bits));
  const std::vector<Integer> values = system.payoffs(player, root.centre);
  return is_below(system, player, values[strategy] - values[system.supports()[player][0]],
                  movement(reach, player, player), root, gain_bound);
}

}  // namespace nashsolve::nplayer
