// Records of profiles, an object for each, as programs write rows of a table:
//
//   [{"row": "T", "col": "L", "u1": 4, "u2": 2}, ...]
//   [{"profile": ["T", "L"], "utility": [4, 2]}, ...]
//   [{"strategies": {"Ann": "T", "Bob": "L"}, "payoffs": {"Ann": 4, "Bob": 2}}, ...]
//
// They are read as the table with a column for each key, and one for each entry of a list.
#pragma once

#include "json_tree.hpp"
#include "nashsolve/game.hpp"
#include "reading.hpp"

namespace nashsolve::formats {

/// Whether these are objects that hold nothing deeper than a list, and payoffs under some key.
bool are_records(const JsonValue& value);

Game read_records(const SourceText& source, Reading& reading, const JsonValue& records);

}  // namespace nashsolve::formats
