// A game of constant sum, told to whom listens: two optimal strategies are its whole search.
#pragma once

#include "constant_sum.hpp"
#include "equivalent_zero_sum.hpp"
#include "nash_faces.hpp"
#include "polytope.hpp"
#include "search_run.hpp"

namespace nashsolve::bimatrix {

/// All equilibria are the product, as the optimum of a game that is zero-sum for all that matters shows.
/// False, with nothing told, where the run had to stop. Requires the polytopes of the game, before anything
/// was told of a tree.
bool tell_product(const Polytopes& polytopes, const EquivalentZeroSum& zero_sum,
                  const single::ZeroSumOptimum& optimum, const NashFaces& product, SearchRun& run);

}  // namespace nashsolve::bimatrix
