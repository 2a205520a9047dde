// Convex hulls of mixed strategies, and means of numbers, by linear programs whose answers are checked by
// their duals.
#pragma once

#include <vector>

#include "nashsolve/exact.hpp"

namespace nashsolve::checker {

/// Of one player.
using Mixes = std::vector<std::vector<Rational>>;

/// Whether the point is a mean of the vertices.
bool is_in_hull(const Mixes& vertices, const std::vector<Rational>& point);

bool hulls_meet(const Mixes& a, const Mixes& b);

/// Whether some mean of the vertices may have no coordinate above these; with their sum 1 or more.
bool may_be_below(const Mixes& vertices, const std::vector<Rational>& upper);

/// Whether there are weights, none negative, with which the sum of `values` is positive, those of `equations`
/// are 0 and those of `inequalities` at most 0.
bool has_positive_sum(const std::vector<Integer>& values, const std::vector<std::vector<Integer>>& equations,
                      const std::vector<std::vector<Integer>>& inequalities);

}  // namespace nashsolve::checker
