#include "json_notes.hpp"

#include <algorithm>

#include "changed_numbers.hpp"
#include "passed_over.hpp"
#include "payoff_collector.hpp"

namespace nashsolve::formats {

namespace {

bool is_note(std::string_view key) {
  static constexpr WordList kKeys("title name description type kind format game");
  return key.starts_with('_') || is_word_of(key, kKeys) || is_note_key(key);
}

/// Rows of numbers: they could be payoffs.
bool holds_matrix(const JsonValue& value) {
  const auto is_row = [](const JsonValue& entry) {
    return entry.is(JsonValue::Kind::array) && std::ranges::any_of(entry.entries, [](const JsonValue& cell) {
             return cell.is(JsonValue::Kind::number);
           });
  };
  return (value.is(JsonValue::Kind::array) && std::ranges::any_of(value.entries, is_row)) ||
         std::ranges::any_of(value.entries, holds_matrix);
}

bool has_key_that_may_change_payoffs(const JsonValue& value) {
  return std::ranges::any_of(value.keys, may_change_payoffs) ||
         std::ranges::any_of(value.entries, has_key_that_may_change_payoffs);
}

void refuse_statements(const SourceText& source, const Reading& reading, bool has_objective,
                       std::size_t offset, const JsonValue& value) {
  if (value.is(JsonValue::Kind::string)) {
    refuse_statement(source, reading.options, has_objective, offset, value.text);
  }
  for (const JsonValue& entry : value.entries) {
    refuse_statements(source, reading, has_objective, offset, entry);
  }
}

}  // namespace

void pass_over(const SourceText& source, Reading& reading, bool has_objective, const std::string& key,
               std::size_t offset, const JsonValue& value) {
  refuse_statements(source, reading, has_objective, offset, value);
  if (is_note(key) || value.is_null()) return;
  if (!may_change_payoffs(key) && !has_key_that_may_change_payoffs(value) && !holds_matrix(value)) {
    reading.warnings.add(source, offset, "found the unknown key " + excerpt(key) + ", which is ignored");
    return;
  }
  source.fail(offset,
              "found the unknown key " + excerpt(key) +
                  ", which may change what the payoffs mean, expected payoffs as they are",
              "leave it out, or let its name begin with _ where it is a note");
}

void check_type(const SourceText& source, const std::string& key, std::size_t offset, const JsonValue& value,
                const std::vector<PayoffTable>& tables, const std::vector<std::size_t>& counts) {
  if (!is_word_of(key, {"type", "kind", "class", "category", "game_type"}) || tables.size() != 2) return;
  const std::vector<std::string> words = words_in(value.text);
  constexpr std::string_view kZeroSum[] = {"zero", "sum"};
  const bool is_zero_sum = !has_word_of(words, {"non", "not", "no"}) &&
                           (has_word_of(words, {"zerosum"}) || !std::ranges::search(words, kZeroSum).empty());
  // Not `symmetric information`.
  const bool is_symmetric = !words.empty() && words[0] == "symmetric" && words.size() <= 2 &&
                            is_word_of(words.back(), {"symmetric", "game", "games", "bimatrix"});
  const bool holds = is_zero_sum    ? tables[1] == tables[0].negated()
                     : is_symmetric ? counts[0] == counts[1] && tables[1] == transposed(tables[0], counts[0])
                                    : true;
  if (holds) return;
  source.fail(
      offset,
      "found the type " + excerpt(value.text) + " of payoffs that are not, expected those of such a game",
      "leave it out where the payoffs are right");
}

}  // namespace nashsolve::formats
