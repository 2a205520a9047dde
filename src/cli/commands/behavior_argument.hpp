// A profile of a tree as the command line gives it, information set by information set: in the line that
// shows an equilibrium, `J: check 2/3, bet 1/3; Q: check | ...`; as the `behavior` of a JSON result; or in
// JSON by player, set and action, `[[["2/3", "1/3"], [1, 0]], ...]`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "nashsolve/tree.hpp"
#include "play.hpp"

namespace nashsolve::cli {

/// Nothing where the words do not look like one of these forms. Throws ProfileError where they do and give no
/// probabilities of the tree's information sets. Sets may be left out.
std::optional<Behavior> parse_behavior(const GameTree& tree, const std::vector<std::string>& words);

}  // namespace nashsolve::cli
