// Rational solutions of a support's equations: guessed by continued fractions, then checked exactly.
#include <algorithm>
#include <utility>

#include "certified_root.hpp"
#include "contraction.hpp"
#include "linear_system.hpp"

namespace nashsolve::nplayer {
namespace {

Integer floor_quotient(const Integer& numerator, const Integer& denominator) {
  Integer quotient = numerator / denominator;
  if (sgn(numerator) < 0 && quotient * denominator != numerator) --quotient;
  return quotient;
}

/// The fraction of smallest denominator in [low, high].
Rational simplest_between(const Rational& low, const Rational& high) {
  const Integer whole = floor_quotient(low.get_num(), low.get_den());
  if (low == whole) return {whole};
  if (high >= whole + 1) return {Integer(whole + 1)};
  return whole + 1 / simplest_between(1 / (high - whole), 1 / (low - whole));
}

/// Per player integer weights over one denominator: a profile that integer tensors can be contracted with.
SupportVector<Integer> common_weights(const SupportVector<Rational>& root) {
  SupportVector<Integer> weights;
  for (const auto& own : root) {
    Integer denominator = 1;
    for (const Rational& p : own) denominator = least_common_multiple(denominator, p.get_den());
    std::vector<Integer>& values = weights.emplace_back();
    for (const Rational& p : own) {
      values.emplace_back(p.get_num() * exact_quotient(denominator, p.get_den()));
    }
  }
  return weights;
}

bool solves_exactly(const SupportSystem& system, const SupportVector<Integer>& weights) {
  for (std::size_t i = 0; i < system.players(); ++i) {
    const auto& support = system.supports()[i];
    if (support.size() == 1) continue;
    const std::vector<Integer> values = system.payoffs(i, weights);
    for (const std::size_t a : support) {
      if (values[a] != values[support[0]]) return false;
    }
  }
  return true;
}

}  // namespace

std::optional<SupportVector<Rational>> rational_root(const SupportSystem& system, const CertifiedRoot& root) {
  constexpr unsigned kGuard = 10;
  Integer scale = 1;
  scale <<= root.bits;
  Integer radius = 1;
  radius <<= root.bits - root.radius_bits;
  SupportVector<Rational> result;
  for (const auto& own : root.centre) {
    std::vector<Rational>& values = result.emplace_back(own.size());
    values[0] = 1;
    for (std::size_t k = 1; k < own.size(); ++k) {
      values[k] =
          simplest_between(make_rational(own[k] - radius, scale), make_rational(own[k] + radius, scale));
      if (2 * bit_length(values[k].get_den()) + kGuard > root.radius_bits) return std::nullopt;
      values[0] -= values[k];
    }
  }
  if (!solves_exactly(system, common_weights(result))) return std::nullopt;
  return result;
}

RootKind classify(const SupportSystem& system, const SupportVector<Rational>& root) {
  for (const auto& own : root) {
    if (std::any_of(own.begin(), own.end(), [](const Rational& p) { return sgn(p) <= 0; })) {
      return RootKind::no_equilibrium;
    }
  }
  const SupportVector<Integer> weights = common_weights(root);
  bool tie = false;
  for (std::size_t i = 0; i < system.players(); ++i) {
    const auto& support = system.supports()[i];
    const std::vector<Integer> values = system.payoffs(i, weights);
    for (std::size_t b = 0; b < values.size(); ++b) {
      if (std::binary_search(support.begin(), support.end(), b)) continue;
      if (values[b] > values[support[0]]) return RootKind::no_equilibrium;
      if (values[b] == values[support[0]]) tie = true;
    }
  }
  return tie ? RootKind::degenerate_equilibrium : RootKind::equilibrium;
}

// Integer weights multiply the rows of each player, and the columns of each, by a positive number.
int jacobian_sign(const SupportSystem& system, const SupportVector<Rational>& root) {
  const SupportVector<Integer> weights = common_weights(root);
  const std::vector<std::size_t>& sizes = system.sizes();
  std::vector<std::vector<Integer>> matrix(system.dimension(), std::vector<Integer>(system.dimension()));
  std::size_t first_row = 0;
  for (std::size_t i = 0; i < system.players(); ++i) {
    std::size_t column = 0;
    for (std::size_t j = 0; j < system.players(); ++j) {
      if (i != j && sizes[i] > 1 && sizes[j] > 1) {
        const std::vector<Integer> slopes = contract(system.exact(i), sizes, i, weights, j);
        const Integer* reference = &slopes[system.supports()[i][0] * sizes[j]];
        for (std::size_t k = 1; k < sizes[i]; ++k) {
          const Integer* own = &slopes[system.supports()[i][k] * sizes[j]];
          for (std::size_t b = 1; b < sizes[j]; ++b) {
            matrix[first_row + k - 1][column + b - 1] = (own[b] - reference[b]) - (own[0] - reference[0]);
          }
        }
      }
      column += sizes[j] - 1;
    }
    first_row += sizes[i] - 1;
  }
  return determinant_sign(std::move(matrix));
}

}  // namespace nashsolve::nplayer
