// From pairs of vertex formulas to lists of equilibria, with their order, components and indices.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "nashsolve/parametric.hpp"
#include "sweep.hpp"

namespace nashsolve::parametric {

/// A crossing with its list. The limits of the equilibria before and after are those of the sweep in the
/// order of the two intervals' lists.
class ListMaker {
 public:
  ListMaker(const ParametricGame& game, const std::array<Polyhedron, 2>& polyhedra);

  /// Without indices and branches. `order[k]` becomes the position, among the stretch's pairs, of equilibrium
  /// k.
  [[nodiscard]] ParametricInterval interval(const Stretch& stretch, std::vector<std::size_t>& order) const;
  /// `order` as above, among the crossing's pairs.
  [[nodiscard]] ValueOfChange value(const Crossing& crossing, std::vector<std::size_t>& order) const;

 private:
  struct Place;
  [[nodiscard]] ParametricEquilibria list(const Place& place, const std::vector<VertexPair>& pairs,
                                          std::vector<std::size_t>& order) const;

  const ParametricGame& game_;
  const std::array<Polyhedron, 2>& polyhedra_;
};

}  // namespace nashsolve::parametric
