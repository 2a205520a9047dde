// Leaves vertex pairs of Nash subsets out where there is no time to tell them all. Subsets that meet have
// pairs in common, which are told once.
#pragma once

#include <cstdint>
#include <vector>

#include "list_subsets.hpp"

namespace nashsolve::bimatrix {

/// Leaves at most so many vertex pairs, and one at least.
void cut(SubsetVertices& subset, std::uint64_t most);

/// Takes vertex pairs from the largest subsets, until there are at most `most` in all or no subset has more
/// than one.
void shorten(std::vector<SubsetVertices>& subsets, std::uint64_t most);

}  // namespace nashsolve::bimatrix
