#include "order_of_players.hpp"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <utility>

#include "named_players.hpp"
#include "number_text.hpp"
#include "told_otherwise.hpp"

namespace nashsolve::formats {

namespace {

bool are_exchanged(std::string_view first, std::string_view second) {
  return named_players({first, second}).players == std::vector<std::size_t>{1, 0};
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> wanted) {
  return std::ranges::find(wanted, word) != wanted.end();
}

/// The player who chooses what the word names.
std::optional<std::size_t> player_of_direction(std::string_view word) {
  if (is_one_of(word, {"row", "rows", "down", "vertical", "vertically", "zeile", "zeilen", "ligne", "lignes",
                       "fila", "filas", "\u2193"}))
    return 0;
  if (is_one_of(word, {"column", "columns", "col", "cols", "across", "horizontal", "horizontally", "spalte",
                       "spalten", "colonne", "colonnes", "columna", "columnas", "\u2192"}))
    return 1;
  return std::nullopt;
}

bool is_player_word(std::string_view word) {
  return is_one_of(word, {"player", "p", "spieler", "joueur", "jugador", "giocatore"});
}

/// The player whom the first of `words` name, and how many of them do: `player 2`, `second player`, `column
/// player`.
std::optional<std::pair<std::size_t, std::size_t>> player_at(std::span<const std::string> words) {
  if (is_one_of(words.front(), {"zeilenspieler", "spaltenspieler"}))
    return std::pair(words.front() == "zeilenspieler" ? std::size_t{0} : std::size_t{1}, std::size_t{1});
  if (words.size() < 2) return std::nullopt;
  const bool begins = is_player_word(words[0]);
  // `columns: player 1`, not `column player`.
  if (!begins && words.size() > 2 && is_one_of(words[2], {"1", "2", "i", "ii", "one", "two"}))
    return std::nullopt;
  if (!begins && (!is_player_word(words[1]) || words[1] == "p")) return std::nullopt;
  const std::string& which = begins ? words[1] : words[0];
  if (const auto player = begins ? std::nullopt : player_of_direction(which)) return std::pair(*player, 2U);
  const auto counted = only_player_in("player " + which);
  if (!counted || *counted > 1) return std::nullopt;
  return std::pair(*counted, std::size_t{2});
}

/// Of a label such as `Player 2: T` or `Column 1`.
std::optional<std::size_t> player_before(const std::string& label) {
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

}  // namespace

void refuse_number_above(const SourceText& source, const Block& block) {
  if (!block.heading || !looks_like_number(block.heading->strategy)) return;
  source.fail(block.title_offset,
              "found the heading " + excerpt(block.title) +
                  " with a number above a matrix, expected all numbers below it",
              "a factor goes into the numbers of the matrix, one payoff into a row of its own");
}

bool is_second_player_first(const SourceText& source, const Block& first, const Block& second) {
  for (const Block* const block : {&first, &second}) {
    refuse_transposed(source, block->title_offset, block->title);
    refuse_number_above(source, *block);
  }
  const auto player_of = [](const Block& block, std::size_t otherwise) {
    return block.heading ? block.heading->player.value_or(otherwise) : otherwise;
  };
  const auto says_player = [](const Block& block) { return block.heading && block.heading->player; };
  std::size_t of_first = player_of(first, 0);
  std::size_t of_second = player_of(second, 1);
  const bool say_both = says_player(first) && says_player(second);
  if (!say_both && !first.title.empty() && !second.title.empty()) {
    const NamedPlayers named = named_players({first.title, second.title});
    if (named.is_contradictory) {
      source.fail(second.title_offset,
                  "found the headings " + excerpt(first.title) + " and " + excerpt(second.title) +
                      ", which do not say whose matrix is whose, expected Player 1 and Player 2");
    }
    if (!named.players.empty()) {
      of_first = named.players[0];
      of_second = named.players[1];
    }
  }
  if (of_first == 0 && of_second == 1) return false;
  if (of_first == 1 && of_second == 0) return true;
  const Block& wrong = of_first != 0 ? first : second;
  source.fail(wrong.title_offset,
              "found the heading " + excerpt(wrong.title) +
                  " above one of two tables, expected one heading of Player 1 or A, and one "
                  "of Player 2 or B, in any order");
}

Exchange exchange_in(std::string_view text) {
  const std::vector<std::string> words = words_in(text);
  // Players and the directions that stand for them, in the order of the text.
  std::vector<std::pair<std::size_t, bool>> named;
  std::size_t players = 0;
  bool has_payoffs = false;
  bool has_first = false;
  for (std::size_t i = 0; i < words.size();) {
    const std::span<const std::string> rest = std::span(words).subspan(i);
    const auto player = player_at(rest);
    const auto direction = player_of_direction(words[i]);
    if (player || direction) named.emplace_back(player ? player->first : *direction, player.has_value());
    players += player ? 1U : 0U;
    has_first = has_first || (!player && words[i] == "first");
    has_payoffs = has_payoffs || is_one_of(words[i], {"payoff", "payoffs", "utility", "utilities", "number"});
    i += player ? player->second : 1;
  }
  const bool is_alike = players == 0 || players == named.size();
  if (is_alike) {
    const bool is_second_first = !named.empty() && named.front().first == 1;
    const bool is_order = named.size() == 2 ? named.back().first == 0 : named.size() == 1 && has_first;
    return has_payoffs && is_second_first && is_order ? Exchange::payoffs : Exchange::none;
  }
  // Each player and what he chooses, one behind the other.
  if (2 * players != named.size()) return Exchange::none;
  for (std::size_t i = 0; i < named.size(); i += 2) {
    if (named[i].second == named[i + 1].second) return Exchange::none;
    if (named[i].first != named[i + 1].first) return Exchange::choices;
  }
  return Exchange::none;
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

bool labels_exchange(const std::vector<std::string>& rows, const std::vector<std::string>& columns) {
  return are_all_of(rows, 1) || are_all_of(columns, 0);
}

void check_order_of_players(const Sheet& sheet, const Table& table,
                            const std::array<std::vector<std::string>, 2>& labels) {
  const Block& block = table.block;
  const auto fail = [&](std::size_t offset, const std::string& what, Exchange exchange) {
    if (exchange == Exchange::none) return;
    const bool is_payoffs = exchange == Exchange::payoffs;
    sheet.source().fail(
        offset,
        "found " + what +
            (is_payoffs ? ", which puts player 2's payoff first, expected player 1's first in each cell"
                        : ", which gives the rows to player 2 or the columns to player 1, expected the rows "
                          "to be player 1's"),
        is_payoffs ? "exchange the payoffs in each cell, and the names that say so"
                   : "transpose the table so that player 1 chooses the row, and write player 1's payoff "
                     "first in each cell");
  };
  const std::optional<std::size_t> above = block.heading ? block.heading->player : std::nullopt;
  if (block.is_title_inset && (above == 0 || are_exchanged(block.name_at_left, block.title)))
    fail(block.title_offset, "the name " + excerpt(block.title) + " above the columns", Exchange::choices);
  fail(block.title_offset, "the title " + excerpt(block.title), exchange_in(block.title));
  for (const Remark& remark : sheet.remarks)
    fail(remark.offset, "the remark " + excerpt(remark.text), exchange_in(remark.text));
  if (labels_exchange(labels[0], labels[1])) {
    const std::string& label = are_all_of(labels[0], 1) ? labels[0].front() : labels[1].front();
    fail(block.offset(), "the label " + excerpt(label), Exchange::choices);
  }
  const Cell* const cell = corner_cell(sheet, table);
  if (cell == nullptr) return;
  const std::string_view text = sheet.text(*cell);
  const std::string corner = "the corner " + excerpt(text);
  fail(cell->offset, corner, exchange_in(text));
  const std::size_t divided = std::min(text.find_first_of("\\/|"), text.size());
  if (names_exchange(text.substr(0, divided), text.substr(std::min(divided + 1, text.size()))))
    fail(cell->offset, corner, Exchange::choices);
  const std::size_t comma = std::min(text.find(','), text.size());
  if (divided == text.size() && are_exchanged(text.substr(0, comma), text.substr(comma)))
    fail(cell->offset, corner, Exchange::payoffs);
}

}  // namespace nashsolve::formats
