// A solution as mathematics sees it: sets without order, so that two ways to find it can be compared.
#pragma once

#include <ostream>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "nashsolve/solution.hpp"

namespace nashsolve::testing {

using Strategy = std::vector<Rational>;

struct EquilibriumSet {
  std::set<std::vector<Strategy>> extreme;
  /// Per subset, the set of vertices of each player.
  std::set<std::vector<std::set<Strategy>>> subsets;
  std::size_t components = 0;

  bool operator==(const EquilibriumSet&) const = default;
};

/// Requires exact equilibria.
inline EquilibriumSet equilibrium_set(const Solution& solution) {
  EquilibriumSet result;
  const auto strategy = [&](std::size_t position, std::size_t player) {
    return solution.equilibria[position].exact()[player].probabilities();
  };
  for (std::size_t k = 0; k < solution.equilibria.size(); ++k) {
    std::vector<Strategy> profile;
    for (std::size_t player = 0; player < solution.equilibria[k].exact().size(); ++player) {
      profile.push_back(strategy(k, player));
    }
    result.extreme.insert(std::move(profile));
  }
  for (const Component& component : solution.components) {
    for (const NashSubset& subset : component.subsets) {
      std::vector<std::set<Strategy>> vertices(subset.vertices.size());
      for (std::size_t player = 0; player < subset.vertices.size(); ++player) {
        for (const std::size_t position : subset.vertices[player]) {
          vertices[player].insert(strategy(position, player));
        }
      }
      result.subsets.insert(std::move(vertices));
    }
  }
  result.components = solution.components.size();
  return result;
}

inline std::ostream& operator<<(std::ostream& out, const EquilibriumSet& set) {
  out << set.extreme.size() << " extreme equilibria, " << set.subsets.size() << " subsets, " << set.components
      << " components\n";
  for (const auto& profile : set.extreme) {
    for (const Strategy& strategy : profile) {
      for (const Rational& probability : strategy) out << to_string(probability) << ' ';
      out << "| ";
    }
    out << '\n';
  }
  return out;
}

}  // namespace nashsolve::testing
