#include "properties.hpp"

namespace nashsolve::report {

std::optional<bool> is_isolated(const Component& component, const std::vector<Properties>& properties) {
  if (const auto known = component.is_isolated()) return known;
  const Properties& only = properties[component.equilibria.front()];
  if (only.strict == true || only.regular == true) return true;
  return std::nullopt;
}

std::vector<bool> shown(const Solution& solution, const std::vector<Properties>& properties,
                        std::optional<Only> only) {
  std::vector<bool> result(properties.size(), !only);
  for (std::size_t k = 0; only && k < properties.size(); ++k) {
    switch (*only) {
      case Only::symmetric:
        result[k] = properties[k].symmetric == true;
        break;
      case Only::pure:
        result[k] = properties[k].pure;
        break;
      case Only::isolated:
        result[k] = is_isolated(solution.components[solution.equilibria[k].component], properties) == true;
        break;
      case Only::strict:
        result[k] = properties[k].strict == true;
        break;
    }
  }
  return result;
}

std::vector<bool> shown_in_lines(const Game& game, const VerifiedSolution& verified,
                                 std::optional<Only> only) {
  const Solution& solution = verified.solution();
  if (!only) return std::vector<bool>(solution.equilibria.size(), true);
  return shown(solution, find_properties(game, solution, verified.checks()), only);
}

}  // namespace nashsolve::report
