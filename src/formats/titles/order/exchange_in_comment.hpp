// What comments say of the order of players. A comment tells a story, in which players and payoffs are named
// one behind the other, too: `If player 2 fights, player 1 has a payoff of 0`. Of the order tells what is
// said of it and of nothing else: `Payoffs are listed with player 2's first, as in the book`.
#pragma once

#include <string_view>
#include <vector>

#include "exchanged_players.hpp"

namespace nashsolve::formats {

/// Of clauses that say nothing else; where there are no rows, only of payoffs.
Exchange exchange_in_comment(const Phrase& said, bool has_rows);

/// Up to full stops and before lines that begin anew.
std::vector<std::string_view> sentences_of(std::string_view text);

/// Whether the text says nothing but that player 1 chooses the row or has the first payoff.
bool confirms_order(const Phrase& said);

}  // namespace nashsolve::formats
