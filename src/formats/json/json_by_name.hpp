// JSON games of other programs, whose parts stand under names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "json_tree.hpp"
#include "nashsolve/game.hpp"
#include "reading.hpp"

namespace nashsolve::formats {

inline constexpr std::string_view kJsonForms =
    R"(the keys of a game are "payoffs": [[[2, 1], ...], ...], "matrices": [A, B], "zero_sum": A and "symmetric": A)";

/// Objects within objects by the strategies of player 1, then player 2, ..., or keys with all of them,
/// `"T,L"`; innermost the payoffs, as an array or by the players' names. `root` may hold the players' names.
Game read_nested_profiles(const SourceText& source, Reading& reading, const JsonValue& root,
                          const JsonValue& profiles);

/// Empirical games: roles of players who are alike, and for each profile how many of a role play what for
/// which payoff.
Game read_role_symmetric(const SourceText& source, Reading& reading, const JsonValue& root);

/// An array of arrays.
bool has_rows(const JsonValue& value);

/// Fails where a document without payoffs in `root` holds several games, one within something else, or a
/// tree.
void refuse_other_documents(const SourceText& source, const JsonValue& root);

/// Fails at a text such as "4, 2" or "(4, 2)".
void refuse_text_of_payoffs(const SourceText& source, const JsonValue& value);

/// The players' names that `root` holds under "players"; empty where there are none.
std::vector<std::string> player_names(const JsonValue& root);

}  // namespace nashsolve::formats
