#include "outcomes.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>
#include <variant>

#include "behavior_text.hpp"

namespace nashsolve::report {

namespace {

/// Nodes times equilibria: some seconds.
constexpr std::size_t kMostWork = 20'000'000;

/// The ends that can be reached, each with its probability.
using Ends = std::vector<std::pair<std::uint32_t, Rational>>;

std::optional<Ends> ends_of(const GameTree& tree, const Play& play) {
  Ends ends;
  for (std::uint32_t n = 0; n < play.reach.size(); ++n) {
    if (tree.nodes()[n].is_terminal() && sgn(play.reach[n]) != 0) ends.emplace_back(n, play.reach[n]);
  }
  return ends;
}

std::optional<Ends> ends_of(const GameTree& tree, const EnclosedPlay& play) {
  Ends ends;
  for (std::uint32_t n = 0; n < play.reach.size(); ++n) {
    const Enclosure& reach = play.reach[n];
    if (!tree.nodes()[n].is_terminal() || sgn(reach.upper) == 0) continue;
    if (reach.lower != reach.upper) return std::nullopt;
    ends.emplace_back(n, reach.lower);
  }
  return ends;
}

}  // namespace

std::optional<Outcomes> outcomes(const TreeForm& form, const ResultView& result,
                                 const std::vector<std::size_t>& positions) {
  if (positions.size() > kMostWork / form.tree.nodes().size()) return std::nullopt;
  Outcomes found;
  std::map<Ends, std::size_t> groups;
  for (const std::size_t position : positions) {
    const std::optional<Ends> ends = std::visit(
        [&](const auto& profile) {
          return ends_of(form.tree, checked_play(form, profile, result.checks[position]));
        },
        result.solution.equilibria[position].profile);
    if (!ends) {
      found.left_out.push_back(position);
      continue;
    }
    const auto [group, is_new] = groups.try_emplace(*ends, found.groups.size());
    if (is_new) {
      Outcome& outcome = found.groups.emplace_back();
      for (const auto& [node, probability] : *ends) outcome.ends.push_back(node);
    }
    found.groups[group->second].positions.push_back(position);
  }
  return found;
}

bool are_all(const Outcomes& outcomes, const Solution& solution) {
  if (!solution.is_whole() || !solution.is_listed()) return false;
  std::map<std::size_t, std::size_t> group_of;
  for (std::size_t k = 0; k < outcomes.groups.size(); ++k) {
    for (const std::size_t position : outcomes.groups[k].positions) group_of[position] = k;
  }
  if (group_of.size() < solution.equilibria.size()) return false;
  return std::ranges::all_of(solution.components, [&](const Component& component) {
    return std::ranges::all_of(component.equilibria, [&](std::size_t position) {
      return group_of[position] == group_of[component.equilibria.front()];
    });
  });
}

}  // namespace nashsolve::report
