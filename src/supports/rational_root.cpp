// Rational solutions of a support's equations: guessed by continued fractions, then checked exactly.
#include <algorithm>
#include <utility>

#include "certified_root.hpp"
#include "contraction.hpp"
#include "linear_system.hpp"

namespace nashsolve::nplayer {
namespace {

/// The fraction within 2^-radius_bits of value / 2^bits that is the only one there with a denominator of at
/// most `most_bits` bits, if there is one. It is a convergent of the value (Legendre 1798), and no later one
/// with as few bits is another, as they come closer: Euclid's algorithm ends where denominators are longer.
std::optional<Rational> fraction_near(const Integer& value, unsigned bits, unsigned radius_bits,
                                      std::size_t most_bits) {
  Integer older = Integer(1) << bits;
  Integer newer;
  mpz_fdiv_r_2exp(newer.get_mpz_t(), value.get_mpz_t(), bits);
  Integer older_denominator = 0;
  Integer denominator = 1;
  Integer quotient;
  while (sgn(newer) != 0) {
    mpz_tdiv_qr(quotient.get_mpz_t(), older.get_mpz_t(), older.get_mpz_t(), newer.get_mpz_t());
    add_product(older_denominator, quotient, denominator);
    if (bit_length(older_denominator) > most_bits) break;
    std::swap(older, newer);
    std::swap(older_denominator, denominator);
  }
  const Integer half = Integer(1) << (bits - 1);
  const Integer numerator = (value * denominator + half) >> bits;
  const Integer distance = abs(value * denominator - (numerator << bits));
  if (distance > (denominator << (bits - radius_bits))) return std::nullopt;
  return make_rational(numerator, denominator);
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

std::optional<SupportVector<Rational>> rational_root(const SupportSystem& system, const CertifiedRoot& root) {
  // Two fractions with denominators below 2^b are at least 2^-2b apart.
  constexpr unsigned kGuard = 10;
  const std::size_t most_bits = (root.radius_bits - kGuard) / 2;
  SupportVector<Rational> result;
  for (const auto& own : root.centre) {
    std::vector<Rational>& values = result.emplace_back(own.size());
    values[0] = 1;
    for (std::size_t k = 1; k < own.size(); ++k) {
      auto value = fraction_near(own[k], root.bits, root.radius_bits, most_bits);
      if (!value) return std::nullopt;
      values[k] = *std::move(value);
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
