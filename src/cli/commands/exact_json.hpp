// JSON as it is written: numbers stay the texts that they are, so that 0.1 is exactly 1/10.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace nashsolve::cli {

struct ExactJson {
  enum class Kind { null, scalar, array, object };

  Kind kind = Kind::null;
  /// Of a number or a string.
  std::string text;
  /// Of an array, and of an object in the order of its keys.
  std::vector<ExactJson> items;
  std::vector<std::string> keys;

  [[nodiscard]] bool is_array() const { return kind == Kind::array; }
  /// The value of an object's key; null where there is none.
  [[nodiscard]] const ExactJson* find(const std::string& key) const;
};

/// Nothing where the text is no JSON, or has true, false, or more than a few levels in it.
std::optional<ExactJson> parse_exact_json(const std::string& text);

}  // namespace nashsolve::cli
