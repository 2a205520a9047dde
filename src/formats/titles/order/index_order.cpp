#include "index_order.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "directions.hpp"
#include "named_players.hpp"
#include "number_parts.hpp"

namespace nashsolve::formats {

namespace {

/// The indices of `A[j][i]`, `A[j, i]`, `a_{ji}` or `u(s2, s1)` at the front of `text`: letters, or one with
/// numbers.
std::vector<std::string> indices_at(std::string_view text) {
  std::vector<std::string> indices;
  const bool is_subscript = text.starts_with("_");
  if (is_subscript) text.remove_prefix(1);
  // `a_ij`
  if (is_subscript && text.size() > 1 && is_letter(text[0]) && is_letter(text[1]) &&
      (text.size() == 2 || !is_letter(text[2])))
    return {std::string(1, text[0]), std::string(1, text[1])};
  while (!text.empty() && (text.front() == '[' || text.front() == '(' || text.front() == '{')) {
    const char close = text.front() == '[' ? ']' : text.front() == '(' ? ')' : '}';
    const std::size_t end = text.find(close);
    if (end == std::string_view::npos) return {};
    for (std::size_t i = 1; i < end; ++i) {
      if (text[i] == ',' || text[i] == ' ' || text[i] == '_') continue;
      if (is_digit(text[i])) {
        if (indices.empty()) return {};
        indices.back() += text[i];
        continue;
      }
      const bool goes_on = is_letter(text[i - 1]) && !is_subscript;
      if (!is_letter(text[i]) || goes_on) return {};
      indices.emplace_back(1, text[i]);
    }
    text.remove_prefix(end + 1);
  }
  return indices;
}

/// The player for whom the text says that the index stands: `i for player 1`, `j = column`.
std::optional<std::size_t> player_of_index(std::span<const std::string> words, const std::string& index) {
  static constexpr WordList kAround(
      "is for the of by belongs to counts runs over denotes indexes index strategy strategies");
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] != index) continue;
    std::size_t next = i + 1;
    while (next < words.size() && is_word_of(words[next], kAround)) ++next;
    if (next == words.size()) continue;
    if (const auto player = player_at(words.subspan(next))) return player->first;
    if (const auto player = player_of_direction(words[next])) return player;
  }
  return std::nullopt;
}

/// `A[col][row]`
bool names_columns_first(std::string_view text) {
  const std::size_t open = text.find('[');
  const std::size_t between = text.find("][", open);
  const std::size_t close = between == std::string_view::npos ? between : text.find(']', between + 2);
  if (open == std::string_view::npos || close == std::string_view::npos) return false;
  const std::vector<std::string> first = words_in(text.substr(open, between - open));
  const std::vector<std::string> second = words_in(text.substr(between, close - between));
  return !first.empty() && !second.empty() && player_of_direction(first.front()) == 1 &&
         player_of_direction(second.front()) == 0;
}

/// The player who is said to play the index: `player 1 if he plays j`.
std::optional<std::size_t> player_who_plays(std::span<const std::string> words, const std::string& index) {
  std::optional<std::size_t> last;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (const auto player = player_at(words.subspan(i))) last = player->first;
    if ((is_word_for_choosing(words[i]) || is_word_of(words[i], {"plays", "uses"})) && words[i + 1] == index)
      return last;
  }
  return std::nullopt;
}

bool names_other_indices(std::string_view text, const Words& words) {
  for (std::size_t at = 1; at + 1 < text.size(); ++at) {
    const bool begins = text[at] == '[' || text[at] == '(' || text.substr(at).starts_with("_");
    if (!begins || !stands_in_word(text[at - 1])) continue;
    const std::vector<std::string> indices = indices_at(text.substr(at));
    if (indices.size() != 2) continue;
    auto first = player_of_index(words, indices[0]);
    auto second = player_of_index(words, indices[1]);
    if (!first) first = player_who_plays(words, indices[0]);
    if (!second) second = player_who_plays(words, indices[1]);
    if (first == 1 || second == 0) return true;
    // Untold, only these count the players: `u(D, C)` and `based_on` name others.
    const bool is_letters = is_word_of(indices[0], {"j", "J"}) && is_word_of(indices[1], {"i", "I"});
    const bool is_counted = indices[0].front() == indices[1].front() && indices[0].substr(1) == "2" &&
                            indices[1].substr(1) == "1";
    if (!first && !second && (is_letters || is_counted)) return true;
  }
  return false;
}

/// The place, from 0, of which the words at the front speak: `first index`, `axis 1`.
std::optional<std::size_t> place_at(std::span<const std::string> words) {
  static constexpr WordList kIndices("index axis dimension subscript");
  if (words.size() < 2) return std::nullopt;
  if (words[0] == "axis" && is_word_of(words[1], {"0", "1", "2"}))
    return words[1] == "0" ? 0 : words[1] == "1" ? 1 : 2;
  if (!is_word_of(words[1], kIndices)) return std::nullopt;
  if (is_word_of(words[0], {"first", "outer", "erste", "premier"})) return 0;
  if (is_word_of(words[0], {"second", "inner", "zweite", "deuxi\u00e8me"})) return 1;
  if (is_word_of(words[0], {"third", "dritte", "troisi\u00e8me"})) return 2;
  return std::nullopt;
}

/// `The first index is player 2's`, `axis 0: columns`; where the first of three counts the players, the
/// others follow.
bool counts_other_indices(std::span<const std::string> words) {
  std::size_t shift = 0;
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    const auto place = place_at(words.subspan(i));
    if (!place || (*place == 2 && shift == 0)) continue;
    for (std::size_t k = i + 2; k < words.size() && !place_at(words.subspan(k)); ++k) {
      const bool is_last = k + 1 == words.size() || place_at(words.subspan(k + 1));
      if (place == 0 && is_last && (words[k] == "players" || is_word_for_player(words[k]))) {
        shift = 1;
        break;
      }
      const auto player = player_at(words.subspan(k));
      const auto told = player ? std::optional(player->first) : player_of_direction(words[k]);
      if (!told) continue;
      if (*told + shift != *place) return true;
      break;
    }
  }
  return false;
}

/// `1 → / 2 ↓`, `Columns: 1, rows: 2`; not `column 1, row 2`.
bool gives_directions_to_numbers(const Phrase& said) {
  const Words& words = said.words;
  if (words.size() != 4 || (said.text.find_first_of(":=") == std::string_view::npos &&
                            said.text.find("\u2192") == std::string_view::npos))
    return false;
  for (std::size_t i = 0; i < 4; i += 2) {
    const std::size_t number = is_digit(words[i].front()) ? i : i + 1;
    const auto direction = player_of_direction(words[number == i ? i + 1 : i]);
    if (!direction || words[number] != std::to_string(2 - *direction)) return false;
  }
  return true;
}

}  // namespace

bool tells_other_indices(const Phrase& said) {
  // Longer ones are no statements.
  constexpr std::size_t kLongest = 1000;
  if (said.text.size() > kLongest) return false;
  const Words& words = said.words;
  return names_other_indices(said.text, words) || names_columns_first(said.text) ||
         counts_other_indices(words) || gives_directions_to_numbers(said);
}

}  // namespace nashsolve::formats
