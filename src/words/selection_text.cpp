#include "selection_text.hpp"

#include <fmt/format.h>

#include "number_text.hpp"
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
    text += fmt::format(" Inside component {} there is more, from {:.6f} to {:.6f} bits at most.",
                        each.component + 1, each.lower, each.upper);
  }
  return text;
}

}  // namespace nashsolve::report
