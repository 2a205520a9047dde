// The two kinds of failure. Bad input is the user's to mend and says where; an internal error is ours and
// says so loudly. A search that stops early is neither: its Solution carries a status.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>

namespace nashsolve {

/// A place in an input; line and column count from 1, in characters (code points), 0 where they do not apply.
struct Location {
  std::string source;
  std::size_t line = 0;
  std::size_t column = 0;

  /// "FILE:LINE:COLUMN", without the parts that are 0.
  [[nodiscard]] std::string to_string() const;
};

/// An input that cannot be read. what() is one line: "FILE:LINE:COLUMN: what was found, what was expected".
class InputError : public std::runtime_error {
 public:
  InputError(Location location, const std::string& message, std::string hint = {})
      : std::runtime_error(location.to_string() + ": " + message),
        location_(std::move(location)),
        hint_(std::move(hint)) {}

  [[nodiscard]] const Location& location() const { return location_; }
  /// How to mend it, where one sentence helps; empty otherwise.
  [[nodiscard]] const std::string& hint() const { return hint_; }

 private:
  Location location_;
  std::string hint_;
};

/// A failed self-check: an error of nashsolve, never of the input.
class InternalError : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

}  // namespace nashsolve
