// Pieces of numbers as they are written, for those who read numbers and those who say what is wrong with one.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace nashsolve::formats {

inline constexpr std::string_view kMinus = "\u2212";
inline constexpr std::array<std::string_view, 6> kDashes = {"\u2013", "\u2014", "\u2012",
                                                            "\u2010", "\u2011", "\uFE63"};
inline constexpr std::array<std::string_view, 6> kWideSpaces = {"\u00A0", "\u202F", "\u2009",
                                                                "\u2007", "\u2003", "\uFEFF"};
inline constexpr std::array<std::string_view, 4> kCurrencyCodes = {"EUR", "USD", "GBP", "CHF"};
inline constexpr std::array<std::string_view, 11> kCurrencies = {
    "$", "\u20AC", "\u00A3", "\u00A5", "\u20B9", "\u20BD", "\u00A2", "EUR", "USD", "GBP", "CHF"};
inline constexpr std::array<std::string_view, 20> kVulgarFractions = {
    "\u00BC", "\u00BD", "\u00BE", "\u2150", "\u2151", "\u2152", "\u2153", "\u2154", "\u2155", "\u2156",
    "\u2157", "\u2158", "\u2159", "\u215A", "\u215B", "\u215C", "\u215D", "\u215E", "\u215F", "\u2189"};

inline bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

inline bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// A letter, a digit, or a part of a character beyond ASCII.
inline bool stands_in_word(char c) {
  return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

inline char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

inline std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = lower(c);
  return result;
}

/// How many digits there are from `begin` on.
inline std::size_t digits_at(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - begin;
}

template <std::size_t N>
std::optional<std::string_view> front_of(std::string_view text,
                                         const std::array<std::string_view, N>& choices) {
  for (const std::string_view choice : choices) {
    if (text.starts_with(choice)) return choice;
  }
  return std::nullopt;
}

template <std::size_t N>
bool contains_one(std::string_view text, const std::array<std::string_view, N>& choices) {
  return std::any_of(choices.begin(), choices.end(),
                     [&](std::string_view choice) { return text.find(choice) != std::string_view::npos; });
}

/// The text with an ASCII minus for each of Unicode and for a dash as its sign.
std::string with_plain_minus(std::string_view text);

/// What a spreadsheet would have computed.
inline bool is_formula(std::string_view text) {
  return text.size() > 1 && text.front() == '=';
}

}  // namespace nashsolve::formats
