#include "json_notes.hpp"

#include <algorithm>
#include <array>

#include "changed_numbers.hpp"
#include "named_players.hpp"
#include "told_otherwise.hpp"

namespace nashsolve::formats {

namespace {

bool stands_in(std::string_view word, const auto& words) {
  return std::ranges::find(words, word) != words.end();
}

/// Who made the game, when, where it stands, and what is known of its equilibria.
bool is_note(std::string_view key) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"author",    "authors",     "category",  "chapter",    "citation", "comment",    "comments",
       "copyright", "course",      "created",   "date",       "doi",      "equilibria", "equilibrium",
       "exercise",  "family",      "generator", "id",         "isbn",     "keywords",   "language",
       "license",   "licence",     "link",      "modified",   "nash",     "note",       "notes",
       "page",      "publication", "reference", "references", "remark",   "remarks",    "schema",
       "seed",      "solution",    "solutions", "source",     "supports", "components", "tags",
       "timestamp", "topic",       "updated",   "url",        "uuid",     "version",    "year"});
  constexpr auto kKeys =
      std::to_array<std::string_view>({"title", "name", "description", "type", "kind", "format", "game"});
  const std::vector<std::string> words = words_in(key);
  return key.starts_with('_') || stands_in(key, kKeys) ||
         std::ranges::any_of(words, [&](const std::string& word) { return stands_in(word, kWords); });
}

/// How the numbers are stored.
bool names_layout(std::string_view key) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"order", "ordering", "layout", "convention", "storage", "major", "axes", "sign", "transpose"});
  return std::ranges::any_of(words_in(key), [&](const std::string& word) { return stands_in(word, kWords); });
}

}  // namespace

void pass_over(const SourceText& source, Reading& reading, bool has_objective, const std::string& key,
               std::size_t offset, const JsonValue& value) {
  const bool is_text = value.is(JsonValue::Kind::string);
  if (is_text) {
    refuse_statement(source, reading.options, has_objective, offset, value.text);
    if (!has_objective) refuse_costs(source, reading.options, offset, value.text);
  }
  if (is_note(key) || value.is_null()) return;
  if (is_text && value.text.find(' ') != std::string::npos && !names_layout(key)) {
    reading.warnings.add(source, offset, "found the unknown key " + excerpt(key) + ", which is ignored");
    return;
  }
  source.fail(offset,
              "found the unknown key " + excerpt(key) +
                  ", which may change what the payoffs mean, expected payoffs as they are",
              "leave it out, or let its name begin with _ where it is a note");
}

}  // namespace nashsolve::formats
