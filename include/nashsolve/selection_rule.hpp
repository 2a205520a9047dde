// The rules that point at equilibria of a list, and the kinds of which a list can show only some;
// docs/properties.md defines them.
#pragma once

#include <array>
#include <cstddef>
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

/// Equilibria that a result shows, where not all of them.
enum class Only { symmetric, pure, isolated, strict };

/// In the order of the enumeration, as the command line spells them.
inline constexpr std::array<std::string_view, 4> kOnlyNames = {"symmetric", "pure", "isolated", "strict"};

inline std::string_view name_of(Only only) {
  return kOnlyNames[static_cast<std::size_t>(only)];
}

}  // namespace nashsolve
