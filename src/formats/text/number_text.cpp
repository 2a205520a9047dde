#include "number_text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>

#include "number_parts.hpp"

namespace nashsolve::formats {

namespace {

bool is_ascii(std::string_view text) {
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; });
}

/// An integer, a decimal, one with an exponent, or a fraction of two integers: what parse_number reads.
bool has_plain_form(std::string_view text) {
  std::size_t i = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  const std::size_t whole = digits_at(text, i);
  i += whole;
  if (i == text.size()) return whole > 0;
  if (whole > 0 && text[i] == '/') {
    const std::size_t below = digits_at(text, i + 1);
    return below > 0 && i + 1 + below == text.size();
  }
  std::size_t fraction = 0;
  if (text[i] == '.') {
    fraction = digits_at(text, i + 1);
    i += 1 + fraction;
  }
  if (whole + fraction == 0) return false;
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    ++i;
    if (i < text.size() && (text[i] == '-' || text[i] == '+')) ++i;
    const std::size_t exponent = digits_at(text, i);
    if (exponent == 0) return false;
    i += exponent;
  }
  return i == text.size();
}

struct Spelling {
  std::string text;
  bool is_percent = false;
};

/// What parse_number may read of a text that it does not read as it stands.
std::optional<Spelling> respelled(std::string_view text) {
  const bool is_percent = text.ends_with('%');
  if (!is_percent && is_ascii(text)) return std::nullopt;
  // A tab is rather the end of a cell, with a sign by itself in the next one.
  if (is_percent && text.find('\t') != std::string_view::npos) return std::nullopt;
  if (is_percent) text = trimmed_cell(text.substr(0, text.size() - 1));
  return Spelling{with_plain_minus(text), is_percent};
}

bool is_hexadecimal(std::string_view text) {
  return text.size() > 2 && (text.starts_with("0x") || text.starts_with("0X")) &&
         text.find_first_not_of("0123456789abcdefABCDEF", 2) == std::string_view::npos;
}

enum class Symbol { digit, letter, other };

/// Takes the first character off `text`, which is not empty, and tells its kind: digits are those of every
/// script, with ½ and ²; other are signs, spaces, currencies and punctuation.
Symbol take_symbol(std::string_view& text) {
  if (const char c = text.front(); static_cast<unsigned char>(c) < 0x80) {
    text.remove_prefix(1);
    if (is_digit(c)) return Symbol::digit;
    return is_letter(c) ? Symbol::letter : Symbol::other;
  }
  utf8proc_int32_t character = 0;
  const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                       static_cast<utf8proc_ssize_t>(text.size()), &character);
  text.remove_prefix(length > 0 ? static_cast<std::size_t>(length) : 1);
  switch (utf8proc_category(character)) {
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NO:
      return Symbol::digit;
    case UTF8PROC_CATEGORY_SC:
    case UTF8PROC_CATEGORY_SM:
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_PF:
    case UTF8PROC_CATEGORY_PO:
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_CF:
      return Symbol::other;
    default:
      return Symbol::letter;
  }
}

}  // namespace

bool is_missing_mark(std::string_view text) {
  constexpr std::array<std::string_view, 23> kMarks = {
      "-",    "\u2013", "\u2014", "\u2212", "?",        "...",       ".",     "\u2026",
      "N/A",  "n/a",    "NA",     "NaN",    "nan",      "<NA>",      "inf",   "Inf",
      "-inf", "-Inf",   "#N/A",   "#NV",    "Infinity", "-Infinity", "\u221E"};
  if (std::find(kMarks.begin(), kMarks.end(), text) != kMarks.end()) return true;
  // A spreadsheet's errors: #DIV/0!, #NAME?
  return text.size() > 2 && text.front() == '#' && (text.back() == '!' || text.back() == '?');
}

std::string with_plain_minus(std::string_view text) {
  std::string result;
  if (const auto dash = front_of(text, kDashes)) {
    result = "-";
    text.remove_prefix(dash->size());
  }
  while (!text.empty()) {
    if (text.starts_with(kMinus)) {
      result += '-';
      text.remove_prefix(kMinus.size());
    } else {
      result += text.front();
      text.remove_prefix(1);
    }
  }
  return result;
}

std::string_view trimmed_cell(std::string_view text) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  while (!text.empty()) {
    const auto wide = is_ascii(text.front()) ? std::nullopt : front_of(text, kWideSpaces);
    const std::size_t length = wide ? wide->size() : text.find_first_not_of(" \t\r\n\f\v") == 0 ? 0 : 1;
    if (length == 0) break;
    text.remove_prefix(length);
  }
  while (!text.empty()) {
    std::size_t length = std::string_view(" \t\r\n\f\v").find(text.back()) == std::string_view::npos ? 0 : 1;
    if (!is_ascii(text.back())) {
      for (const std::string_view wide : kWideSpaces) {
        if (text.ends_with(wide)) length = wide.size();
      }
    }
    if (length == 0) break;
    text.remove_suffix(length);
  }
  return text;
}

std::variant<Rational, NumberError> read_number(std::string_view text) {
  auto number = parse_number(text);
  const auto* error = std::get_if<NumberError>(&number);
  if (error == nullptr || *error != NumberError::not_a_number) return number;
  const auto spelling = respelled(text);
  if (!spelling) return number;
  auto value = parse_number(spelling->text);
  if (spelling->is_percent && std::holds_alternative<Rational>(value)) {
    return Rational(std::get<Rational>(value) / to_rational(100));
  }
  return value;
}

bool has_number_form(std::string_view text) {
  if (has_plain_form(text)) return true;
  const auto spelling = respelled(text);
  return spelling && has_plain_form(spelling->text);
}

bool looks_like_number(std::string_view text) {
  text = trimmed_cell(text);
  if (has_number_form(text) || is_missing_mark(text) || is_formula(text) || is_hexadecimal(text)) return true;
  // #1 is a name.
  if (text.starts_with('#')) return false;
  bool has_digit = false;
  std::string letters;
  while (!text.empty()) {
    if (const auto currency = front_of(text, kCurrencyCodes)) {
      text.remove_prefix(currency->size());
      continue;
    }
    const char first = text.front();
    const Symbol symbol = take_symbol(text);
    if (symbol == Symbol::digit) has_digit = true;
    if (symbol != Symbol::letter) continue;
    // A word that begins with a letter is no number, one that begins with digits may be.
    if (!has_digit) return false;
    letters += first;
  }
  constexpr std::string_view kSlips = "OolIkKMBeEdD";
  return has_digit &&
         (letters.empty() || (letters.size() == 1 && kSlips.find(letters) != std::string_view::npos));
}

}  // namespace nashsolve::formats
