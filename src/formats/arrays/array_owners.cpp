#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "array_game.hpp"
#include "directions.hpp"
#include "headings.hpp"
#include "named_players.hpp"

namespace nashsolve::formats {

namespace {

/// `A`, `payoffs_2`, `row_player`.
std::optional<std::size_t> named_player(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  const auto heading = heading_of(name);
  return heading ? heading->player : std::nullopt;
}

/// `u1` and `u2`, `M_0` and `M_1`: one word with numbers that count the players.
ArrayOwners numbered_players(const std::vector<NamedArray>& arrays) {
  std::vector<std::size_t> numbers;
  std::string_view word;
  for (const NamedArray& array : arrays) {
    const std::string_view name = array.name;
    const std::size_t digits = name.find_last_not_of("0123456789") + 1;
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(name.data() + digits, name.data() + name.size(), number);
    if (error != std::errc{} || (!numbers.empty() && name.substr(0, digits) != word)) return {};
    word = name.substr(0, digits);
    numbers.push_back(number);
  }
  const std::size_t first = *std::min_element(numbers.begin(), numbers.end());
  if (first > 1) return {};
  ArrayOwners owners;
  std::transform(numbers.begin(), numbers.end(), std::back_inserter(owners),
                 [&](std::size_t number) { return number - first; });
  return owners;
}

/// `R` and `C`: row and column.
ArrayOwners row_and_column(const std::vector<NamedArray>& arrays) {
  ArrayOwners owners;
  for (const NamedArray& array : arrays) {
    const bool is_row = array.name == "R" || array.name == "r";
    if (!is_row && array.name != "C" && array.name != "c") return {};
    owners.emplace_back(is_row ? 0 : 1);
  }
  return owners;
}

/// What the names say.
ArrayOwners owners_by_name(const std::vector<NamedArray>& arrays) {
  for (const auto reading : {numbered_players, row_and_column}) {
    if (ArrayOwners owners = reading(arrays); !owners.empty()) return owners;
  }
  ArrayOwners owners;
  std::transform(arrays.begin(), arrays.end(), std::back_inserter(owners),
                 [](const NamedArray& array) { return named_player(array.name); });
  if (std::find(owners.begin(), owners.end(), std::nullopt) == owners.end()) return owners;
  std::vector<std::string_view> names;
  for (const NamedArray& array : arrays) names.push_back(array.name);
  if (const NamedPlayers named = named_players(names); !named.players.empty())
    owners.assign(named.players.begin(), named.players.end());
  return owners;
}

std::string_view without_marks(std::string_view comment) {
  return comment.substr(std::min(comment.find_first_not_of("#%/ "), comment.size()));
}

/// `player 2` of a comment `# A: player 2` on the array A, whose letter counts, too.
std::string_view without_name(const NamedArray& array) {
  const std::string_view comment = array.comment;
  const std::string_view rest = without_marks(comment);
  const bool has_name = !array.name.empty() && rest.starts_with(array.name) &&
                        rest.size() > array.name.size() &&
                        (rest[array.name.size()] == ':' || rest[array.name.size()] == ' ');
  return has_name ? rest.substr(array.name.size()) : comment;
}

std::vector<std::string_view> comments_of(const std::vector<NamedArray>& arrays) {
  std::vector<std::string_view> comments;
  for (const NamedArray& array : arrays) comments.push_back(without_name(array));
  return comments;
}

/// The one player whom a comment `A = payoffs of the column player` names behind the array's name.
std::optional<std::size_t> told_of(const NamedArray& array, std::string_view comment) {
  std::string_view rest = without_marks(comment);
  if (array.name.empty() || !rest.starts_with(array.name)) return std::nullopt;
  rest.remove_prefix(array.name.size());
  const std::size_t mark = rest.find_first_not_of(' ');
  const std::vector<std::string> words = words_in(rest);
  if (mark == std::string_view::npos || words.empty()) return std::nullopt;
  const bool is_said = is_word_of(words.front(), {"is", "are", "has", "holds", "contains", "gives", "for"});
  if (rest[mark] != '=' && rest[mark] != ':' && !(mark > 0 && is_said)) return std::nullopt;
  // `B has a row for each strategy of player 1`, `A: gains when player 2 stays`
  static constexpr WordList kOthers(
      "row rows column columns strategy strategies move moves action actions choice choices when if where "
      "against");
  std::optional<std::size_t> told;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto player = player_at(std::span(words).subspan(i));
    if (!player) continue;
    if (told || has_word_of(std::span(words).first(i), kOthers)) return std::nullopt;
    const std::size_t next = i + player->second;
    const bool is_owner = next + 1 < words.size() && words[next] == "s";
    if (is_owner && is_word_of(words[next + 1], kOthers)) return std::nullopt;
    told = player->first;
  }
  return told;
}

}  // namespace

std::vector<Remark> unread_comments(const std::vector<NamedArray>& arrays) {
  const bool all_told = !named_players(comments_of(arrays)).players.empty();
  std::vector<Remark> unread;
  for (const NamedArray& array : arrays) {
    std::ranges::copy_if(array.remarks, std::back_inserter(unread), [&](const Remark& remark) {
      const bool is_own = std::ranges::find(arrays, remark.text, &NamedArray::comment) != arrays.end();
      return !is_own || (!all_told && !named_player(std::string(without_marks(remark.text))));
    });
  }
  return unread;
}

void refuse_arrays_of_two_games(const SourceText& source, const std::vector<NamedArray>& arrays) {
  const std::string& first = arrays[0].name;
  const std::string& second = arrays[1].name;
  // `u` and `v` say nothing.
  const auto says_nothing = [](const std::string& name) {
    return name.size() < 2 || may_name_players({name});
  };
  const auto is_told = [](const auto& owner) { return owner.has_value(); };
  // `PA` and `PB`
  const bool are_a_and_b = first.size() == 2 && second.size() == 2 && first[0] == second[0] &&
                           (first[1] | 32) == 'a' && second[1] == first[1] + 1;
  const bool are_of_players = (says_nothing(first) && says_nothing(second)) || are_a_and_b ||
                              std::ranges::any_of(owners_by_name(arrays), is_told) ||
                              !named_players(comments_of(arrays)).players.empty();
  // Programs also name the matrices of one game after it, `pd_A` and `pd_B`.
  if (!count_games(first, second) && are_of_players) return;
  source.fail(
      arrays[1].value.offset,
      "found the arrays " + excerpt(first) + " and " + excerpt(second) +
          ", which may be those of two games, expected A and B",
      "write A = before player 1's matrix and B = before player 2's; a game of one matrix goes into a "
      "file of its own, with --zero-sum or --symmetric");
}

ArrayOwners array_owners(const SourceText& source, const std::vector<NamedArray>& arrays) {
  ArrayOwners owners = owners_by_name(arrays);
  const std::vector<std::string_view> comments = comments_of(arrays);
  const std::vector<std::size_t> told = named_players(comments).players;
  const bool is_said = are_called_players({comments.begin(), comments.end()});
  for (std::size_t i = 0; is_said && i < told.size(); ++i) {
    if (!owners[i] || *owners[i] == told[i]) continue;
    source.fail(arrays[i].value.offset,
                "found " + excerpt(arrays[i].name) + " with the comment " + excerpt(arrays[i].comment) +
                    ", which name different players, expected the same one",
                "write A = before player 1's matrix and B = before player 2's, with no word of players");
  }
  for (std::size_t i = 0; i < arrays.size(); ++i) {
    for (const NamedArray& array : arrays) {
      for (const Remark& remark : array.remarks) {
        const auto said = told_of(arrays[i], remark.text);
        if (!said || !owners[i] || *said == *owners[i]) continue;
        source.fail(remark.offset,
                    "found the comment " + excerpt(remark.text) + " on " + excerpt(arrays[i].name) +
                        ", which name different players, expected the same one",
                    "write A = before player 1's matrix and B = before player 2's, with no word of players");
      }
    }
  }
  const bool has_names =
      std::any_of(arrays.begin(), arrays.end(), [](const NamedArray& array) { return !array.name.empty(); });
  if (!has_names && !told.empty()) owners.assign(told.begin(), told.end());
  return owners;
}

}  // namespace nashsolve::formats
