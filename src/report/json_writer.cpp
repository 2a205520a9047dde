#include "json_writer.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "append_formatted.hpp"
#include "json_text.hpp"
#include "rational_text.hpp"

namespace nashsolve::report {

namespace {

bool needs_no_escape(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; });
}

}  // namespace

void JsonWriter::key(std::string_view name) {
  separate();
  buffer_ += '"';
  buffer_ += name;
  buffer_ += indented_ ? "\": " : "\":";
  is_after_key_ = true;
}

void JsonWriter::value(std::string_view text) {
  separate();
  quoted(text);
}

void JsonWriter::value(double number) {
  if (!std::isfinite(number)) return value(nullptr);
  separate();
  append_formatted(buffer_, "{}", number);
}

void JsonWriter::value(const Rational& number) {
  separate();
  buffer_ += '"';
  append_to(buffer_, number);
  buffer_ += '"';
}

void JsonWriter::end_document() {
  end_object();
  buffer_ += '\n';
  sink_(buffer_);
  buffer_.clear();
}

void JsonWriter::begin(char bracket, Layout layout) {
  separate();
  buffer_ += bracket;
  open_.push_back({indented_ ? layout : Layout::line});
}

void JsonWriter::end(char bracket) {
  const Container closed = open_.back();
  open_.pop_back();
  if (closed.layout == Layout::lines && !closed.is_empty) new_line(open_.size());
  buffer_ += bracket;
  if (buffer_.size() > kBufferSize) {
    sink_(buffer_);
    buffer_.clear();
  }
}

void JsonWriter::separate() {
  if (is_after_key_) {
    is_after_key_ = false;
    return;
  }
  if (open_.empty()) return;
  Container& container = open_.back();
  if (container.layout == Layout::lines) {
    if (!container.is_empty) buffer_ += ',';
    new_line(open_.size());
  } else if (!container.is_empty) {
    buffer_ += indented_ ? std::string_view(", ") : std::string_view(",");
  }
  container.is_empty = false;
}

void JsonWriter::new_line(std::size_t depth) {
  constexpr std::size_t kJsonIndent = 2;
  buffer_ += '\n';
  buffer_.append(kJsonIndent * depth, ' ');
}

void JsonWriter::raw(std::string_view text) {
  separate();
  buffer_ += text;
}

void JsonWriter::quoted(std::string_view text) {
  if (needs_no_escape(text)) {
    buffer_ += '"';
    buffer_ += text;
    buffer_ += '"';
    return;
  }
  using nlohmann::json;
  buffer_ += with_escapes(json(text).dump(-1, ' ', false, json::error_handler_t::replace));
}

}  // namespace nashsolve::report
