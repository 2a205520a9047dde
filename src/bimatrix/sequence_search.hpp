// All maximal Nash subsets of a game whose strategies are plans for a tree, from a search over the sequences
// of which they are made.
//
// A mixed strategy makes each sequence so likely; what it is worth, and what is worth how much against it,
// depends on that alone (von Stengel 1996). So the maximal Nash subsets of mixed strategies are what the maps
// to sequences send into those of sequences, one to one. A maximal subset F x G of the polytopes of sequences
// may have parts of v and u in which not all that is worth the same is tight; but each subset of sequences is
// what some F x G holds of x and y. For take of P the points with the subset's x, and what its y play tight,
// and of Q likewise: every label is tight on one of both, so they lie in some F x G, whose x and y are best
// responses to each other. What others hold lies in a maximal subset, too, and is closed to be it: strategies
// are those made of what is played in F, or in G, and each subset is known by its tight labels.
#pragma once

#include <array>
#include <cstddef>

#include "duplicates.hpp"
#include "plans.hpp"
#include "polytope.hpp"
#include "search_run.hpp"

namespace nashsolve::bimatrix {

/// Whether a search over the sequences has far fewer labels.
bool has_few_sequences(const Plans& plans, const Polytopes& polytopes);

/// Adds each maximal Nash subset to the run, once. Where the run is stopped there may be others anywhere.
void search_sequences(const Plans& plans, const std::array<MergedStrategies, 2>& merged,
                      const Polytopes& polytopes, SearchRun& run);

}  // namespace nashsolve::bimatrix
