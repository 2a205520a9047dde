// A JSON document as a tree whose values know where they stand. Numbers keep their text.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "source_text.hpp"

namespace nashsolve::formats {

struct JsonValue {
  enum class Kind { object, array, number, string, other };

  Kind kind = Kind::other;
  std::size_t offset = 0;
  /// Of a number, a string, true or false.
  std::string text;
  /// Of an object, one for each entry.
  std::vector<std::string> keys;
  std::vector<JsonValue> entries;

  /// Null where the key is not there.
  [[nodiscard]] const JsonValue* find(const std::string& key) const;
  [[nodiscard]] bool is_null() const { return kind == Kind::other && text.empty(); }
  [[nodiscard]] bool is(Kind other) const { return kind == other; }
};

/// The text is known to be JSON. Fails where a key stands twice in an object.
JsonValue read_json_tree(const SourceText& source);

}  // namespace nashsolve::formats
