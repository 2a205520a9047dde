// A game from arrays, whichever syntax they were written in.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "array_tree.hpp"
#include "nashsolve/game.hpp"
#include "reading.hpp"

namespace nashsolve::formats {

/// A matrix for each player, or one array that holds them or the payoffs of each cell.
Game read_array_game(const SourceText& source, Reading& reading, std::vector<NamedArray> arrays);

/// Sage prints each row of a matrix as a list of its own, `[4 0]` above `[1 3]`: those without an empty line
/// between them become one array. Lists with commas stay what they are.
std::vector<NamedArray> joined_rows(const SourceText& source, std::vector<NamedArray> arrays);

/// For each array the player, from 0, whose payoffs its name, or else its comment, says it holds; nothing
/// where neither does. Fails where they name different players.
using ArrayOwners = std::vector<std::optional<std::size_t>>;
ArrayOwners array_owners(const SourceText& source, const std::vector<NamedArray>& arrays);

/// Fails where the names of the arrays may be those of two games: `game1` and `game2`, `before` and `after`.
void refuse_arrays_of_two_games(const SourceText& source, const std::vector<NamedArray>& arrays);

/// The comments that say nothing of that.
std::vector<Remark> unread_comments(const std::vector<NamedArray>& arrays);

using ArraySizes = std::vector<std::size_t>;

/// "2 x 3".
std::string in_words(const ArraySizes& sizes);

/// What the one array of a game holds: the payoffs of all players in each cell, its last dimension; or a
/// matrix of each player, its first.
struct ArrayForm {
  bool is_per_cell;
  /// Of strategies.
  ArraySizes counts;

  [[nodiscard]] std::string read_as() const;
};

/// Of an array of three or more dimensions. Fails where the sizes fit both, unless one is known not to be
/// meant, and where they fit none.
struct FormsMeant {
  bool per_cell = true;
  bool per_player = true;
};
ArrayForm array_form(const SourceText& source, std::size_t offset, const ArraySizes& sizes, FormsMeant meant,
                     const std::string& hint);

/// A matrix without options has one reading too few. Called before its payoffs are read.
void refuse_lone_matrix(const SourceText& source, const Reading& reading, std::size_t offset,
                        const ArraySizes& sizes);
/// The game that player 1's payoffs and --zero-sum or --symmetric make.
Game game_of_matrix(Reading& reading, const ArraySizes& sizes, PayoffTable payoffs);

}  // namespace nashsolve::formats
