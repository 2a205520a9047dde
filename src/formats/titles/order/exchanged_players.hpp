// What names and statements say of who chooses what: player 1 the row and has the first payoff in a cell,
// unless a text such as `Rows: player 2` or `Column player's payoff first` says otherwise.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "phrase.hpp"
#include "source_text.hpp"

namespace nashsolve::formats {

/// What a text says that is not as it is read.
enum class Exchange { none, choices, payoffs };

/// Of a text such as `Rows: player 2` or `Column player's payoff first`.
Exchange exchange_in(const Phrase& said);

/// Whether it tells payoffs by their places in a cell of paper: `The lower left number is player 1's`.
bool names_corners(const Phrase& said);

/// Whether a corner of these names gives the rows to player 2, or the columns to player 1.
bool names_exchange(std::string_view rows, std::string_view columns);

/// A label, where all of the rows begin with player 2's name, or all of the columns with player 1's.
std::optional<std::string> exchanging_label(const std::vector<std::string>& rows,
                                            const std::vector<std::string>& columns);

/// Whether the two names count the players the other way round.
bool are_exchanged(std::string_view first, std::string_view second);

/// Fails where there is an exchange; `what` says it: "the title 'Rows: player 2'".
void refuse_exchange(const SourceText& source, std::size_t offset, const std::string& what,
                     Exchange exchange);

}  // namespace nashsolve::formats
