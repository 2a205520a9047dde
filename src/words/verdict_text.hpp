// What was found and what that proves, in one sentence.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "nashsolve/solution.hpp"
#include "text_page.hpp"

namespace nashsolve::report {

/// A text in the colour of a tone.
using Painter = std::function<std::string(Tone, std::string_view)>;

/// Where the status is `undecided` it ends in a colon: the undecided regions follow.
std::string verdict_text(const Solution& solution, const Painter& painted);
std::string verdict_text(const Solution& solution);

}  // namespace nashsolve::report
