// Headings that people write above the tables of a game: `A`, `Player 2:`, `Payoffs of the column player`,
// `$B`, `Player 3: In`.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace nashsolve::formats {

struct Heading {
  /// Counted from 0, where the words say whose payoffs stand below, or whose strategy is played in the table
  /// below.
  std::optional<std::size_t> player;
  /// What follows the player, `In` of `Player 3: In`.
  std::string strategy;
};

/// Nothing where the text is not written like a heading: it names a player or a matrix, ends with ':' or '=',
/// or is a sentence.
std::optional<Heading> heading_of(std::string_view text);

/// The name of one who is no numbered player, where the heading says nothing else but whose payoffs stand
/// below: `Payoffs of Ann`, `Ann's payoffs:`.
std::string name_of_owner(std::string_view heading);

/// Whether the line is prose whatever divides cells elsewhere: a sentence, or words before words in
/// parentheses, `Payoffs (row, column)`.
bool is_prose(std::string_view line);

}  // namespace nashsolve::formats
