// The SHA-256 of what a search goes on from: the game, what was asked for, the equilibria, their subsets and
// the open parts. Results with open parts carry it, and a file in which one of these was changed is refused:
// a part that was taken out would make `complete` untrue, and nothing else would show it.
#pragma once

#include <string>
#include <string_view>

#include "nashsolve/report.hpp"
#include "nashsolve/solution.hpp"

namespace nashsolve::report {

/// Requires exact profiles. Does not depend on how the document is laid out.
std::string result_digest(std::string_view game_sha256, const AskedOptions& asked, const Solution& solution);

}  // namespace nashsolve::report
