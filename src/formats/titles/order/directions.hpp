// The words for rows and columns, which stand for the players who choose them: player 1 the row, player 2 the
// column.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "phrase.hpp"

namespace nashsolve::formats {

/// The player who chooses what the word names.
std::optional<std::size_t> player_of_direction(std::string_view word);

/// `chooses`, `picks`, `wählt`; not `plays`, which is also said of a game.
bool is_word_for_choosing(std::string_view word);

/// `player`, `p`.
bool begins_player(std::string_view word);

/// The player whom the first of `words` name, and how many of them do: `player 2`, `second player`, `column
/// player`.
std::optional<std::pair<std::size_t, std::size_t>> player_at(std::span<const std::string> words);

/// The words, with `player` for a role that they count, of `Firm A` and `Firm B`.
Words words_with_players(Words words);

}  // namespace nashsolve::formats
