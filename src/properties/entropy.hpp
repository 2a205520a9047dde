// Entropy of mixed strategies, in bits, with proven bounds (Shannon 1948; Jaynes 1957).
#pragma once

#include <cstddef>
#include <span>

#include "nashsolve/profile.hpp"

namespace nashsolve {

struct EntropyBounds {
  double lower = 0;
  double upper = 0;
};

/// The sum over the players.
EntropyBounds entropy(const Profile& profile);

/// No mixed strategy that uses at most so many has more.
double largest_entropy_of(std::size_t strategies);

/// Whether both have the same probabilities up to order, player by player in some order: then their entropies
/// are equal, not only close.
bool has_same_probabilities(const Profile& a, const Profile& b);

struct LargestEntropy : EntropyBounds {
  /// A convex combination of the strategies, with entropy of at least `lower`.
  MixedStrategy point;
};

/// The largest entropy of a convex combination of the strategies. Entropy is concave, so at any point the
/// tangent bounds it from above (Frank and Wolfe 1956); the bounds meet within 2e-6, unless the steps come to
/// an end. The point is the first such one among those whose weights have a common denominator of 1, 2, 3 and
/// so on.
LargestEntropy largest_entropy(std::span<const MixedStrategy> corners);

}  // namespace nashsolve
