#include "passed_over.hpp"

#include <algorithm>
#include <span>

#include "exchange_in_comment.hpp"
#include "false_cells.hpp"
#include "false_claims.hpp"
#include "incomplete.hpp"
#include "named_players.hpp"
#include "number_parts.hpp"
#include "number_text.hpp"
#include "said_of_labels.hpp"
#include "told_by_name.hpp"

namespace nashsolve::formats {

namespace {

/// Without the marks of comments and headings around it.
std::string_view bare(std::string_view text) {
  constexpr std::string_view kMarks = "#%/*_>\"'`=:- \t\r\n";
  const std::size_t begin = std::min(text.find_first_not_of(kMarks), text.size());
  return text.substr(begin, text.find_last_not_of(kMarks) + 1 - std::min(begin, text.size()));
}

/// Words without which nothing is said of what players do and get, and that names of games do without.
bool says_something(const Words& words) {
  static constexpr WordList kOfStatements(
      "is are was has have can cannot may must will do does not no if when where each every all both per "
      "only any get gets give gives player players row rows column columns number numbers ist sind hat haben "
      "kann nicht wenn jeder spieler est sont joueur es son jugador");
  // `Multiply by 2`, `Negated`, `In euros`, `Bob first`; `Divide the dollar` is a game.
  static constexpr WordList kOfPayoffs(
      "payoff payoffs value values utility utilities everything requires require negated doubled halved "
      "swapped mirrored scaled rescaled multiply subtract halve minus add");
  static constexpr WordList kOperations("divide scale times double plus");
  const bool has_factor = std::ranges::any_of(
      words, [](const std::string& word) { return word == "by" || is_digit(word.front()); });
  return has_word_of(words, kOfStatements) || has_word_of(words, kOfPayoffs) ||
         (has_factor && has_word_of(words, kOperations)) || words.front() == "in" ||
         is_word_of(words.back(), {"first", "last", "negative"});
}

bool may_name_game(std::string_view text) {
  // Longer names were not seen; a statement can be as short.
  constexpr std::size_t kMostWords = 8;
  const auto first = static_cast<unsigned char>(text.front());
  const bool is_capital = std::isupper(first) != 0 || first >= 0x80;
  const std::vector<std::string> words = words_in(text);
  const bool tells_of_player =
      std::ranges::any_of(words, [](const std::string& word) { return is_word_for_player(word); });
  return is_capital && words.size() <= kMostWords && !tells_of_player && text.back() != '.' &&
         text.back() != '!' && text.back() != ',' && text.back() != '?' && !says_something(words);
}

/// `# source: Osborne (2004)`
bool says_source(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return false;
  const std::vector<std::string> words = words_in(text.substr(0, colon));
  return words.size() == 1 && is_note_key(words.front()) &&
         !is_word_of(words.front(), {"comment", "comments", "note", "notes", "remark", "remarks"});
}

}  // namespace

bool is_note_key(std::string_view key) {
  static constexpr WordList kWords(
      "author authors category chapter citation comment comments copyright course created date doi "
      "equilibria equilibrium exercise family generator id isbn keywords language license licence link "
      "modified nash note notes page publication reference references remark remarks schema seed solution "
      "solutions source supports components tags timestamp topic updated url uuid version year");
  return has_word_of(words_in(key), kWords);
}

bool may_change_payoffs(std::string_view key) {
  static constexpr WordList kWords(
      "order ordering indexing layout convention storage major axis axes row rows column columns col role "
      "roles "
      "transpose transposed transposition swap swapped reverse reversed exchanged permutation sign sense "
      "negate negated inverse inverted minimize minimise minimized minimised maximize maximise goal "
      "objective cost costs loss losses unit units scale scaled scaling factor factors multiplier multiply "
      "divisor divide offset shift shifted normalize normalized normalise normalised discount discounted "
      "weight weights prior priors probability rank ranks ordinal probabilities default payoff payoffs "
      "utility utilities matrix matrices");
  return has_word_of(words_in(key), kWords);
}

std::string pass_over(const SourceText& source, Reading& reading, std::vector<Remark> remarks,
                      std::size_t begin, const std::vector<Player>& players,
                      const std::vector<PayoffTable>& tables, const std::string& title) {
  const auto check_claim = [&](const Phrase& said, std::size_t offset) {
    if (is_claim_of_all(said)) refuse_false_claim(source, offset, said, tables, players[0].strategies.size());
  };
  check_claim(bare(title), std::min(source.text().find(title), source.text().size()));
  std::erase_if(remarks, [&](const Remark& remark) {
    const std::string_view text = bare(remark.text);
    const Phrase said(text);
    check_claim(said, remark.offset);
    return said.words.empty() || says_source(text) || confirms_order(said);
  });
  if (remarks.empty()) return title;
  refuse_false_cells(source, remarks, players, tables);
  refuse_told_by_name(source, players, remarks);
  refuse_incomplete(source, players, remarks);
  refuse_labels_of_others(source, players, remarks);
  std::ranges::stable_sort(remarks, {}, &Remark::offset);
  const std::string_view first = bare(remarks.front().text);
  const bool is_title = title.empty() && remarks.front().offset < begin && may_name_game(first);
  for (const Remark& remark : std::span(remarks).subspan(is_title ? 1 : 0))
    reading.warnings.pass_over(source, remark.offset, bare(remark.text));
  return is_title ? std::string(first) : title;
}

}  // namespace nashsolve::formats
