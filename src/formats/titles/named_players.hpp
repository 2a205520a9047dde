// Whose payoffs stand under which of several headings or names, where these count players in any of the ways
// in which people do: `Spieler 2` and `Spieler 1`, `Player II`, `matB`, `Second player`, `Bob (player 2)`,
// `Columns`.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "phrase.hpp"

namespace nashsolve::formats {

struct NamedPlayers {
  /// For each name its player, from 0; empty where the names do not say it.
  std::vector<std::size_t> players;
  /// They say different things at once: `Matrix 1 of player 2`.
  bool is_contradictory = false;
};

NamedPlayers named_players(const std::vector<std::string_view>& names);

/// The player that a text names which says nothing else: `Player B`, `Payoffs of the second player`, `Spieler
/// II`.
std::optional<std::size_t> only_player_in(const Words& words);

/// The player whom a word counts, in any way: `2`, `ii`, `second`, `b`, `column`.
std::optional<std::size_t> player_counted_by(std::string_view word);

/// `Week 1` and `Week 2`, `game_A` and `game_B`: a count of what is neither a player nor his.
bool count_others(std::string_view first, std::string_view second);

/// The same of texts that name what is counted: `First game` and `Second game`, `Week 1 payoffs` and `Week 2
/// payoffs`, `game_A` and `game_B`.
bool count_games(std::string_view first, std::string_view second);

/// Whether the names count players and say that they do: `Row` and `Column`, `Player 1` and `Player 2`, not
/// `A` and `B`.
bool are_called_players(const std::vector<std::string>& names);

/// Whether all are names that examples give to players, `Ann` and `Bob`, `Firm 1` and `Firm 2`, `Buyer` and
/// `Seller`. They may be strategies, too.
bool may_name_players(const std::vector<std::string>& names);

/// Whether the word, in lower case, is such a name or one for players.
bool may_call_player(std::string_view word);

/// `player`, `Spieler`.
bool is_word_for_player(std::string_view word);

}  // namespace nashsolve::formats
