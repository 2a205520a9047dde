// The SHA-256 of what a search goes on from: the game, what was asked for, of two players the equilibria and
// their subsets, the open parts, and which part of a search it is. Results with open parts carry it, and
// those of a part, and a file in which one of these was changed is refused: a part that was taken out would
// make `complete` untrue, and nothing else would show it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "nashsolve/report.hpp"
#include "nashsolve/solution.hpp"

namespace nashsolve::report {

/// Of what a part of a search means, so that parts of another meaning are refused.
inline constexpr std::uint64_t kPartVersion = 1;

/// Names the parts into which the search of a game was divided.
std::string division_digest(std::string_view game_sha256, const AskedOptions& asked,
                            const std::vector<std::vector<OpenPart>>& parts);

/// Requires exact profiles of two players. Does not depend on how the document is laid out.
std::string result_digest(std::string_view game_sha256, const AskedOptions& asked, const Solution& solution,
                          std::size_t player_count);

}  // namespace nashsolve::report
