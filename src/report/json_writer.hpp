// Writes one JSON document (RFC 8259) piece by piece, without building it in memory.
//
// A container is laid out in one line or over several; in a compact document everything is in one line. The
// caller closes what it opens; keys and values alternate inside objects. Text that is no UTF-8 gets U+FFFD.
#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "nashsolve/exact.hpp"
#include "nashsolve/report.hpp"

namespace nashsolve::report {

class JsonWriter {
 public:
  enum class Layout { line, lines };

  JsonWriter(const Sink& sink, bool indented) : sink_(sink), indented_(indented) {}

  void begin_object(Layout layout) { begin('{', layout); }
  void end_object() { end('}'); }
  void begin_array(Layout layout) { begin('[', layout); }
  void end_array() { end(']'); }
  /// Requires a name without quotes, backslashes and control characters.
  void key(std::string_view name);

  void value(std::string_view text);
  void value(const char* text) { value(std::string_view(text)); }
  void value(bool truth) { raw(truth ? "true" : "false"); }
  void value(std::uint64_t number);
  void value(std::int64_t number);
  /// The shortest text that reads back as the same double; null for an infinity.
  void value(double number);
  /// The exact value as a string.
  void value(const Rational& number);
  void null() { raw("null"); }

  template <typename T>
  void value_or_null(const std::optional<T>& content) {
    if (content) {
      value(*content);
    } else {
      null();
    }
  }

  /// The text of the value that `write` writes, in the layout of this document; for repeat().
  template <typename Write>
  [[nodiscard]] std::string text_of(Write write) const {
    std::string text;
    const Sink keep = [&](std::string_view piece) { text += piece; };
    JsonWriter part(keep, indented_);
    write(part);
    text += part.buffer_;
    return text;
  }
  void repeat(std::string_view text) { raw(text); }

  /// Ends the document with a line end and hands the rest to the sink.
  void finish();

 private:
  static constexpr std::size_t kBufferSize = std::size_t{1} << 16U;

  struct Container {
    Layout layout;
    bool is_empty = true;
  };

  void begin(char bracket, Layout layout);
  void end(char bracket);
  void separate();
  void new_line(std::size_t depth);
  void raw(std::string_view text);
  void quoted(std::string_view text);

  const Sink& sink_;
  bool indented_;
  bool is_after_key_ = false;
  std::vector<Container> open_;
  std::string buffer_;
};

}  // namespace nashsolve::report
