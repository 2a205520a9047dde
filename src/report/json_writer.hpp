// Writes one JSON document (RFC 8259) piece by piece, without building it in memory.
//
// A container is laid out in one line or over several; in a compact document everything is in one line. The
// caller closes what it opens; keys and values alternate inside objects. Text that is no UTF-8 gets U+FFFD.
#pragma once

#include <fmt/format.h>

#include <concepts>
#include <cstddef>
#include <optional>
#include <ranges>
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
  void begin_object(std::string_view name, Layout layout) {
    key(name);
    begin_object(layout);
  }
  void end_object() { end('}'); }
  void begin_array(Layout layout) { begin('[', layout); }
  void begin_array(std::string_view name, Layout layout) {
    key(name);
    begin_array(layout);
  }
  void end_array() { end(']'); }
  /// The object that the document is, and its schema; end_document() hands the rest to the sink.
  void begin_document(std::string_view schema) {
    begin_object(Layout::lines);
    member("schema", schema);
  }
  void end_document();

  /// An object in one line, of names and values in turn.
  template <typename... Members>
  void object(const Members&... members) {
    begin_object(Layout::line);
    add(members...);
    end_object();
  }
  /// An array of what `write` writes of each item.
  template <std::ranges::input_range Items, typename Write>
  void array(Layout layout, Items&& items, const Write& write) {
    begin_array(layout);
    for (auto&& item : items) write(item);
    end_array();
  }
  /// Of each number below `count`.
  template <std::unsigned_integral Count, typename Write>
  void array(Layout layout, Count count, const Write& write) {
    begin_array(layout);
    for (Count k = 0; k < count; ++k) write(k);
    end_array();
  }
  template <typename Items, typename Write>
  void array(std::string_view name, Layout layout, Items&& items, const Write& write) {
    key(name);
    array(layout, items, write);
  }

  /// Requires a name without quotes, backslashes and control characters.
  void key(std::string_view name);
  /// A key and its value.
  template <typename T>
  void member(std::string_view name, const T& content) {
    key(name);
    value(content);
  }

  void value(std::string_view text);
  void value(const char* text) { value(std::string_view(text)); }
  void value(bool truth) { raw(truth ? "true" : "false"); }
  void value(std::nullptr_t) { raw("null"); }
  template <std::integral T>
  void value(T number) {
    const fmt::format_int digits(number);
    raw({digits.data(), digits.size()});
  }
  /// The shortest text that reads back as the same double; null for an infinity.
  void value(double number);
  /// The exact value as a string.
  void value(const Rational& number);
  void value(const Integer& number) { value(std::string_view(to_string(number))); }
  /// null where there is none.
  template <typename T>
  void value(const std::optional<T>& content) {
    content ? value(*content) : value(nullptr);
  }
  /// An array in one line.
  template <std::ranges::input_range Items>
  requires(!std::convertible_to<const Items&, std::string_view>) void value(const Items& items) {
    begin_array(Layout::line);
    for (const auto& item : items) value(item);
    end_array();
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

 private:
  static constexpr std::size_t kBufferSize = std::size_t{1} << 16U;

  struct Container {
    Layout layout;
    bool is_empty = true;
  };

  void add() {}
  template <typename T, typename... Members>
  void add(std::string_view name, const T& content, const Members&... members) {
    member(name, content);
    add(members...);
  }
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
