#include "headings.hpp"

#include <algorithm>
#include <charconv>

#include "named_players.hpp"
#include "notes.hpp"
#include "number_parts.hpp"
#include "number_text.hpp"

namespace nashsolve::formats {

namespace {

bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

std::optional<std::size_t> take_number(std::string_view& text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || number == 0 || number > 99) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return number - 1;
}

/// A player at the front of `text`, which is in lower case.
std::optional<std::size_t> take_player(std::string_view& text) {
  for (const std::string_view word : {"player ", "player", "p", "spieler ", "joueur "}) {
    std::string_view rest = text;
    if (!take(rest, word)) continue;
    if (const auto number = take_number(rest)) {
      text = rest;
      return number;
    }
  }
  for (const std::string_view word : {"row player", "row"}) {
    if (take(text, word)) return 0;
  }
  for (const std::string_view word : {"column player", "column", "col player", "col"}) {
    if (take(text, word)) return 1;
  }
  if (text.starts_with('a') || text.starts_with('b')) {
    const bool is_second = text.front() == 'b';
    text.remove_prefix(1);
    return is_second ? 1 : 0;
  }
  return std::nullopt;
}

/// Numbers, more than one of them or in brackets: `B: (1, 5)  (3, 3)` is a row of a table.
bool are_payoffs(std::string_view text) {
  std::size_t words = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \t,;|()[]", begin), text.size());
    if (end > begin && !has_number_form(text.substr(begin, end - begin))) return false;
    words += end > begin ? 1U : 0U;
    begin = end + 1;
  }
  return words > 1 || (words == 1 && (text.front() == '(' || text.front() == '['));
}

/// Three words or more before a full stop, and no number but of a player.
bool is_sentence(std::string_view text) {
  if (text.back() != '.' || text.find_first_of("|&\t") != std::string_view::npos) return false;
  for (std::size_t at = 0; (at = text.find_first_of("0123456789", at)) != std::string_view::npos; ++at) {
    const std::string before = lower(text.substr(0, at));
    if (!before.ends_with("player ") && !before.ends_with("player")) return false;
  }
  return std::ranges::count(text, ' ') >= 2;
}

/// `Payoffs of Ann`
bool begins_with_payoffs_of(std::string_view text) {
  const std::vector<std::string> words = words_in(text);
  return words.size() > 2 && words.size() < 6 &&
         is_word_of(words[0], {"payoff", "payoffs", "utility", "utilities"}) &&
         is_word_of(words[1], {"of", "to", "for"}) &&
         text.find_first_of("0123456789|&;,\t\"") == std::string_view::npos &&
         text.find("  ") == std::string_view::npos;
}

/// `Payoffs (row, column)`
bool has_words_in_parentheses(std::string_view text) {
  const std::size_t open = text.find(" (");
  return open != std::string_view::npos && text.back() == ')' && text.find('(') == open + 1 &&
         text.find_first_of("0123456789|&;\t") == std::string_view::npos &&
         text.substr(0, open).find_first_of(",\"") == std::string_view::npos &&
         text.substr(0, open).find("  ") == std::string_view::npos;
}

}  // namespace

bool is_prose(std::string_view line) {
  line = trimmed_cell(line);
  return !line.empty() &&
         (is_sentence(line) || has_words_in_parentheses(line) || begins_with_payoffs_of(line));
}

std::optional<Heading> heading_of(std::string_view text) {
  text = trimmed_cell(text);
  if (text.empty() || text.size() > 200 || looks_like_number(text)) return std::nullopt;
  const bool announces = text.back() == ':' || text.back() == '=' || is_prose(text);
  while (!text.empty() && (text.back() == ':' || text.back() == '='))
    text = trimmed_cell(text.substr(0, text.size() - 1));
  while (!text.empty() && (text.front() == '$' || text.front() == '#' || text.front() == '*'))
    text.remove_prefix(1);
  while (!text.empty() && text.back() == '*') text.remove_suffix(1);
  text = trimmed_cell(text);
  const std::string words = lower(text);
  std::string_view rest = words;
  for (const std::string_view word :
       {"if ", "when ", "given ", "payoff matrix ", "payoffs ", "payoff ", "matrix ", "utility ",
        "utilities ", "game ", "to ", "of ", "for ", "the "}) {
    take(rest, word);
  }
  Heading heading;
  heading.player = take_player(rest);
  for (const std::string_view word : {"'s", "\u2019s"}) take(rest, word);
  bool is_followed = false;
  for (const std::string_view word : {" payoff matrix", " payoffs", " payoff", " matrix", " utilities",
                                      " utility", " plays", " chooses", " gets", " receives", " earns"})
    is_followed = take(rest, word) || is_followed;
  if (heading.player && !rest.empty() && rest.front() != ':' && rest.front() != '=' && rest.front() != ' ' &&
      rest.front() != '(') {
    heading.player.reset();
  }
  if (heading.player && !rest.empty()) {
    std::string_view strategy = text.substr(text.size() - rest.size());
    // `A third player chooses the matrix` is none of A.
    const bool is_set_off = strategy.front() != ' ' || is_followed || trimmed_cell(strategy).starts_with('=');
    strategy = trimmed_cell(strategy);
    while (!strategy.empty() &&
           (strategy.front() == ':' || strategy.front() == '=' || strategy.front() == '*'))
      strategy = trimmed_cell(strategy.substr(1));
    heading.strategy = strategy;
    if (!is_set_off) heading.player.reset();
  }
  if (!heading.player) {
    const std::size_t end = std::min(text.find_first_of(":="), text.size());
    heading.player = only_player_in(words_in(text.substr(0, end)));
    if (heading.player) heading.strategy = trimmed_cell(text.substr(std::min(end + 1, text.size())));
  }
  if ((!heading.player && !announces) || are_payoffs(heading.strategy)) return std::nullopt;
  return heading;
}

std::string name_of_owner(std::string_view title) {
  static constexpr WordList kAround("payoffs payoff of to for matrix the utility utilities table");
  std::string name;
  for (std::size_t begin = 0; begin < title.size();) {
    const std::size_t end = std::min(title.find(' ', begin), title.size());
    std::string_view word = title.substr(begin, end - begin);
    begin = end + 1;
    while (word.ends_with(':') || word.ends_with('=')) word.remove_suffix(1);
    if (word.ends_with("'s")) word.remove_suffix(2);
    if (word.ends_with("\u2019s")) word.remove_suffix(4);
    const Words words = words_in(word);
    if (words.empty() || is_word_of(words.front(), kAround)) continue;
    if (!name.empty() || words.size() > 1 || words.front().size() < 2) return {};
    name = word;
  }
  return name;
}

}  // namespace nashsolve::formats
