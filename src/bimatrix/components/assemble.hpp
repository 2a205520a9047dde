// From maximal Nash subsets to a Solution: extreme equilibria, connected components, and their order.
//
// The extreme equilibria are the vertex pairs of the subsets; two subsets lie in one connected component
// exactly when a chain of subsets that share a vertex pair leads from one to the other (Jansen 1981; Avis et
// al. 2010). Of those that are described the caller says which they meet.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "nashsolve/profile.hpp"
#include "nashsolve/solution.hpp"

namespace nashsolve::bimatrix {

/// vertices[i] lists positions among the vertices of player i; not empty.
struct SubsetVertices {
  std::array<std::vector<std::size_t>, 2> vertices = {};
  /// False where some vertex is not listed, and there is no description.
  bool is_whole = true;
  /// Where the subset is described, and one vertex pair of it is listed: see NashSubset.
  std::vector<StrategySet> sets = {};
  /// Other subsets with which it has points in common, besides those that share a vertex of a player.
  std::vector<std::size_t> meets = {};
  /// Where the subset is a regular equilibrium whose index is known.
  std::optional<int> index = std::nullopt;
};

/// What the order of equilibria looks at, of one player's vertices: their places in descending lexicographic
/// order, and how many strategies each uses.
struct VertexOrder {
  std::vector<std::size_t> rank;
  std::vector<std::size_t> support_size;
};

/// The equilibria as pairs of vertices, and the components, in the order that solution.hpp states.
struct Arrangement {
  struct Pair {
    std::array<std::size_t, 2> vertices;
    std::size_t component;
    std::optional<int> index;
  };
  std::vector<Pair> equilibria;
  std::vector<Component> components;
  /// Of each subset, whether it is listed or described whole.
  std::vector<bool> is_told;
};

/// Keeps the first `limit` equilibria; subsets that then lack a vertex pair are left out. `subsets` name
/// vertices by their positions in the orders.
Arrangement arrange(const std::array<VertexOrder, 2>& order_of, const std::vector<SubsetVertices>& subsets,
                    std::uint64_t limit);

/// Fills solution.equilibria and solution.components, as arrange() does. `strategies` are distinct per
/// player. Returns of each subset whether it is listed or described whole.
std::vector<bool> assemble(Solution& solution, const std::array<std::vector<MixedStrategy>, 2>& strategies,
                           const std::vector<SubsetVertices>& subsets, std::uint64_t limit);

}  // namespace nashsolve::bimatrix
