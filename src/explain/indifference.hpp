// Why a player of two is willing to use what it uses: the opponent's mixture makes it indifferent.
#pragma once

#include <cstddef>
#include <vector>

#include "game_words.hpp"

namespace nashsolve::explain {

/// `best`: player i's best responses, ascending. Requires an equilibrium of two players.
void write_indifference(Page& page, const GameWords& words, std::size_t i, const Profile& profile,
                        const Support& best);

/// "Against Left, Player 1 gets 2 with Up and 0 with Down: Up is best.", where the others play the first
/// strategies of their supports.
void write_reply_to_pure(Page& page, const GameWords& words, std::size_t i,
                         const std::vector<Support>& supports, const Support& best);

}  // namespace nashsolve::explain
