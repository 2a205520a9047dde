#include "symmetric_components.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "best_replies.hpp"
#include "disjoint_sets.hpp"
#include "nashsolve/errors.hpp"
#include "payoff_tensors.hpp"
#include "symmetries.hpp"

namespace nashsolve::nplayer {
namespace {

/// Symmetries of games of more are not looked for: those of 3000x3x3 took 8 s, and 0.6 all else.
constexpr std::size_t kMostCellsForSymmetries = 4096;

using ExactProbabilities = std::vector<std::vector<Rational>>;

ExactProbabilities probabilities_of(const Profile& profile) {
  ExactProbabilities all;
  for (const MixedStrategy& own : profile) all.push_back(own.probabilities());
  return all;
}

ExactProbabilities image(const ExactProbabilities& of, const Symmetry& symmetry) {
  ExactProbabilities all;
  for (std::size_t i = 0; i < of.size(); ++i) {
    std::vector<Rational>& own = all.emplace_back();
    for (const std::size_t a : symmetry.strategy[i]) own.push_back(of[symmetry.player[i]][a]);
  }
  return all;
}

}  // namespace

void find_indices_by_symmetries(const Game& game, StopWatch& watch, Solution& solution) {
  if (game.cell_count() > kMostCellsForSymmetries) return;
  const Symmetries symmetries(payoff_tensors(game), [&watch] { return watch.must_stop(); });
  if (symmetries.all().empty()) return;
  std::map<ExactProbabilities, std::size_t> component_of;
  for (const Equilibrium& each : solution.equilibria) {
    if (each.is_exact()) component_of.emplace(probabilities_of(each.exact()), each.component);
  }
  DisjointSets orbits(solution.components.size());
  for (const auto& [point, component] : component_of) {
    if (solution.components[component].index) continue;
    for (const Symmetry& symmetry : symmetries.all()) {
      if (watch.must_stop()) return;
      const auto same = component_of.find(image(point, symmetry));
      if (same != component_of.end()) orbits.join(component, same->second);
    }
  }
  std::map<std::size_t, int> index_of;  // by root
  int sum = 0;
  for (std::size_t c = 0; c < solution.components.size(); ++c) {
    if (const auto& index = solution.components[c].index) index_of.emplace(orbits.root(c), *index);
  }
  std::set<std::size_t> unknown;
  int count = 0;
  for (std::size_t c = 0; c < solution.components.size(); ++c) {
    Component& component = solution.components[c];
    const auto known = index_of.find(orbits.root(c));
    if (!component.index && known != index_of.end()) set_index(solution, component, known->second);
    if (component.index) {
      sum += *component.index;
    } else {
      unknown.insert(orbits.root(c));
      ++count;
    }
  }
  if (unknown.size() != 1) return;
  if ((1 - sum) % count != 0) throw InternalError("equal indices do not add up to what the others leave");
  for (std::size_t c = 0; c < solution.components.size(); ++c) {
    if (orbits.root(c) == *unknown.begin()) set_index(solution, solution.components[c], (1 - sum) / count);
  }
}

}  // namespace nashsolve::nplayer
