#include "exchanged_players.hpp"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <span>
#include <utility>

#include "directions.hpp"
#include "index_order.hpp"
#include "lists_of_players.hpp"
#include "named_players.hpp"

namespace nashsolve::formats {

namespace {

/// Of a label such as `Player 2: T`, `Column 1` or `T (player 1)`.
std::optional<std::size_t> player_before(const std::string& label) {
  if (const std::size_t open = label.rfind('('); open != std::string::npos && label.ends_with(')')) {
    const std::vector<std::string> behind = words_in(std::string_view(label).substr(open));
    const auto player = behind.empty() ? std::nullopt : player_at(behind);
    if (player && player->second == behind.size()) return player->first;
  }
  const std::vector<std::string> words = words_in(label);
  if (words.size() < 2) return std::nullopt;
  if (const auto player = player_at(words))
    return player->second < words.size() ? std::optional(player->first) : std::nullopt;
  return player_of_direction(words.front());
}

bool are_all_of(const std::vector<std::string>& labels, std::size_t player) {
  return !labels.empty() && std::ranges::all_of(labels, [&](const std::string& label) {
    return player_before(label) == player;
  });
}

/// Of payoffs within a cell.
std::optional<std::size_t> place_of(std::string_view word) {
  if (is_word_of(word, {"first", "left", "erste", "eerste", "linke", "links", "premier", "primer", "primeiro",
                        "primo", "\u043f\u0435\u0440\u0432\u043e\u0435"}))
    return 0;
  if (is_word_of(word, {"second", "right", "last", "zweite", "tweede", "rechte", "rechts", "deuxi\u00e8me",
                        "segundo", "secondo", "\u0432\u0442\u043e\u0440\u043e\u0435"}))
    return 1;
  if (word.find("\u7b2c\u4e00\u4e2a\u6570") != std::string_view::npos) return 0;
  if (word.find("\u7b2c\u4e8c\u4e2a\u6570") != std::string_view::npos) return 1;
  if (is_word_of(word, {"third", "dritte", "troisi\u00e8me", "tercer", "terceiro", "terzo"})) return 2;
  return std::nullopt;
}

/// The one whose direction stands alone behind a number: `= column, second entry`; not `in each row`.
std::optional<std::size_t> direction_told(std::span<const std::string> words) {
  std::size_t at = 0;
  while (at < words.size() && is_word_of(words[at], {"is", "are", "the", "of", "for", "to", "belongs"})) ++at;
  const bool ends =
      at + 1 >= words.size() || words[at + 1] == "and" || words[at + 1] == "s" || place_of(words[at + 1]);
  return at < words.size() && ends ? player_of_direction(words[at]) : std::nullopt;
}

/// `The second number is player 1's payoff`, `First entry: column player`; not `The first number is player
/// 1's`.
bool gives_number_to_other(std::span<const std::string> words) {
  static constexpr WordList kNumbers(
      "number numbers matrix array entry entries payoff payoffs component coordinate value values zahl "
      "zahlen auszahlung auszahlungen nombre getal gain n\u00famero pago numero valor "
      "\u0447\u0438\u0441\u043b\u043e");
  const auto is_number = [](const std::string& word) { return is_word_of(word, kNumbers); };
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const auto place = place_of(words[i]);
    if (!place) continue;
    // `the first number`, `the number on the left`, `Zahlen links`
    const bool is_before =
        (i > 2 && words[i - 1] == "the" && is_number(words[i - 3])) || (i > 0 && is_number(words[i - 1]));
    const bool is_run = begins_player(words[i]);
    if (!is_run && !is_number(words[i + 1]) && !is_before) continue;
    // `Player 1 gets the first number and player 2 the second`
    if (i > 1 && words[i - 1] == "the" && is_word_of(words[i - 2], {"gets", "receives", "has"})) continue;
    // `In the second matrix, player 1 prefers B`
    const auto before = words.first(i);
    const auto behind = words.subspan(i + 1);
    if (is_word_of(words[i + 1], {"matrix", "array"}) && has_word_of(before, {"in", "from", "if", "when"}) &&
        !has_word_of(behind, {"payoff", "payoffs", "utility", "utilities", "numbers"}))
      continue;
    if (const auto told = direction_told(words.subspan(i + 2)); told && is_number(words[i + 1]))
      return *told != *place;
    for (std::size_t k = is_run ? i : i + 2;
         k < words.size() && (k == i || !place_of(words[k]) || player_at(words.subspan(k))); ++k) {
      const auto player = player_at(words.subspan(k));
      if (player) return player->first != *place;
    }
  }
  return false;
}

/// `The row player's payoff is second.` `The player on the left has payoffs on the right.`
bool gives_payoff_another_place(std::span<const std::string> words) {
  static constexpr WordList kPayoffs("payoff payoffs number utility");
  static constexpr WordList kIs("is are comes come stands stand written listed given always shown on the");
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto player = player_at(words.subspan(i));
    if (!player) continue;
    std::size_t next = i + player->second;
    while (next < words.size() &&
           is_word_of(words[next], {"s", "has", "gets", "receives", "the", "his", "her", "their"}))
      ++next;
    // `Player 1 receives the second number`
    if (next + 1 < words.size() && words[next - 1] == "the" &&
        place_of(words[next]).value_or(player->first) != player->first &&
        is_word_of(words[next + 1], {"number", "payoff", "entry", "value"}))
      return true;
    if (next + 1 >= words.size() || !is_word_of(words[next], kPayoffs)) continue;
    std::size_t place = next + 1;
    while (place < words.size() && is_word_of(words[place], kIs)) ++place;
    if (place == next + 1 || place >= words.size()) continue;
    const bool ends = place + 1 == words.size() || is_word_of(words[place + 1], {"in", "and", "within"});
    const auto told = place_of(words[place]);
    if (ends && told && *told != player->first) return true;
  }
  return false;
}

/// What a player chooses, from 0: rows, columns, the table.
std::optional<std::size_t> chooser_of(std::string_view word) {
  if (const auto direction = player_of_direction(word)) return direction;
  return is_word_of(word, {"matrix", "table", "tabelle"}) ? std::optional<std::size_t>(2) : std::nullopt;
}

/// `Rows are player 3`, `Player 1 chooses the matrix`
bool gives_choice_to_other(std::span<const std::string> words) {
  const auto player_from = [&](std::size_t i) {
    return i + 1 < words.size() && begins_player(words[i]) ? player_counted_by(words[i + 1]) : std::nullopt;
  };
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    const std::size_t next = i + (is_word_of(words[i + 1], {"are", "is", "for"}) ? 2 : 1);
    if (player_of_direction(words[i]) && player_from(next) == 2) return true;
    const auto player = player_from(i);
    if (!player) continue;
    std::size_t end = i + 2;
    while (end < words.size() && (is_word_for_choosing(words[end]) || is_word_of(words[end], {"the", "a"})))
      ++end;
    const auto chosen = end < words.size() && end > i + 2 ? chooser_of(words[end]) : std::nullopt;
    if (chosen && *chosen != *player && (*chosen == 2 || *player == 2)) return true;
  }
  return false;
}

/// `Payoffs in the order player 3, player 1, player 2`: players one behind the other, not as they count.
bool lists_out_of_order(std::span<const std::string> words, bool is_list) {
  std::size_t last = 0;
  std::size_t last_end = 0;
  std::size_t listed = 0;
  bool is_ordered = true;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const auto player = begins_player(words[i]) ? player_counted_by(words[i + 1]) : std::nullopt;
    if (!player) continue;
    if (listed > 0 && i > last_end + (words[i - 1] == "and" || words[i - 1] == "then" ? 1U : 0U))
      return false;
    is_ordered = is_ordered && (listed == 0 || *player > last);
    last = *player;
    last_end = i + 2;
    ++listed;
  }
  return listed > 1 && !is_ordered &&
         (is_list || is_word_of(words.front(), {"order", "payoffs", "payoff", "utilities", "numbers"}) ||
          std::ranges::find(words, "order") != words.end());
}

/// Whether words between two players make them one: `Player 2 is always the row player`; not `Player 2 is
/// better off than the row player`.
bool equates(std::span<const std::string> between) {
  static constexpr WordList kClauses(
      "if when whenever that than whose whom whether unless until because since while que wenn als quand si "
      "cuando se quando");
  static constexpr WordList kToOthers(
      "of to by with for from against about like towards von vor gegen mit de contra contre avec para di "
      "com");
  const auto is_article = [](const std::string& word) { return is_word_of(word, {"the", "a", "our"}); };
  while (!between.empty() && is_article(between.back())) between = between.first(between.size() - 1);
  if (between.empty()) return true;
  if (is_word_of(between.back(), kToOthers)) return false;
  // `as much as`
  if (between.size() > 2 && between.back() == "as" && between[between.size() - 3] == "as") return false;
  return std::ranges::any_of(between,
                             [](const auto& word) {
                               return is_word_of(word, {"is", "as", "ist", "est", "es", "\u00e8", "\u00e9"});
                             }) &&
         !has_word_of(between, kClauses);
}

/// A question tells nothing: `Which number is player 2's?`, not `The first number is player 2's, right?`.
bool asks(const Phrase& said) {
  static constexpr WordList kAsking(
      "what which who whose whom when where why how is are does do did can could should would will was were "
      "may must has have");
  const Words& words = said.words;
  return said.text.ends_with('?') && !words.empty() && is_word_of(words.front(), kAsking);
}

/// Most texts tell of none, and need not be looked at again.
bool tells_of_players(const Words& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (begins_player(words[i]) || player_of_direction(words[i]) || player_at(std::span(words).subspan(i)))
      return true;
  }
  return false;
}

Exchange exchange_in_sentence(const Phrase& said) {
  if (asks(said)) return Exchange::none;
  const std::vector<std::string> words = words_with_players(said.words);
  // `(Player 2, Player 1)`, not the corner `Player 2 / Player 1`.
  const bool is_list = said.text.find(',') != std::string_view::npos && !words.empty();
  // `(u2, u1)`
  if (is_list && words.size() == 4 && words[0] == words[2] && words[1] == "2" && words[3] == "1")
    return Exchange::payoffs;
  // `(π₂, π₁)`
  if (is_list && words.size() == 2 && words[0].ends_with("\u2082") && words[1].ends_with("\u2081"))
    return Exchange::payoffs;
  // `Read each pair from right to left`
  constexpr std::string_view kFromRight[] = {"right", "to", "left"};
  if (std::search(words.begin(), words.end(), std::begin(kFromRight), std::end(kFromRight)) != words.end() &&
      has_word_of(words, {"pair", "pairs", "cell", "cells"}))
    return Exchange::payoffs;
  if (tells_other_indices(said)) return Exchange::choices;
  if (lists_payoffs_of_others(said)) return Exchange::payoffs;
  if (!tells_of_players(words)) return Exchange::none;
  if (gives_choice_to_other(words) || gives_place_to_letter(said.text) || counts_choices_of_others(said.text))
    return Exchange::choices;
  if (gives_number_to_other(words) || gives_payoff_another_place(words) ||
      lists_out_of_order(words, is_list && words.size() % 2 == 0 && begins_player(words[0])))
    return Exchange::payoffs;
  static constexpr WordList kFirst("first zuerst premier primero primo prima primeiro");
  static constexpr WordList kPayoffs(
      "payoff payoffs utility utilities number format auszahlung auszahlungen gain gains pago pagos guadagno "
      "guadagni "
      "ganho ganhos");
  // Players and the directions that stand for them, in the order of the text.
  std::vector<std::pair<std::size_t, bool>> named;
  std::size_t players = 0;
  bool has_payoffs = false;
  bool has_first = false;
  bool is_joined = false;
  std::optional<bool> was_counted;
  std::size_t last_end = 0;
  for (std::size_t i = 0; i < words.size();) {
    const std::span<const std::string> rest = std::span(words).subspan(i);
    const auto player = player_at(rest);
    const auto direction = player_of_direction(words[i]);
    if (player || direction) named.emplace_back(player ? player->first : *direction, player.has_value());
    if (player) {
      const bool is_counted = begins_player(words[i]) || !player_of_direction(words[i]);
      is_joined = is_joined ||
                  (was_counted == !is_counted && equates(std::span(words).subspan(last_end, i - last_end)));
      was_counted = is_counted;
      last_end = i + player->second;
    }
    players += player ? 1U : 0U;
    has_first = has_first || (!player && is_word_of(words[i], kFirst));
    has_payoffs = has_payoffs || is_word_of(words[i], kPayoffs);
    i += player ? player->second : 1;
  }
  // `Column player first`, `Player 2 is listed first`
  static constexpr WordList kListed(
      "the is comes stands always listed written given shown first s in each cell pair");
  const bool is_all_said =
      std::ranges::all_of(words.begin() + static_cast<std::ptrdiff_t>(last_end), words.end(),
                          [](const auto& word) { return is_word_of(word, kListed); });
  const bool begins =
      !words.empty() && player_at(std::span(words).subspan(words[0] == "the" ? 1 : 0)).has_value();
  if (has_first && begins && is_all_said && players == 1 && named.size() == 1 && named.front().first == 1)
    return Exchange::payoffs;
  // `Player 2 is the row player`, `Row player = player 2`, `Row player: player 2`
  const bool has_equal = has_word_of(words, {"is", "as", "ist", "est", "es", "\u00e8", "\u00e9"}) ||
                         said.text.find('=') != std::string_view::npos ||
                         (words.size() == 4 && said.text.find(':') != std::string_view::npos);
  const auto are_other = [&](std::size_t i) { return named[i].first != named[i + 1].first; };
  const bool is_one = named.size() == 2 && are_other(0);
  const bool are_both = named.size() == 4 && are_other(0) && are_other(2);
  if (players == named.size() && (is_one || are_both) && is_joined && !has_payoffs && has_equal)
    return Exchange::choices;
  const bool is_alike = players == 0 || players == named.size();
  if (is_alike) {
    const bool is_second_first = !named.empty() && named.front().first == 1;
    const bool is_order = named.size() == 2 ? named.back().first == 0 : named.size() == 1 && has_first;
    const bool is_all = named.size() == 2 && words.size() == (players > 0 && is_list ? 4U : 2U);
    // `Column player first, then row player`, not `Player 2 acts first, then player 1`
    const bool is_told_in_turn = has_first && named.size() == 2 && words.size() < 8 &&
                                 has_word_of(words, {"then"}) &&
                                 !has_word_of(words, {"acts", "goes", "moves", "speaks"});
    return (has_payoffs || is_all || is_told_in_turn) && is_second_first && is_order ? Exchange::payoffs
                                                                                     : Exchange::none;
  }
  // `Player 2's view: rows are player 2`
  if (named.size() > 2 && 2 * players == named.size() + 1) {
    named.erase(named.begin());
    --players;
  }
  // Each player and what he chooses, one behind the other.
  if (2 * players != named.size()) return Exchange::none;
  for (std::size_t i = 0; i < named.size(); i += 2) {
    if (named[i].second == named[i + 1].second) return Exchange::none;
    if (named[i].first != named[i + 1].first) return Exchange::choices;
  }
  return Exchange::none;
}

}  // namespace

bool are_exchanged(std::string_view first, std::string_view second) {
  return named_players({first, second}).players == std::vector<std::size_t>{1, 0};
}

Exchange exchange_in(const Phrase& said) {
  // What is longer is taken for a sentence.
  constexpr std::size_t kLongestWithFewWords = 1000;
  const std::string_view text = said.text;
  std::size_t begin = 0;
  constexpr std::string_view kBlanks = " \t\r\n";
  for (std::size_t at = text.find_first_of(kBlanks); at != std::string_view::npos;
       at = text.find_first_of(kBlanks, at + 1)) {
    const std::string_view sentence = text.substr(begin, at - begin);
    if (!sentence.ends_with('.') && !sentence.ends_with('?') && !sentence.ends_with('!')) continue;
    const Phrase told(sentence);
    // `1. Ann` is not the end of one.
    if (sentence.size() < kLongestWithFewWords && told.words.size() < 3) continue;
    if (const Exchange found = exchange_in_sentence(told); found != Exchange::none) return found;
    begin = at + 1;
  }
  return begin == 0 ? exchange_in_sentence(said) : exchange_in_sentence(text.substr(begin));
}

bool names_corners(const Phrase& said) {
  static constexpr WordList kHeights(
      "upper lower top bottom southwest northeast oben unten obere untere sup\u00e9rieur inf\u00e9rieur");
  static constexpr WordList kSides("left right links rechts hand");
  static constexpr WordList kNumbers(
      "number numbers payoff payoffs entry value corner triangle zahl auszahlung");
  const Words& words = said.words;
  if (!has_word_of(words, kHeights)) return false;
  bool has_player = false;
  for (std::size_t i = 0; i < words.size(); ++i)
    has_player = has_player || player_at(std::span(words).subspan(i)) || player_of_direction(words[i]);
  // `The top payoff of player 1 is 4` tells of the highest.
  static constexpr WordList kCells("cell cells box square pair each every");
  const auto is_highest = [&](std::size_t i) {
    return is_word_of(words[i], {"top", "bottom"}) && i + 2 < words.size() &&
           is_word_of(words[i + 2], {"of", "for", "to"}) && has_word_of(words, {"is", "was"}) &&
           !has_word_of(words, kCells) &&
           std::ranges::count_if(words, [&](const auto& word) { return is_word_of(word, kHeights); }) == 1;
  };
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (!is_word_of(words[i], kHeights)) continue;
    if (is_word_of(words[i + 1], kSides) && has_word_of(words, kNumbers)) return true;
    if (is_word_of(words[i + 1], kNumbers) && has_player && !is_highest(i)) return true;
  }
  return false;
}

bool names_exchange(std::string_view rows, std::string_view columns) {
  const auto is = [](std::string_view name, std::initializer_list<std::string_view> wanted) {
    std::string joined;
    for (const std::string& word : words_in(name)) joined += word;
    return std::ranges::find(wanted, joined) != wanted.end();
  };
  return is(rows, {"player2", "p2", "spieler2", "joueur2", "jugador2", "column", "col", "columnplayer",
                   "colplayer"}) ||
         is(columns, {"player1", "p1", "spieler1", "joueur1", "jugador1", "row", "rowplayer"}) ||
         are_exchanged(rows, columns);
}

std::optional<std::string> exchanging_label(const std::vector<std::string>& rows,
                                            const std::vector<std::string>& columns) {
  if (are_all_of(rows, 1)) return rows.front();
  if (are_all_of(columns, 0)) return columns.front();
  return std::nullopt;
}

void refuse_exchange(const SourceText& source, std::size_t offset, const std::string& what,
                     Exchange exchange) {
  if (exchange == Exchange::none) return;
  const bool is_payoffs = exchange == Exchange::payoffs;
  source.fail(
      offset,
      "found " + what +
          (is_payoffs ? ", which puts player 2's payoff first, expected player 1's first in each cell"
                      : ", which gives the rows to player 2 or the columns to player 1, expected the rows "
                        "to be player 1's"),
      is_payoffs ? "exchange the payoffs in each cell, and the names that say so"
                 : "transpose the table so that player 1 chooses the row, and write player 1's payoff "
                   "first in each cell");
}

}  // namespace nashsolve::formats
