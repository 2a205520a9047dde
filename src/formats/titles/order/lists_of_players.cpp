#include "lists_of_players.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "directions.hpp"
#include "named_players.hpp"

namespace nashsolve::formats {

namespace {

/// The one who chooses the row, the column or the table.
std::optional<std::size_t> chooser_in(std::string_view item) {
  const std::vector<std::string> words = words_in(item);
  if (words.size() > 3) return std::nullopt;
  for (const std::string& word : words) {
    if (const auto player = player_of_direction(word)) return player;
    if (is_word_of(word, {"matrix", "table"})) return 2;
  }
  return std::nullopt;
}

/// The players of a list, in its order; empty where it names none.
std::vector<std::size_t> players_of(const std::vector<std::string_view>& items) {
  std::vector<std::size_t> players;
  for (const std::string_view item : items) {
    const auto player = chooser_in(item);
    if (!player || std::ranges::find(players, *player) != players.end()) break;
    players.push_back(*player);
  }
  if (players.size() == items.size()) return players;
  return named_players({items.begin(), items.end()}).players;
}

/// `payoff of B`, `u2`, `row player`, `Player 2`; not `B`, `2`, which may be strategies.
bool tells_of_player(std::string_view item) {
  static constexpr WordList kOf("payoff payoffs utility u p pi");
  const std::vector<std::string> words = words_in(item);
  return words.size() > 1 && words.size() < 5 && std::ranges::any_of(words, [&](const std::string& word) {
           return is_word_of(word, kOf) || is_word_for_player(word);
         });
}

bool is_list_of_others(std::string_view list, bool has_payoffs) {
  const std::vector<std::string_view> items = items_of(list);
  if (items.size() < 2 || items.size() > 3) return false;
  const bool tells = std::ranges::all_of(items, [&](std::string_view item) {
    return tells_of_player(item) || (has_payoffs && chooser_in(item));
  });
  return tells && !std::ranges::is_sorted(players_of(items));
}

/// `Players: 2 (row), 1 (column)`
bool has_choice_behind_other(std::string_view text) {
  if (std::ranges::none_of(words_in(text),
                           [](const auto& word) { return is_word_for_player(word) || word == "players"; }))
    return false;
  for (std::size_t open = text.find(" ("); open != std::string_view::npos; open = text.find(" (", open + 1)) {
    const std::string_view rest = text.substr(open + 2);
    const Words inside = words_in(rest.substr(0, rest.find(')')));
    const Words before = words_in(text.substr(0, open));
    const auto direction = inside.size() == 1 ? player_of_direction(inside.front()) : std::nullopt;
    // Not `Player 1 has 2 (rows)`.
    const bool is_player = before.size() < 2 || !is_word_of(before[before.size() - 2], {"has", "have"});
    if (direction && !before.empty() && is_player && is_word_of(inside.front(), {"row", "column"}) &&
        is_word_of(before.back(), {"1", "2"}) && player_counted_by(before.back()) != direction)
      return true;
  }
  return false;
}

}  // namespace

std::vector<std::string_view> items_of(std::string_view list) {
  std::vector<std::string_view> items;
  for (std::size_t begin = 0; begin <= list.size();) {
    const std::size_t end = std::min(list.find_first_of(",;", begin), list.size());
    items.push_back(list.substr(begin, end - begin));
    begin = end + 1;
  }
  return items;
}

bool lists_payoffs_of_others(const Phrase& said) {
  static constexpr WordList kPayoffs(
      "payoff payoffs utility utilities cell order entry entries number numbers pair pairs auszahlung "
      "auszahlungen gain gains pago pagos guadagni ganhos");
  const bool has_payoffs = has_word_of(said.words, kPayoffs);
  for (std::size_t open = said.text.find('('); open != std::string_view::npos;
       open = said.text.find('(', open + 1)) {
    const std::size_t close = said.text.find(')', open);
    if (close == std::string_view::npos) break;
    if (is_list_of_others(said.text.substr(open + 1, close - open - 1), has_payoffs)) return true;
  }
  const std::size_t colon = said.text.rfind(':');
  return colon != std::string_view::npos && has_payoffs &&
         is_list_of_others(said.text.substr(colon + 1), true);
}

bool counts_choices_of_others(std::string_view text) {
  if (has_choice_behind_other(text)) return true;
  static constexpr WordList kIs("is as");
  static constexpr WordList kArticles("the a");
  for (std::size_t at = 0; at + 2 < text.size(); ++at) {
    const bool counts = (text[at] == '1' || text[at] == '2') && (text[at + 1] == '.' || text[at + 1] == ')');
    if (!counts || (at > 0 && text[at - 1] != ' ' && text[at - 1] != '(')) continue;
    const std::string_view rest = text.substr(at + 2);
    const std::vector<std::string> words = words_in(rest.substr(0, rest.find_first_of("12?")));
    const std::size_t player = text[at] == '1' ? 0 : 1;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      const auto direction = player_of_direction(words[i]);
      if (!direction || *direction == player || !is_word_for_player(words[i + 1])) continue;
      const std::size_t before = i > 0 && is_word_of(words[i - 1], kArticles) ? i - 1 : i;
      const bool is_told = before > 0 && is_word_of(words[before - 1], kIs);
      const std::size_t name = rest.find(':');
      const bool is_named =
          i == 0 && name != std::string_view::npos && words_in(rest.substr(0, name)).size() == 2;
      const bool is_genitive = i + 2 < words.size() && words[i + 2] == "s";
      if ((is_told || is_named) && !is_genitive) return true;
    }
  }
  return false;
}

bool gives_place_to_letter(std::string_view text) {
  std::string told;
  for (const char c : text) told.append(c == '=' || c == ':' ? " is " : std::string(1, c));
  Words words = words_in(told);
  std::erase(words, "the");
  if (says(words, "b|ii is row player") || says(words, "a|i is column player")) return true;
  for (std::size_t i = 0; i + 3 < words.size(); ++i) {
    if (words[i + 1] != "player" || words[i + 2] != "is") continue;
    const bool is_other = (words[i] == "row" && is_word_of(words[i + 3], {"b", "ii"})) ||
                          (words[i] == "column" && is_word_of(words[i + 3], {"a", "i"}));
    std::size_t next = i + 4;
    while (next < words.size() && words[next] == "and") ++next;
    const bool ends = next == words.size()
                          ? next == i + 4
                          : is_word_of(words[next], {"row", "column"}) && next + 3 < words.size() &&
                                is_word_of(words[next + 3], {"a", "b", "i", "ii"});
    if (is_other && ends) return true;
  }
  return false;
}

}  // namespace nashsolve::formats
