#include "equilibrium_graph.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace nashsolve::parametric {

std::vector<bimatrix::SubsetVertices> maximal_subsets(const std::vector<VertexPair>& pairs) {
  using Set = std::vector<std::size_t>;
  std::map<std::size_t, Set> neighbours;
  for (const VertexPair& pair : pairs) neighbours[pair.first].push_back(pair.second);
  // Player 2's sides are the sets of common neighbours: closed under intersection.
  std::set<Set> closed;
  std::vector<Set> waiting;
  const auto add = [&](const Set& set) {
    if (!set.empty() && closed.insert(set).second) waiting.push_back(set);
  };
  for (const auto& [vertex, set] : neighbours) add(set);
  while (!waiting.empty()) {
    const Set set = std::move(waiting.back());
    waiting.pop_back();
    for (const auto& [vertex, other] : neighbours) {
      Set both;
      std::set_intersection(set.begin(), set.end(), other.begin(), other.end(), std::back_inserter(both));
      add(both);
    }
  }
  std::vector<bimatrix::SubsetVertices> subsets;
  for (const Set& set : closed) {
    bimatrix::SubsetVertices& subset = subsets.emplace_back();
    subset.vertices[1] = set;
    for (const auto& [vertex, other] : neighbours) {
      if (std::includes(other.begin(), other.end(), set.begin(), set.end()))
        subset.vertices[0].push_back(vertex);
    }
  }
  return subsets;
}

}  // namespace nashsolve::parametric
