// The rules that point at equilibria of a list; docs/properties.md defines them.
#pragma once

#include <array>
#include <string_view>

namespace nashsolve {

enum class SelectionRule {
  welfare,
  egalitarian,
  pareto,
  max_entropy,
  max_support,
  payoff_dominant,
  risk_dominant
};

/// In the order of the enumeration, as the command line spells them.
inline constexpr std::array<std::string_view, 7> kSelectionRuleNames = {
    "welfare", "egalitarian", "pareto", "max-entropy", "max-support", "payoff-dominant", "risk-dominant"};

inline std::string_view name_of(SelectionRule rule) {
  return kSelectionRuleNames[static_cast<std::size_t>(rule)];
}

}  // namespace nashsolve
