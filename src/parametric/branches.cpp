#include "branches.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "nashsolve/errors.hpp"

namespace nashsolve::parametric {

namespace {

using Limit = std::array<LabelMask, 2>;

Limit limit_of(const Crossing& crossing, const VertexPair& pair) {
  return {crossing.tight[0][pair.first], crossing.tight[1][pair.second]};
}

/// Each component's index as the sum over one side's components that tend to it.
std::vector<std::optional<int>> index_sums(const ParametricEquilibria& side, const std::vector<Limit>& limits,
                                           const std::vector<std::size_t>& order_of_side,
                                           const ParametricEquilibria& at, const Crossing& crossing,
                                           const std::vector<std::size_t>& order_at) {
  std::vector<std::optional<int>> sums(at.components.size(), 0);
  for (const Component& component : side.components) {
    const Limit& limit = limits[order_of_side[component.equilibria.front()]];
    // A vertex pair of the face in which the limit lies.
    const auto found = std::find_if(order_at.begin(), order_at.end(), [&](std::size_t position) {
      const Limit vertex = limit_of(crossing, crossing.pairs[position]);
      return (vertex[0] & limit[0]) == limit[0] && (vertex[1] & limit[1]) == limit[1];
    });
    if (found == order_at.end()) throw InternalError("an equilibrium tends to none");
    std::optional<int>& sum =
        sums[at.equilibria[static_cast<std::size_t>(found - order_at.begin())].component];
    if (!component.index) sum.reset();
    if (sum) *sum += *component.index;
  }
  return sums;
}

}  // namespace

void begin_branches(ParametricSolution& solution) {
  for (ParametricEquilibrium& equilibrium : solution.intervals.back().list.equilibria) {
    equilibrium.branches = {solution.branch_count++};
  }
}

void continue_branches(ParametricSolution& solution, const Neighbours& neighbours) {
  const Crossing& crossing = neighbours.crossing;
  const std::vector<ParametricEquilibrium>& before =
      solution.intervals[solution.intervals.size() - 2].list.equilibria;
  std::vector<ParametricEquilibrium>& after = solution.intervals.back().list.equilibria;
  std::map<VertexPair, std::size_t> branch_of;
  for (std::size_t k = 0; k < before.size(); ++k) {
    branch_of[neighbours.before.pairs[neighbours.order_before[k]]] = before[k].branches.front();
  }
  // Those whose formulas end or begin here, by the vertex pair that they tend to.
  struct Meeting {
    std::vector<std::size_t> ending;
    std::vector<std::size_t> beginning;
  };
  std::map<Limit, Meeting> meetings;
  for (const VertexPair& pair : crossing.pairs) meetings[limit_of(crossing, pair)];
  const auto meet = [&](const Limit& limit) {
    const auto found = meetings.find(limit);
    return found == meetings.end() ? nullptr : &found->second;
  };
  for (std::size_t k = 0; k < after.size(); ++k) {
    const std::size_t position = neighbours.order_after[k];
    const auto found = branch_of.find(neighbours.after.pairs[position]);
    if (found != branch_of.end()) {
      after[k].branches = {found->second};
    } else if (Meeting* const meeting = meet(crossing.limits_after[position])) {
      meeting->beginning.push_back(k);
    }
  }
  for (std::size_t k = 0; k < before.size(); ++k) {
    const std::size_t position = neighbours.order_before[k];
    const bool goes_on = std::binary_search(neighbours.after.pairs.begin(), neighbours.after.pairs.end(),
                                            neighbours.before.pairs[position]);
    Meeting* const meeting = goes_on ? nullptr : meet(crossing.limits_before[position]);
    if (meeting != nullptr) meeting->ending.push_back(k);
  }
  for (const auto& [limit, meeting] : meetings) {
    if (meeting.ending.size() != 1 || meeting.beginning.size() != 1) continue;
    after[meeting.beginning.front()].branches = {before[meeting.ending.front()].branches.front()};
  }
  for (ParametricEquilibrium& equilibrium : after) {
    if (equilibrium.branches.empty()) equilibrium.branches = {solution.branch_count++};
  }
  std::vector<ParametricEquilibrium>& at = solution.values.back().list.equilibria;
  for (std::size_t k = 0; k < at.size(); ++k) {
    const Limit vertex = limit_of(crossing, crossing.pairs[neighbours.order_at[k]]);
    std::vector<std::size_t>& branches = at[k].branches;
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (crossing.limits_before[neighbours.order_before[i]] == vertex)
        branches.push_back(before[i].branches.front());
    }
    for (std::size_t i = 0; i < after.size(); ++i) {
      if (crossing.limits_after[neighbours.order_after[i]] == vertex)
        branches.push_back(after[i].branches.front());
    }
    std::sort(branches.begin(), branches.end());
    branches.erase(std::unique(branches.begin(), branches.end()), branches.end());
  }
}

void carry_indices(ParametricSolution& solution, const Neighbours& neighbours) {
  ParametricEquilibria& at = solution.values.back().list;
  const auto sums = [&](const ParametricInterval& side, const std::vector<Limit>& limits,
                        const std::vector<std::size_t>& order) {
    return index_sums(side.list, limits, order, at, neighbours.crossing, neighbours.order_at);
  };
  const auto before = sums(solution.intervals[solution.intervals.size() - 2],
                           neighbours.crossing.limits_before, neighbours.order_before);
  const auto after =
      sums(solution.intervals.back(), neighbours.crossing.limits_after, neighbours.order_after);
  for (std::size_t k = 0; k < at.components.size(); ++k) {
    Component& component = at.components[k];
    for (const std::optional<int>& sum : {before[k], after[k]}) {
      if (!sum) continue;
      if (component.index && *component.index != *sum)
        throw InternalError("an index that is not that nearby");
      component.index = sum;
    }
    if (component.is_isolated() == true) at.equilibria[component.equilibria.front()].index = component.index;
  }
}

}  // namespace nashsolve::parametric
