// What goes on through a value of change: the numbers that equilibria keep, and indices.
#pragma once

#include <cstddef>
#include <vector>

#include "nashsolve/parametric.hpp"
#include "sweep.hpp"

namespace nashsolve::parametric {

/// An equilibrium keeps its number where its formulas go on. Where they do not, but one equilibrium ends in a
/// point and one begins there, that is the same one. All others get new numbers.
/// `order_*` are those of ListMaker.
struct Neighbours {
  const Stretch& before;
  const Stretch& after;
  const Crossing& crossing;
  const std::vector<std::size_t>& order_before;
  const std::vector<std::size_t>& order_after;
  const std::vector<std::size_t>& order_at;
};

/// Numbers the equilibria of the first interval.
void begin_branches(ParametricSolution& solution);

/// Numbers the last interval and the last value of the solution, given the numbers of the interval before.
void continue_branches(ParametricSolution& solution, const Neighbours& neighbours);

/// Gives the components of the last value the indices that those near it add up to on either side (Govindan
/// and Wilson 1997). Throws InternalError where the sides differ, or where a component has another index
/// already.
void carry_indices(ParametricSolution& solution, const Neighbours& neighbours);

}  // namespace nashsolve::parametric
