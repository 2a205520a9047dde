#include "gambit_words.hpp"

#include <utility>

#include "limits.hpp"
#include "told_otherwise.hpp"

namespace nashsolve::formats {

std::string read_quoted(const SourceText& source, TextCursor& cursor, std::string_view what) {
  const std::string_view text = source.text();
  const std::size_t quote = (cursor.skip_space(), cursor.position());
  if (!cursor.take('"')) cursor.fail(std::string(what) + " in quotes");
  std::string result;
  for (std::size_t position = cursor.position();;) {
    const std::size_t end = text.find('"', position);
    if (end == std::string_view::npos) {
      source.fail(quote, "found a text without end, expected '\"' at its end");
    }
    const bool is_escaped = end > position && text[end - 1] == '\\';
    result += text.substr(position, end - position - (is_escaped ? 1 : 0));
    position = end + 1;
    if (is_escaped) {
      result += '"';
      continue;
    }
    cursor.move_to(position);
    return result;
  }
}

std::string read_title(const SourceText& source, const Reading& reading, TextCursor& cursor,
                       std::string_view what, ToldOf told_of) {
  cursor.skip_space();
  const std::size_t offset = cursor.position();
  std::string title = read_quoted(source, cursor, what);
  refuse_statement_in_comment(source, reading.options, offset, title, told_of);
  return title;
}

void insert_renamed(const SourceText& source, Reading& reading, UniqueLabels& labels,
                    const std::string& label, std::size_t offset, std::string_view what) {
  if (labels.insert(label)) return;
  std::size_t number = 2;
  while (!labels.insert(label + "_" + std::to_string(number))) ++number;
  reading.warnings.add(source, offset,
                       "found the " + std::string(what) + " " + excerpt(label) +
                           " twice, the second one is read as " + excerpt(labels.labels().back()));
}

std::vector<std::string> read_gambit_players(const SourceText& source, Reading& reading, TextCursor& cursor) {
  if (!cursor.take('{')) cursor.fail("'{' before the players");
  UniqueLabels names;
  while (!cursor.take('}')) {
    const std::size_t offset = cursor.position();
    if (names.size() == kMaxPlayers) {
      source.fail(offset, "found more than " + std::to_string(kMaxPlayers) + " players, expected fewer");
    }
    std::string name = read_quoted(source, cursor, "a player's name or '}'");
    if (name.empty()) name = "Player " + std::to_string(names.size() + 1);
    insert_renamed(source, reading, names, name, offset, "player");
    cursor.skip_space();
  }
  if (names.size() == 0) source.fail(cursor.position() - 1, "found no players, expected at least one");
  return std::move(names).take();
}

}  // namespace nashsolve::formats
