// Whose payoffs stand under which of several headings or names, where these count players in any of the ways
// in which people do: `Spieler 2` and `Spieler 1`, `Player II`, `matB`, `Second player`, `Bob (player 2)`,
// `Columns`.
#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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
std::optional<std::size_t> only_player_in(std::string_view text);

/// Whether the names count players and say that they do: `Row` and `Column`, `Player 1` and `Player 2`, not
/// `A` and `B`.
bool are_called_players(const std::vector<std::string>& names);

/// Whether all are names that examples give to players, `Ann` and `Bob`, `Firm 1` and `Firm 2`, `Buyer` and
/// `Seller`. They may be strategies, too.
bool may_name_players(const std::vector<std::string>& names);

/// `player`, `Spieler`.
bool is_word_for_player(std::string_view word);

/// In lower case; a run of letters, of digits and of what is not ASCII each, and `matB` in two.
std::vector<std::string> words_in(std::string_view name);

/// Whether the word is one of those that are wanted.
template <class Wanted = std::initializer_list<std::string_view>>
bool is_word_of(std::string_view word, const Wanted& wanted) {
  return std::ranges::find(wanted, word) != std::ranges::end(wanted);
}

/// Whether one of the words is.
template <class Wanted = std::initializer_list<std::string_view>>
bool has_word_of(const std::vector<std::string>& words, const Wanted& wanted) {
  return std::ranges::any_of(words, [&](const std::string& word) { return is_word_of(word, wanted); });
}

}  // namespace nashsolve::formats
