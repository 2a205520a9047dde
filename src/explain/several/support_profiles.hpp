// Which profiles of supports of three and more players have an equilibrium, and why others have none.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "dominance.hpp"
#include "game_words.hpp"
#include "nashsolve/solution.hpp"

namespace nashsolve::explain {

/// One support a player.
using SupportProfile = std::vector<Support>;

/// The supports of all equilibria of the solution, each once, in ascending order; nothing where it does not
/// say them: it is not complete, it has curves, or they are too many.
std::optional<std::vector<SupportProfile>> supports_in_use(const Solution& solution);

/// Why nobody would stay with these supports, as one sentence, where one strategy in use is worse than
/// another one against everything that the others may play.
std::optional<std::string> better_reply(const GameWords& words, const SupportProfile& supports);

/// All profiles of supports within `remaining`, which other strategies than those are never in use. Returns
/// whether there was time to go through all.
bool write_support_profiles(Page& page, const GameWords& words, const Solution& solution,
                            const Restriction& remaining, const std::function<bool()>& must_stop);

}  // namespace nashsolve::explain
