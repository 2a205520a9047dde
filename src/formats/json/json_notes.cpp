#include "json_notes.hpp"

#include <algorithm>

#include "changed_numbers.hpp"
#include "false_claims.hpp"
#include "passed_over.hpp"

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

/// `"sequence": ["Ann", "Bob"]`, `"simultaneous": false`: of moves in turn or many times, or of a part of the
/// strategies.
bool tells_of_another_play(std::string_view key, const JsonValue& value) {
  static constexpr WordList kPlay(
      "sequence sequential stackelberg turn turns rounds repetitions repeated horizon leader follower mover "
      "perspective belief beliefs forbidden infeasible unavailable excluded");
  static constexpr WordList kOnce("simultaneous simultaneously pure mixed");
  static constexpr WordList kNo("false no none simultaneous static 0 1");
  const Words words = words_in(key);
  const bool is_no = is_word_of(value.text, kNo);
  return is_no ? value.text != "1" && has_word_of(words, kOnce) : has_word_of(words, kPlay);
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
  if (!may_change_payoffs(key) && !tells_of_another_play(key, value) &&
      !has_key_that_may_change_payoffs(value) && !holds_matrix(value)) {
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
  static constexpr WordList kTypes("type kind class category game_type");
  const bool is_type = is_word_of(key, kTypes);
  if (!is_type && (value.text != "true" || !is_claim_of_all(key))) return;
  refuse_false_claim(source, offset, is_type ? value.text : key, tables, counts[0]);
}

}  // namespace nashsolve::formats
