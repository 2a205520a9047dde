#include "cells.hpp"

#include <algorithm>

#include "number_text.hpp"

namespace nashsolve::formats {

namespace {

/// Splits at `delimiter`, several spaces at once. False where a part does not look like a number.
bool split(std::string_view text, char delimiter, std::vector<std::string_view>& parts) {
  parts.clear();
  bool all_numbers = true;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(delimiter, begin), text.size());
    const std::string_view part = trimmed_cell(text.substr(begin, end - begin));
    begin = end + 1;
    if (delimiter == ' ' && part.empty()) continue;
    parts.push_back(part);
    // After a space only what is a number is one: `3 kg`, `1 - 2` are texts.
    all_numbers = all_numbers && (delimiter == ' ' ? has_number_form(part) : looks_like_number(part));
  }
  return all_numbers && parts.size() > 1;
}

}  // namespace

void read_content(std::string_view text, CellContent& content) {
  content.numbers.clear();
  content.in_parentheses = false;
  content.is_tight = false;
  if (text.empty()) {
    content.kind = CellKind::empty;
    return;
  }
  if (has_number_form(text)) {
    content.kind = CellKind::number;
    content.numbers.push_back(text);
    return;
  }
  std::string_view inner = text;
  const bool in_brackets = text.size() > 2 && ((text.front() == '(' && text.back() == ')') ||
                                               (text.front() == '[' && text.back() == ']') ||
                                               (text.front() == '{' && text.back() == '}'));
  if (in_brackets && text.find_first_of("()[]{}", 1) == text.size() - 1) {
    inner = trimmed_cell(text.substr(1, text.size() - 2));
    content.in_parentheses = true;
  }
  for (const char delimiter : {'|', ';', ',', ':', ' '}) {
    if (inner.find(delimiter) == std::string_view::npos) continue;
    if (!split(inner, delimiter, content.numbers)) break;
    content.kind = CellKind::several;
    content.delimiter = delimiter;
    content.is_tight = delimiter == ',' && inner.find(", ") == std::string_view::npos;
    return;
  }
  content.numbers.clear();
  content.kind = looks_like_number(text) ? CellKind::doubtful : CellKind::text;
}

CellKind kind_of(std::string_view text) {
  CellContent content;
  read_content(text, content);
  return content.kind;
}

}  // namespace nashsolve::formats
