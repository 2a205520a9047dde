// A mixed-strategy profile as the command line gives it: JSON, `[["2/3", "1/3"], [0.5, 0.5]]`; or one word a
// player, `2/3,1/3 1/3,2/3`, where a strategy's own name stands for playing it with certainty.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "command_line.hpp"
#include "json_tree.hpp"
#include "nashsolve/game.hpp"
#include "nashsolve/profile.hpp"

namespace nashsolve::cli {

/// A profile that is none.
class ProfileError : public UsageError {
 public:
  explicit ProfileError(const std::string& message);
};

/// Its parts between the separators.
std::vector<std::string> split(std::string_view text, char separator);

/// Throws ProfileError where there are not so many.
void require_players(std::size_t count, std::size_t expected);

/// Throws ProfileError where they are not `count` probabilities with the sum 1. `owner`: whose they are.
std::vector<Rational> parse_probabilities(const std::string& owner, std::size_t count,
                                          const std::vector<std::string>& texts);

/// What the text says in JSON. Nothing where it is none, or more than a few levels deep.
std::optional<formats::JsonValue> parse_json(const std::string& text);

/// Of the first word, other than space.
char first_character(const std::vector<std::string>& words);

/// The words after the game, joined or apart. Throws ProfileError where they are no profile of the game: a
/// wrong number of players or strategies, something that is no number, probabilities that are negative or
/// whose sum is not exactly 1.
Profile parse_profile(const Game& game, const std::vector<std::string>& words);

}  // namespace nashsolve::cli
