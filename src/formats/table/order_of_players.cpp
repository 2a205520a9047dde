#include "order_of_players.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "exchanged_players.hpp"
#include "named_players.hpp"
#include "number_text.hpp"
#include "told_otherwise.hpp"
#include "unique_labels.hpp"

namespace nashsolve::formats {

void refuse_number_above(const SourceText& source, const Block& block) {
  if (!block.heading || !looks_like_number(block.heading->strategy)) return;
  source.fail(block.title_offset,
              "found the heading " + excerpt(block.title) +
                  " with a number above a matrix, expected all numbers below it",
              "a factor goes into the numbers of the matrix, one payoff into a row of its own");
}

/// `a)` and `b)`, as exercises are counted.
bool count_exercises(std::string_view first, std::string_view second) {
  const auto counts = [](std::string_view text) { return text.size() < 4 && text.ends_with(')'); };
  return counts(first) && counts(second);
}

/// `Roberta's payoffs`, `Payoffs to Roberta`: whoever it is has payoffs; not `Monday's payoffs`, nor `Payoffs
/// of Chicken`, which is a game.
bool has_owner(std::string_view text) {
  static constexpr WordList kPayoffs("payoff payoffs utility utilities");
  static constexpr WordList kTimes(
      "today tomorrow yesterday day week month year monday tuesday wednesday thursday friday saturday sunday "
      "january february march april may june july august september october november december summer winter "
      "spring autumn game round treatment control table dilemma prisoner hunt group session period");
  const std::vector<std::string> words = words_in(text);
  if (words.size() != 3) return false;
  const bool is_to = is_word_of(words[0], kPayoffs) && words[1] == "to";
  const bool is_genitive = words[1] == "s" && is_word_of(words[2], kPayoffs) &&
                           (text.find('\'') != std::string::npos || text.find("\u2019") != std::string::npos);
  const std::string& owner = is_to ? words[2] : words[0];
  return (is_to || is_genitive) && owner.size() > 1 && !looks_like_number(owner) &&
         !is_word_of(owner, kTimes);
}

/// Whether a word of the first that is not in the second may name a player: `Ann` of `Payoffs of Ann`.
bool has_own_name(std::string_view first, std::string_view second) {
  const std::vector<std::string> others = words_in(second);
  return std::ranges::any_of(words_in(first), [&](const std::string& word) {
    return !has_word_of(others, {std::string_view(word)}) && may_name_players({word});
  });
}

/// `Week 1` and `Week 2`, `Treatment` and `Control`, `Player 1` and `Sum`: no names of two players.
bool may_be_of_two_games(std::string_view first, std::string_view second) {
  if (first == second) return false;
  if (has_owner(first) && has_owner(second)) return false;
  return !has_own_name(first, second) || !has_own_name(second, first);
}

void take_notes_on_players(const Sheet& sheet, const Table& first, std::vector<Player>& players) {
  std::vector<std::size_t> counts;
  for (const Player& player : players) counts.push_back(player.strategies.size());
  const std::vector<Player> told = sheet.notes.players(sheet.source(), counts);
  const std::vector<Player> unnamed = default_players(counts);
  const auto take = [&](auto& own, const auto& note, const auto& otherwise, const std::string& shown) {
    if (note == otherwise || note == own) return;
    if (own != otherwise)
      sheet.source().fail(first.block.offset(), "found other names than " + excerpt(shown) +
                                                    " of the notes '# player:' and '# strategy:'" +
                                                    ", expected the same, or no notes");
    own = note;
  };
  for (std::size_t i = 0; i < players.size(); ++i) {
    take(players[i].name, told[i].name, unnamed[i].name, told[i].name);
    take(players[i].strategies, told[i].strategies, unnamed[i].strategies, listed(told[i].strategies));
  }
}

void name_owners(const std::vector<Table>& tables, std::vector<Player>& players) {
  const Block& first = tables[0].block;
  const Block& second = tables[1].block;
  if (first.title.empty() || second.title.empty()) return;
  if (first.title == second.title) {
    const bool is_name = words_in(first.title).size() == 1 && may_name_players({first.title});
    if (first.is_title_inset && second.is_title_inset && is_name) players[1].name = first.title;
    return;
  }
  const std::string one = name_of_owner(first.title);
  const std::string other = name_of_owner(second.title);
  if (tables[0].labels.names || one.empty() || other.empty() || one == other ||
      !named_players({one, other}).players.empty())
    return;
  players[0].name = one;
  players[1].name = other;
}

/// `Bob` above the columns of one and `Ann` above those of the other, who may choose them or have the
/// payoffs.
void refuse_names_above(const SourceText& source, const Block& first, const Block& second) {
  const auto is_name = [](const Block& block) {
    return block.is_title_inset && words_in(block.title).size() == 1 && may_name_players({block.title});
  };
  if (!is_name(first) || !is_name(second) || first.title == second.title) return;
  source.fail(
      second.title_offset,
      "found the names " + excerpt(first.title) + " and " + excerpt(second.title) +
          " above the columns of two tables, who may choose them or have the payoffs, expected headings "
          "such as 'Payoffs of " +
          first.title + "'");
}

/// Whether a text calls the player so, by one of his names.
bool is_called(std::string_view name, std::string_view text) {
  const Words words = words_in(text);
  return std::ranges::any_of(
      words_in(name), [&](const std::string& word) { return has_word_of(words, {std::string_view(word)}); });
}

void refuse_comments_of_two_games(const Sheet& sheet, const std::vector<Table>& tables) {
  const Remark* above[2] = {nullptr, nullptr};
  for (const Remark& remark : sheet.passed_over) {
    for (std::size_t i = 0; i < 2; ++i) {
      const std::size_t begin = i == 0 ? 0 : tables[0].block.offset();
      const std::size_t end = tables[i].block.offset();
      if (remark.offset >= begin && remark.offset < end) above[i] = &remark;
    }
  }
  const bool have_titles = !tables[0].block.title.empty() || !tables[1].block.title.empty();
  if (have_titles || above[0] == nullptr || above[1] == nullptr) return;
  const std::string& first = above[0]->text;
  const std::string& second = above[1]->text;
  const auto& names = tables[0].labels.names;
  const auto tells_only = [&](const std::string& text, const std::string& name, const std::string& other) {
    return is_called(name, text) && !is_called(other, text);
  };
  const bool are_reversed = (are_called_players({first, second}) && are_exchanged(first, second)) ||
                            (names && tells_only(first, names->second, names->first) &&
                             tells_only(second, names->first, names->second));
  if (are_reversed) {
    sheet.source().fail(
        above[0]->offset,
        "found the comments " + excerpt(first) + " and " + excerpt(second) +
            " above two matrices, of which the first is player 1's, expected # Player 2 and # Player 1",
        "write this above them, or exchange the matrices");
  }
  if (!count_others(first, second) && !count_exercises(first, second)) return;
  sheet.source().fail(above[1]->offset,
                      "found the comments " + excerpt(first) + " and " + excerpt(second) +
                          " above two matrices, which may be those of two games, expected # Player 1 and # "
                          "Player 2",
                      "a game of one matrix goes into a file of its own, with --zero-sum or --symmetric");
}

/// `Payoffs of Carol` above a table whose corner is `Ann \\ Bob`, or `Payoffs of Bob` above both.
void refuse_owners_of_others(const SourceText& source, const Table& first, const Table& second) {
  const auto& names = first.labels.names;
  const std::string one = name_of_owner(first.block.title);
  const std::string other = name_of_owner(second.block.title);
  if (!names || one.empty() || other.empty() || player_counted_by(words_in(one).front()) ||
      (is_called(names->first, one) && is_called(names->second, other)))
    return;
  source.fail(second.block.title_offset, "found the headings " + excerpt(first.block.title) + " and " +
                                             excerpt(second.block.title) + " above tables of " +
                                             excerpt(names->first) + " and " + excerpt(names->second) +
                                             ", expected one heading of each of them");
}

/// `Payoffs of Bob` above both of two tables, apart from the name of one who chooses the columns of both.
void refuse_one_owner(const SourceText& source, const Block& first, const Block& second) {
  const std::string owner = name_of_owner(first.title);
  const bool is_above_columns = first.is_title_inset && second.is_title_inset;
  if (owner.empty() || is_above_columns || first.title != second.title || !may_name_players({owner})) return;
  source.fail(second.title_offset, "found the heading " + excerpt(second.title) +
                                       " above both tables, expected one heading of each player");
}

bool is_second_player_first(const SourceText& source, const Table& first_table, const Table& second_table) {
  const Block& first = first_table.block;
  const Block& second = second_table.block;
  const auto& names = first_table.labels.names;
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
  // `Game A` and `Game B` say as little of players as `Week 1` and `Week 2` do.
  const bool are_counted =
      count_others(first.title, second.title) || count_exercises(first.title, second.title);
  refuse_one_owner(source, first, second);
  const bool say_both = says_player(first) && says_player(second) && !are_counted;
  if (!say_both && !first.title.empty() && !second.title.empty()) {
    const NamedPlayers named = named_players({first.title, second.title});
    if (named.is_contradictory) {
      source.fail(second.title_offset,
                  "found the headings " + excerpt(first.title) + " and " + excerpt(second.title) +
                      ", which do not say whose matrix is whose, expected Player 1 and Player 2");
    }
    if (!named.players.empty() && !are_counted) {
      of_first = named.players[0];
      of_second = named.players[1];
    } else if (refuse_names_above(source, first, second);
               are_counted || may_be_of_two_games(first.title, second.title)) {
      source.fail(second.title_offset,
                  "found the headings " + excerpt(first.title) + " and " + excerpt(second.title) +
                      ", which may be those of two games, expected Player 1 and Player 2",
                  "a game of one matrix goes into a file of its own, with --zero-sum or --symmetric");
    }
  }
  // `Frequencies` above the second table alone.
  const bool is_of_nobody = first.title.empty() && !second.title.empty() && !says_player(second) &&
                            !is_word_of(second.title, {"and", "und", "et"}) &&
                            named_players({second.title}).players.empty() &&
                            !has_own_name(second.title, "") && !has_owner(second.title);
  if (is_of_nobody) {
    source.fail(second.title_offset,
                "found the heading " + excerpt(second.title) +
                    " above the second of two tables, expected Player 2, and Player 1 above the "
                    "first");
  }
  // Names in the corner say who chooses the row, so that `Bob's payoffs` above `Ann \\ Bob` are player 2's.
  const std::string owner = name_of_owner(first.title);
  const bool is_of_column =
      names && !owner.empty() && owner == names->second && name_of_owner(second.title) == names->first;
  if (is_of_column && !says_player(first) && !says_player(second)) return true;
  refuse_owners_of_others(source, first_table, second_table);
  if (of_first == 0 && of_second == 1) return false;
  if (of_first == 1 && of_second == 0) return true;
  const Block& wrong = of_first != 0 ? first : second;
  source.fail(wrong.title_offset,
              "found the heading " + excerpt(wrong.title) +
                  " above one of two tables, expected one heading of Player 1 or A, and one "
                  "of Player 2 or B, in any order");
}

bool are_swapped(const Sheet& sheet, std::vector<Table> tables) {
  for (Table& table : tables) {
    const Cell* const corner = table.labels.names ? nullptr : corner_cell(sheet, table);
    if (!table.block.title.empty() || corner == nullptr || sheet.text(*corner).empty()) return false;
    table.block.title = sheet.text(*corner);
    table.block.title_offset = corner->offset;
  }
  return tables[0].block.title != tables[1].block.title &&
         is_second_player_first(sheet.source(), tables[0], tables[1]);
}

void check_order_of_players(const Sheet& sheet, const Table& table,
                            const std::array<std::vector<std::string>, 2>& labels) {
  const Block& block = table.block;
  const auto fail = [&](std::size_t offset, const std::string& what, Exchange exchange) {
    refuse_exchange(sheet.source(), offset, what, exchange);
  };
  const std::optional<std::size_t> above = block.heading ? block.heading->player : std::nullopt;
  if (block.is_title_inset && (above == 0 || are_exchanged(block.name_at_left, block.title)))
    fail(block.title_offset, "the name " + excerpt(block.title) + " above the columns", Exchange::choices);
  fail(block.title_offset, "the title " + excerpt(block.title), exchange_in(block.title));
  if (const auto label = exchanging_label(labels[0], labels[1]))
    fail(block.offset(), "the label " + excerpt(*label), Exchange::choices);
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

void check_third_player(const SourceText& source, const std::vector<Table>& tables) {
  UniqueLabels chosen;
  for (const Table& table : tables) {
    const auto& heading = table.block.heading;
    if (heading && heading->player == 2 && !heading->strategy.empty() && !chosen.insert(heading->strategy)) {
      source.fail(table.block.title_offset,
                  "found the heading " + excerpt(table.block.title) +
                      " again, expected another strategy of player 3 above each table");
    }
    if (!heading || !heading->player || *heading->player == 2 || heading->strategy.empty()) continue;
    source.fail(
        table.block.title_offset,
        "found the heading " + excerpt(table.block.title) +
            " above a table of three payoffs a cell, expected the strategies of player 3, who chooses "
            "the table",
        "in each table player 1 chooses the row and player 2 the column");
  }
}

void name_third_player(const Sheet& sheet, const std::vector<Table>& tables, Player& player) {
  std::vector<std::string> texts;
  for (const Table& table : tables) {
    const auto& heading = table.block.heading;
    const Cell* const corner = table.labels.names ? nullptr : corner_cell(sheet, table);
    const bool is_in_corner = table.block.title.empty() && corner != nullptr;
    texts.push_back(heading && !heading->strategy.empty() ? heading->strategy
                    : is_in_corner                        ? std::string(sheet.text(*corner))
                                                          : table.block.title);
    while (!texts.back().empty() && (texts.back().back() == ':' || texts.back().back() == '='))
      texts.back().pop_back();
  }
  std::string name;
  for (const std::string_view mark : {": ", " = ", " plays ", " chooses ", " picks "}) {
    const std::size_t at = texts.front().find(mark);
    if (!name.empty() || at == std::string::npos) continue;
    const std::string before = texts.front().substr(0, at + mark.size());
    if (!std::ranges::all_of(texts, [&](const std::string& text) { return text.starts_with(before); }))
      continue;
    name = before.substr(0, at);
    // `If Carol plays In`
    for (const std::string_view condition : {"If ", "When ", "Suppose "}) {
      if (name.starts_with(condition)) name.erase(0, condition.size());
    }
    for (std::string& text : texts) text.erase(0, before.size());
  }
  UniqueLabels labels;
  for (const std::string& text : texts) {
    if (text.empty() || !labels.insert(text)) return;
  }
  player.strategies = std::move(labels).take();
  if (!name.empty()) player.name = name;
}

}  // namespace nashsolve::formats
