#include "json_syntax.hpp"

#include <algorithm>
#include <string_view>
#include <variant>

#include "nashsolve/exact.hpp"

namespace nashsolve::formats {

namespace {

using After = JsonState::After;
using Container = JsonState::Container;

class SyntaxFailure {
 public:
  SyntaxFailure(const SourceText& source, const JsonState& state)
      : source_(source), text_(source.text()), state_(state) {}

  [[noreturn]] void report() {
    std::size_t start = state_.accepted;
    const bool ended_with_text = start == text_.size() && start > 0 && is_json_word(text_[start - 1]);
    if (state_.is_number && !ended_with_text) --start;
    start = skip_space(start);
    if (takes_separator(start)) {
      after_separator_ = true;
      start = skip_space(start + 1);
    }
    if (start == text_.size()) fail(start, std::string(source_.end_name()));
    if (text_[start] == '"') {
      if (state_.is_broken_text) fail_text(start);
      fail(start, "a text");
    }
    if (!is_json_word(text_[start])) fail(start, excerpt(text_.substr(start, 1)));
    fail_word(start);
  }

 private:
  [[nodiscard]] std::size_t skip_space(std::size_t offset) const {
    return std::min(text_.find_first_not_of(" \t\r\n", offset), text_.size());
  }

  [[nodiscard]] bool takes_separator(std::size_t offset) const {
    if (offset == text_.size()) return false;
    if (state_.after == After::key) return text_[offset] == ':';
    return state_.after == After::value && state_.container != Container::none && text_[offset] == ',';
  }

  [[nodiscard]] std::string expected() const {
    const bool in_array = state_.container == Container::array;
    std::string entry = in_array ? state_.expected_value : "a key in quotes";
    switch (state_.after) {
      case After::nothing:
        return state_.expected_value;
      case After::opening:
        return entry;
      case After::key:
        return after_separator_ ? state_.expected_value : "':'";
      case After::value:
        if (state_.container == Container::none) return std::string(source_.end_name());
        if (after_separator_) return entry;
        return in_array ? "',' or ']'" : "',' or '}'";
    }
    return state_.expected_value;
  }

  [[noreturn]] void fail(std::size_t offset, const std::string& found) const {
    const bool game_is_over = state_.after == After::value && state_.container == Container::none;
    source_.fail(offset, "found " + found + ", expected " + expected(),
                 game_is_over ? "a file with several games, one a line, is named *.jsonl" : way_out(offset));
  }

  /// What people write that JSON has not.
  [[nodiscard]] std::string way_out(std::size_t offset) const {
    const char found = offset < text_.size() ? text_[offset] : '\0';
    if (found == '\'') return "JSON has double quotes; Python writes them with json.dumps";
    if (found == '/' || found == '#') return "JSON has no comments; leave them out";
    if (after_separator_ && (found == ']' || found == '}')) return "leave out the comma before it";
    return {};
  }

  [[noreturn]] void fail_text(std::size_t start) const {
    const std::size_t end = state_.consumed;
    if (static_cast<unsigned char>(text_[end - 1]) < 0x20) {
      source_.fail(end - 1,
                   "found " + excerpt(text_.substr(end - 1, 1)) + " within a text, expected '\"' at its end");
    }
    const std::size_t backslash = text_.rfind('\\', end - 1);
    if (end == text_.size() || backslash == std::string_view::npos || backslash < start) {
      source_.fail(start, "found a text without end, expected '\"' at its end");
    }
    source_.fail(backslash, "found " + excerpt(text_.substr(backslash, end - backslash)) +
                                R"( within a text, expected an escape such as \n, \" or \u00e9)");
  }

  /// NaN, 1/3, 01, +5, .5, nul: the parser may have taken the first characters for a number.
  [[noreturn]] void fail_word(std::size_t offset) {
    std::size_t start = offset;
    while (start > 0 && is_json_word(text_[start - 1])) --start;
    std::size_t end = offset;
    while (end < text_.size() && is_json_word(text_[end])) ++end;
    const std::string_view word = text_.substr(start, end - start);
    const std::string found = "found " + excerpt(word) + ", expected ";
    // A longer one is no number that somebody typed.
    const auto number = parse_number(word.substr(0, 1000));
    const auto* error = std::get_if<NumberError>(&number);
    if (error != nullptr && *error != NumberError::not_a_number) {
      source_.fail(start, found + std::string(describe(*error)));
    }
    const bool is_plain =
        word.find_first_not_of("0123456789") == std::string_view::npos && word.front() != '0';
    if (error == nullptr && !is_plain) {
      source_.fail(start, found + "a number as JSON writes it",
                   "any other form goes in quotes: \"" + std::string(word.substr(0, 40)) + "\"");
    }
    if (start < offset) source_.fail(start, found + "a number such as 3, -0.25 or 1e-3");
    fail(start, excerpt(word));
  }

  const SourceText& source_;
  std::string_view text_;
  const JsonState& state_;
  bool after_separator_ = false;
};

}  // namespace

void fail_json_syntax(const SourceText& source, const JsonState& state) {
  SyntaxFailure(source, state).report();
}

}  // namespace nashsolve::formats
