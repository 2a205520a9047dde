#include "family_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "formula_text.hpp"
#include "words.hpp"

namespace nashsolve::report {

namespace {

/// Each branch of an interval, with whether it is pure.
std::vector<std::pair<std::size_t, bool>> branches_of(const ParametricInterval& interval) {
  std::vector<std::pair<std::size_t, bool>> branches;
  for (const ParametricEquilibrium& each : interval.list.equilibria) {
    branches.emplace_back(each.branches.front(), each.is_pure);
  }
  std::sort(branches.begin(), branches.end());
  return branches;
}

}  // namespace

std::string family_verdict(const ParametricGame& game, const ParametricSolution& solution) {
  const std::string range = range_text(game.range, game.parameter);
  if (solution.status == Status::complete) {
    const std::string changes =
        solution.values.empty()
            ? "the same formulas everywhere"
            : counted(solution.values.size(), "value at which they change", "values at which they change");
    return fmt::format("All equilibria, {}: {}.", range, changes);
  }
  const std::string_view why = solution.status == Status::time_limit     ? "the time limit"
                               : solution.status == Status::memory_limit ? "the memory limit"
                                                                         : "an interrupt";
  if (solution.intervals.empty()) {
    return fmt::format("Stopped by {} before any interval was whole, {}.", why, range);
  }
  const auto& end = solution.intervals.back().to;
  return fmt::format("Stopped by {}, {}: the answer is whole for {} < {}; of larger values nothing is known.",
                     why, range, game.parameter, end ? value_text(*end) : "?");
}

std::string list_count_text(const ParametricEquilibria& list) {
  const auto is_point = [](const Component& component) { return component.equilibria.size() == 1; };
  if (std::all_of(list.components.begin(), list.components.end(), is_point)) {
    return counted(list.equilibria.size(), "equilibrium", "equilibria");
  }
  return fmt::format("{} with {}", counted(list.components.size(), "component", "components"),
                     counted(list.equilibria.size(), "extreme equilibrium", "extreme equilibria"));
}

std::string family_kind_text(const ParametricEquilibria& list, const ParametricEquilibrium& equilibrium) {
  std::string kind = equilibrium.is_pure ? "pure" : "mixed";
  if (equilibrium.is_strict) kind += ", strict";
  const std::size_t size = list.components[equilibrium.component].equilibria.size();
  if (size > 1) kind += size == 2 ? ", end point" : ", extreme point";
  return kind;
}

std::string changes_text(const ParametricSolution& solution, std::size_t position) {
  const auto before = branches_of(solution.intervals[position]);
  const auto after = branches_of(solution.intervals[position + 1]);
  const auto find = [](const auto& branches, std::size_t number) {
    const auto found = std::lower_bound(branches.begin(), branches.end(), std::pair(number, false));
    return found != branches.end() && found->first == number ? &*found : nullptr;
  };
  std::vector<std::size_t> ending;
  std::vector<std::size_t> beginning;
  std::vector<std::string> sentences;
  for (const auto& [number, is_pure] : before) {
    const auto* const later = find(after, number);
    if (later == nullptr) {
      ending.push_back(number);
    } else if (later->second != is_pure) {
      sentences.push_back(
          fmt::format("{} turns from {}", numbered({number}), is_pure ? "pure to mixed" : "mixed to pure"));
    }
  }
  for (const auto& [number, is_pure] : after) {
    if (find(before, number) == nullptr) beginning.push_back(number);
  }
  for (const ParametricEquilibrium& equilibrium : solution.values[position].list.equilibria) {
    if (equilibrium.branches.size() > 1) sentences.push_back(numbered(equilibrium.branches) + " meet");
  }
  if (!ending.empty()) sentences.push_back(numbered(ending) + (ending.size() == 1 ? " ends" : " end"));
  if (!beginning.empty())
    sentences.push_back(numbered(beginning) + (beginning.size() == 1 ? " begins" : " begin"));
  const auto& components = solution.values[position].list.components;
  const auto continua =
      static_cast<std::size_t>(std::count_if(components.begin(), components.end(), [](const Component& each) {
        return each.equilibria.size() > 1;
      }));
  if (continua > 0) sentences.push_back(counted(continua, "continuum", "continua") + " at this value");
  return joined(sentences, "; ");
}

}  // namespace nashsolve::report
