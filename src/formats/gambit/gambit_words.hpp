// What Gambit's files of both forms are made of: texts in quotes, in which `\"` is a quote, and the players.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "changed_numbers.hpp"
#include "reading.hpp"
#include "source_text.hpp"
#include "text_cursor.hpp"
#include "unique_labels.hpp"

namespace nashsolve::formats {

/// Fails where no text in quotes is next; `what` says which one was expected.
std::string read_quoted(const SourceText& source, TextCursor& cursor, std::string_view what);

/// A title or a comment; fails where it says nothing but that the numbers are costs.
std::string read_title(const SourceText& source, const Reading& reading, TextCursor& cursor,
                       std::string_view what, ToldOf told_of);

/// Gambit reads the second `stay` as `stay_2`; a warning tells of it.
void insert_renamed(const SourceText& source, Reading& reading, UniqueLabels& labels,
                    const std::string& label, std::size_t offset, std::string_view what);

/// `{ "Player 1" "Player 2" }`, different names.
std::vector<std::string> read_gambit_players(const SourceText& source, Reading& reading, TextCursor& cursor);

}  // namespace nashsolve::formats
