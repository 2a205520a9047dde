// The dimension of a component: the largest of its maximal Nash subsets, each the sum of the dimensions of
// its two polytopes.
#pragma once

#include <cstddef>
#include <optional>

#include "nashsolve/solution.hpp"

namespace nashsolve {

/// Unset where the subsets are not all known, as of a continuum in a result that is not complete, or have
/// more than 20,000 vertices in all, or where that of a curved one was not decided.
std::optional<std::size_t> dimension(const Solution& solution, const Component& component);

}  // namespace nashsolve
