// What was found and what that proves, in one sentence.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "nashsolve/solution.hpp"
#include "properties.hpp"
#include "text_page.hpp"

namespace nashsolve::report {

/// A text in the colour of a tone.
using Painter = std::function<std::string(Tone, std::string_view)>;

/// Where the status is `undecided` it ends in a colon: the undecided regions follow.
/// `properties`: of each equilibrium, at least what find_kinds() tells.
std::string verdict_text(const Solution& solution, const std::vector<Properties>& properties,
                         const Painter& painted);
std::string verdict_text(const Solution& solution, const std::vector<Properties>& properties);

}  // namespace nashsolve::report
