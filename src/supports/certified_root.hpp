// One solution of a support's indifference equations, enclosed with proof.
//
// Newton-Kantorovich in the form of Krawczyk (1969): with an approximate inverse Y of the Jacobian J at the
// centre m, x -> x - Y F(x) maps the ball of radius r around m into its interior and contracts there when
//     |Y F(m)| + (|I - Y J(m)| + |Y| D(r)) r < r,
// D(r) a bound on how far J moves within the ball. Then the ball holds exactly one solution. F(m) is computed
// in exact integers (m is dyadic), D(r) from the payoffs' range and multi-affinity, and the few products of
// doubles carry bounds of their rounding errors, so no rounding mode has to be set.
#pragma once

#include <cstddef>
#include <optional>

#include "nashsolve/profile.hpp"
#include "stop.hpp"
#include "support_system.hpp"

namespace nashsolve::nplayer {

struct CertifiedRoot {
  /// Probabilities times 2^bits over the supports; each player's sum is 2^bits.
  SupportVector<Integer> centre;
  unsigned bits = 0;
  /// Every unknown differs from its centre by at most 2^-radius_bits.
  unsigned radius_bits = 0;
  /// No other solution differs from the centre by at most this in every unknown.
  double unique_radius = 0;
  /// The sign of det J at the solution, proved; 0 where the proof failed.
  int determinant_sign = 0;
};

/// Newton's method in doubles from x. Requires probabilities that sum to 1 for each player.
std::optional<SupportVector<double>> newton(const SupportSystem& system, SupportVector<double> x);

/// Refines x to about `bits` bits and proves it. Nothing where the proof fails, or was stopped.
std::optional<CertifiedRoot> certify(const SupportSystem& system, const SupportVector<double>& x,
                                     unsigned bits, const StopTest& stop = {});

/// The enclosed solution where it is rational with denominators of less than half the bits: reconstructed by
/// continued fractions, and an exact solution of the equations. Values may be negative.
std::optional<SupportVector<Rational>> rational_root(const SupportSystem& system, const CertifiedRoot& root);

/// Whether the two enclose the same solution of the same system; nothing where that is not clear.
std::optional<bool> same_root(const CertifiedRoot& a, const CertifiedRoot& b);

/// What a solution of the equations is to the game.
enum class RootKind { equilibrium, degenerate_equilibrium, no_equilibrium, unclear };

/// `degenerate_equilibrium`: some unused strategy is a best response too. A solution with a probability of 0
/// is no equilibrium of this support.
///
/// A probability below 2^-bound in magnitude is 0, a gain below 2^-gain_bound is a tie (root_bound.hpp);
/// without bounds such ones are unclear.
RootKind classify(const SupportSystem& system, const CertifiedRoot& root,
                  const std::optional<unsigned>& bound = std::nullopt,
                  const std::optional<unsigned>& gain_bound = std::nullopt);
RootKind classify(const SupportSystem& system, const SupportVector<Rational>& root);
/// Whether the enclosure shows that the strategy pays what the used ones pay.
bool is_tied_at(const SupportSystem& system, const CertifiedRoot& root, std::size_t player,
                std::size_t strategy, unsigned gain_bound);

/// Per player integer weights over one denominator: a profile that integer tensors can be contracted with.
SupportVector<Integer> common_weights(const SupportVector<Rational>& root);

/// The sign of the determinant of the equations' Jacobian at a profile.
int jacobian_sign(const SupportSystem& system, const SupportVector<Rational>& root);

}  // namespace nashsolve::nplayer
