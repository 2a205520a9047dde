// What a proven solution of a support's indifference equations is to the game: an equilibrium, exact where
// its probabilities are rational, or none.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "certified_root.hpp"
#include "nashsolve/solution.hpp"

namespace nashsolve::nplayer {

/// Bounds of the probability of each strategy of a support.
using SupportBox = SupportVector<Enclosure>;

/// A point of the equilibrium set, on the reduced game.
struct FoundEquilibrium {
  Supports supports;
  /// Set where the probabilities are rational, over the supports.
  std::optional<SupportVector<Rational>> exact;
  std::optional<CertifiedRoot> enclosed;
  /// Nonsingular Jacobian and every unused strategy strictly worse.
  bool regular = false;
  /// Of a regular one.
  std::optional<int> index;
};

/// Proves and classifies one solution of a support's equations. Nothing where it is no equilibrium of exactly
/// this support; `undecided` is set where that could not be found out. Where it is stopped, what is enclosed
/// may not be found to be rational.
std::optional<FoundEquilibrium> decide_root(const SupportSystem& system, CertifiedRoot root, bool& undecided,
                                            const StopTest& stop = {});

/// The same of a rational solution, which may be singular or not isolated; with positive probabilities.
std::optional<FoundEquilibrium> decide_root(const SupportSystem& system, SupportVector<Rational> root);

/// The probabilities of the solution within their proven bounds.
SupportBox enclosure_of(const CertifiedRoot& root);

/// Whether the box lies where the enclosed solution is the only one of its system.
bool is_only_solution_within(const SupportBox& box, const CertifiedRoot& root);

/// The number of bits to which irrational probabilities are enclosed at first.
inline constexpr unsigned kRootBits = 192;

/// An isolated equilibrium's probabilities as proven intervals.
EnclosedProfile enclosed_profile(const FoundEquilibrium& found, const std::vector<std::size_t>& counts);

}  // namespace nashsolve::nplayer
