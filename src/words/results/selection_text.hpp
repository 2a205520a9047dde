// What a rule of selection chose, in words.
#pragma once

#include <string>

#include "nashsolve/game.hpp"
#include "nashsolve/report.hpp"
#include "selection.hpp"

namespace nashsolve::report {

/// Selection::value in the user's own numbers. Requires that there is one.
Rational shown_value(const Game& game, const Selection& selection);

/// "welfare: #1 and #2 (a tie), the largest sum of payoffs, 3"; one paragraph.
std::string selection_text(const Game& game, const Selection& selection, const NumberStyle& style);

}  // namespace nashsolve::report
