// Facets of a polytope of strategies from its vertices: hyperplanes through vertices that span one, with all
// other vertices on one side (Ziegler 1995, Lectures on Polytopes, 2.1).
#pragma once

#include <vector>

#include "nashsolve/exact.hpp"

namespace nashsolve::proof {

/// Linear forms that are 0 on a facet and 0 or more on the polytope. None for a polytope that is smaller in
/// dimension than the simplex of all strategies, or of very many vertices.
std::vector<std::vector<Rational>> facets_of(const std::vector<std::vector<Rational>>& vertices);

}  // namespace nashsolve::proof
