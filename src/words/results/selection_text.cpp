#include "selection_text.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <vector>

#include "number_text.hpp"
#include "profile_text.hpp"
#include "words.hpp"

namespace nashsolve::report {

Rational shown_value(const Game& game, const Selection& selection) {
  const bool is_count = selection.rule == SelectionRule::max_support;
  return is_count ? *selection.value : game.shown(*selection.value);
}

std::string selection_text(const Game& game, const Selection& selection, const NumberStyle& style) {
  const std::string rule(name_of(selection.rule));
  if (selection.equilibria.empty()) return fmt::format("{}: none; {}.", rule, selection.reason);
  std::string text = rule + ": " + numbered(selection.equilibria);
  const bool is_tie = selection.equilibria.size() > 1 && selection.rule != SelectionRule::pareto;
  if (is_tie) text += " (a tie)";
  if (selection.value) text += fmt::format(", {}:", number_text(shown_value(game, selection), style));
  if (selection.entropy) text += fmt::format(", ~{:.6f} bits:", *selection.entropy);
  text += selection.value || selection.entropy ? " " : "; ";
  text += selection.reason + ".";
  for (const InteriorEntropy& each : selection.interior) {
    std::vector<std::string> strategies;
    for (std::size_t i = 0; i < each.point.size(); ++i)
      strategies.push_back(strategy_text(game.players()[i].strategies, each.point[i], style));
    text += fmt::format(" Inside component {} there is more: ~{:.6f} bits at {}, nowhere more than {:.6f}.",
                        each.component + 1, each.lower, joined(strategies, " | "), each.upper);
  }
  return text;
}

}  // namespace nashsolve::report
