#include "told_by_name.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>

#include "directions.hpp"
#include "exchanged_players.hpp"
#include "lists_of_players.hpp"
#include "named_players.hpp"

namespace nashsolve::formats {

namespace {

/// The last word of a name in lower case, by which texts call him.
std::string call_of(std::string_view name) {
  const std::vector<std::string> words = words_in(name);
  return words.empty() ? std::string() : words.back();
}

/// Makes a name one word wherever it stands in the text; this word.
std::string join_words(std::string& text, const std::string& name) {
  std::string word;
  for (const std::string& part : words_in(name)) word += part;
  for (std::size_t at = 0; !name.empty() && (at = text.find(name, at)) != std::string::npos;
       at += word.size())
    text.replace(at, name.size(), word);
  return word;
}

bool tells_direction(const Words& words) {
  return std::ranges::any_of(words, [](const auto& word) { return player_of_direction(word).has_value(); });
}

/// Who chooses what, from 0 the rows: `Ann chooses the row`, `and Bob the column`, `Row player: Ann`.
std::vector<std::pair<std::size_t, std::string>> choosers_in(const Phrase& said) {
  const Words& words = said.words;
  const std::string_view text = said.text;
  if (!tells_direction(words)) return {};
  static constexpr WordList kPlays("plays play is has am are");
  constexpr std::size_t kFarthest = 5;
  std::vector<std::pair<std::size_t, std::string>> choosers;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const bool is_elided = i > 0 && words[i - 1] == "and" && words[i + 1] == "the";
    if (is_word_for_choosing(words[i + 1]) || is_word_of(words[i + 1], kPlays) || is_elided) {
      const std::size_t end = std::min(words.size(), i + (is_elided ? 3 : kFarthest));
      for (std::size_t k = i + 2; k < end; ++k) {
        const auto direction = player_of_direction(words[k]);
        if (direction) choosers.emplace_back(*direction, words[i]);
        if (direction) break;
      }
    }
  }
  // `The columns are Ann's, the rows Bob's`
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    const auto direction = player_of_direction(words[i]);
    const bool is_said = is_word_of(words[i + 1], {"are", "is"});
    const std::size_t name = i + (is_said ? 2 : 1);
    if (direction && name + 1 < words.size() && words[name + 1] == "s")
      choosers.emplace_back(*direction, words[name]);
    // `The columns belong to Ann`
    const std::size_t to = i + (words[i + 1].starts_with("belong") ? 2 : 1);
    if (direction && to + 1 < words.size() && words[to] == "to")
      choosers.emplace_back(*direction, words[to + 1]);
  }
  // `Ann (rows)`
  for (std::size_t open = text.find('('); open != std::string_view::npos; open = text.find('(', open + 1)) {
    const std::vector<std::string> before = words_in(text.substr(0, open));
    const std::vector<std::string> inside = words_in(text.substr(open, text.find(')', open) - open));
    if (before.empty() || inside.size() != 1) continue;
    if (const auto direction = player_of_direction(inside.front()))
      choosers.emplace_back(*direction, before.back());
  }
  // `Row player: Ann`, `Ann: rows`
  for (std::size_t colon = text.find(':'); colon != std::string_view::npos;
       colon = text.find(':', colon + 1)) {
    const std::vector<std::string> before = words_in(text.substr(0, colon));
    const std::vector<std::string> after = words_in(text.substr(colon + 1));
    const bool has_player = !before.empty() && is_word_for_player(before.back());
    if (after.empty() || before.size() < (has_player ? 2U : 1U)) continue;
    const auto direction = player_of_direction(before[before.size() - (has_player ? 2 : 1)]);
    if (direction) choosers.emplace_back(*direction, after.front());
    const auto behind = player_of_direction(after.front());
    if (behind && !direction && !is_word_for_player(before.back()))
      choosers.emplace_back(*behind, before.back());
  }
  return choosers;
}

/// The list of two in parentheses or behind `Payoffs:`.
std::string_view list_in(std::string_view text) {
  static constexpr WordList kOfCells("payoffs order cell cells legend entries entry format");
  const std::size_t open = text.find('(');
  const std::size_t colon = text.find(':');
  if (open != std::string_view::npos) {
    const std::size_t close = text.find(')', open);
    return close == std::string_view::npos ? std::string_view() : text.substr(open + 1, close - open - 1);
  }
  if (colon == std::string_view::npos || !has_word_of(words_in(text.substr(0, colon)), kOfCells)) return {};
  const std::string_view rest = text.substr(colon + 1);
  return rest.substr(0, rest.find_first_of(".;"));
}

/// `me` of `I`, so that a list and a choice are of the same.
std::string person_of(std::string name) {
  if (is_word_of(name, {"i", "my", "mine"})) return "me";
  if (is_word_of(name, {"your", "yours"})) return "you";
  return name;
}

/// The last word of an item of a list but for those that count: `opponent first`.
std::string item_of(std::string_view item) {
  std::vector<std::string> words = words_in(item);
  std::erase_if(words, [](const std::string& word) { return is_word_of(word, {"first", "second", "last"}); });
  return words.empty() ? std::string() : person_of(words.back());
}

/// Whose payoffs a list of two has; empty where it has others.
std::pair<std::string, std::string> owners_in(std::string_view text) {
  const std::string_view inside = list_in(text);
  const std::size_t divided = inside.find_first_of(",/");
  if (divided == std::string_view::npos || divided != inside.find_last_of(",/")) return {};
  std::pair<std::string, std::string> owners(item_of(inside.substr(0, divided)),
                                             item_of(inside.substr(divided + 1)));
  return owners.first == owners.second ? std::pair<std::string, std::string>() : owners;
}

/// Whether the first is the column player or the second the row player; or somebody of whom nothing is known,
/// `(opponent, own)`.
bool lists_another_before(std::string_view text, std::string_view row, std::string_view column) {
  static constexpr WordList kSomebody("own other others opponent opponents me you him her his them rival");
  const auto [first, second] = owners_in(text);
  if (first.empty() || second.empty()) return false;
  if (second == row || first == column) return true;
  return is_word_of(first, kSomebody) && is_word_of(second, kSomebody) && first != row && second != column;
}

/// Whether the remarks together put the column player's payoff first. `rows` is the name of the row player,
/// where it is known.
bool names_second_first(std::span<const Remark> remarks, std::string_view rows) {
  static constexpr WordList kPayoffs("payoff payoffs utility number");
  std::string row = call_of(rows);
  std::string column;
  std::string first;
  for (const Remark& remark : remarks) {
    const Phrase said(remark.text);
    const Words& words = said.words;
    const bool tells_place = has_word_of(words, {"first", "before"}) ||
                             (has_word_of(words, {"left"}) && has_word_of(words, {"on", "pair", "cell"}));
    for (auto& [direction, name] : choosers_in(said)) (direction == 0 ? row : column) = person_of(name);
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      // `Bob's payoff first`
      const bool is_owner = words[i + 1] == "s" && i + 2 < words.size() && is_word_of(words[i + 2], kPayoffs);
      if (is_owner && tells_place) first = words[i];
      // `Payoffs of Bob first`
      if (is_word_of(words[i], kPayoffs) && words[i + 1] == "of" && i + 3 < words.size() &&
          words[i + 3] == "first" && !is_word_of(words[i + 2], {"the", "each", "both"}))
        first = words[i + 2];
      if (words[i] == "cell" && remark.text.find(':') != std::string::npos &&
          remark.text.find(',') != std::string::npos)
        first = words[i + 1];
    }
  }
  for (const Remark& remark : remarks) {
    if (lists_another_before(remark.text, row, column)) return true;
  }
  if (first.empty() || begins_player(first)) return false;
  return first == column || (first != row && !row.empty() && !player_of_direction(first));
}

/// Whether the text gives the rows to another player than the first of these, or the columns to another than
/// the second.
bool names_other_chooser(const std::string& text, const std::vector<Player>& players) {
  if (players.size() < 2 || text.ends_with('?') || !tells_direction(words_in(text))) return false;
  std::string row = call_of(players[0].name);
  std::string column = call_of(players[1].name);
  std::string told_of = text;
  // `Ann Smith` and `Bob Smith`
  if (row == column) {
    row = join_words(told_of, players[0].name);
    column = join_words(told_of, players[1].name);
  }
  // `If Bob plays L, the row T is best` has two clauses.
  return std::ranges::any_of(items_of(told_of), [&](std::string_view clause) {
    return std::ranges::any_of(choosers_in(clause), [&](const auto& told) {
      return told.second.size() > 1 && told.second == (told.first == 0 ? column : row);
    });
  });
}

/// Of remarks that do say so, the one with which those before it do.
std::size_t says_second_first(std::span<const Remark> remarks, const std::string& rows) {
  std::size_t silent = 0;
  std::size_t saying = remarks.size();
  while (silent + 1 < saying) {
    const std::size_t middle = silent + (saying - silent) / 2;
    (names_second_first(remarks.first(middle), rows) ? saying : silent) = middle;
  }
  return saying - 1;
}

}  // namespace

void refuse_told_by_name(const SourceText& source, const std::vector<Player>& players,
                         const std::vector<Remark>& remarks) {
  const bool is_named = players.front().name != "Player 1";
  const std::string rows = is_named ? players.front().name : std::string();
  if (names_second_first(remarks, rows)) {
    const Remark& remark = remarks[says_second_first(remarks, rows)];
    refuse_exchange(source, remark.offset, "the remark " + excerpt(remark.text), Exchange::payoffs);
  }
  for (const Remark& remark : remarks) {
    if (names_other_chooser(remark.text, players))
      refuse_exchange(source, remark.offset, "the remark " + excerpt(remark.text), Exchange::choices);
  }
}

}  // namespace nashsolve::formats
