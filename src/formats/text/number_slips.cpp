// What looks like a number and is read as none, and what to write in its place: each kind may be two things,
// or a number and something else.
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "number_parts.hpp"
#include "number_text.hpp"

namespace nashsolve::formats {

namespace {

/// Without spaces, commas, points and apostrophes: the number that thousands separators were put into.
std::string without_separators(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    if (is_digit(text[i]) || text[i] == '-') result += text[i];
    const std::string_view rest = text.substr(i);
    if (rest.starts_with(kMinus)) result += '-';
    ++i;
  }
  return result;
}

/// Three digits after each separator of any kind, at least one of them.
bool has_grouped_digits(std::string_view text) {
  std::size_t i = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  if (text.substr(i).starts_with(kMinus)) i += kMinus.size();
  const std::size_t first = digits_at(text, i);
  if (first == 0 || first > 3) return false;
  i += first;
  std::size_t groups = 0;
  while (i < text.size()) {
    const std::string_view rest = text.substr(i);
    const auto wide = front_of(rest, kWideSpaces);
    const bool curly = rest.starts_with("\u2019");
    if (wide) {
      i += wide->size();
    } else if (curly) {
      i += 3;
    } else if (rest.front() == ',' || rest.front() == '.' || rest.front() == ' ' || rest.front() == '\'' ||
               rest.front() == '_') {
      ++i;
    } else {
      return false;
    }
    if (digits_at(text, i) != 3) return false;
    i += 3;
    ++groups;
  }
  return groups > 0;
}

/// Lakhs and crores: groups of two digits, the last one of three, as 4,00,000.
bool has_indian_groups(std::string_view text) {
  std::size_t i = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  if (text.substr(i).starts_with(kMinus)) i += kMinus.size();
  const std::size_t first = digits_at(text, i);
  if (first == 0 || first > 2) return false;
  i += first;
  std::size_t groups = 0;
  for (; i < text.size() && text[i] == ','; ++groups) {
    const std::size_t digits = digits_at(text, i + 1);
    i += 1 + digits;
    if (digits == 3) return groups > 0 && i == text.size();
    if (digits != 2) return false;
  }
  return false;
}

/// Grouped digits before the point or comma of a decimal: 4 000,50 and 1,234.56.
std::optional<std::string> decimal_after_groups(std::string_view text) {
  const std::size_t point = text.find_last_of(".,");
  if (point == std::string_view::npos || point == 0) return std::nullopt;
  const std::string_view whole = text.substr(0, point);
  const std::string_view fraction = text.substr(point + 1);
  const bool is_decimal = !fraction.empty() && digits_at(fraction, 0) == fraction.size();
  const bool is_other_mark = whole.find(text[point]) == std::string_view::npos;
  if (!is_decimal || !is_other_mark || !(has_grouped_digits(whole) || has_indian_groups(whole)))
    return std::nullopt;
  return without_separators(whole) + "." + std::string(fraction);
}

/// What a spreadsheet makes of 4-2 or 4/2: 4-Feb, Feb-04, 04.02.2024, 2024-02-04, 4/2/2024.
bool is_date(std::string_view text) {
  for (const char mark : {'-', '.', '/'}) {
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
      const std::size_t end = std::min(text.find(mark, begin), text.size());
      parts.push_back(text.substr(begin, end - begin));
      begin = end + 1;
    }
    const auto is_number = [](std::string_view part) {
      return !part.empty() && part.size() <= 4 && digits_at(part, 0) == part.size();
    };
    const auto is_month = [](std::string_view part) {
      constexpr std::array<std::string_view, 17> kMonths = {"Jan",      "Feb", "Mar", "Apr", "May", "Jun",
                                                            "Jul",      "Aug", "Sep", "Oct", "Nov", "Dec",
                                                            "M\u00e4r", "Mai", "Okt", "Dez", "Sept"};
      return std::find(kMonths.begin(), kMonths.end(), part) != kMonths.end();
    };
    const auto months = std::count_if(parts.begin(), parts.end(), is_month);
    const auto numbers = std::count_if(parts.begin(), parts.end(), is_number);
    if (months == 1 && numbers + 1 == static_cast<std::ptrdiff_t>(parts.size()) && numbers > 0) return true;
    const bool has_year =
        std::any_of(parts.begin(), parts.end(), [](std::string_view part) { return part.size() == 4; });
    const bool has_pairs =
        std::all_of(parts.begin(), parts.end(), [](std::string_view part) { return part.size() == 2; });
    if (parts.size() == 3 && numbers == 3 && (has_year || has_pairs)) return true;
  }
  return false;
}

/// A star or a dagger after a number, which marks best responses or a footnote.
bool has_mark_at_end(std::string_view text) {
  constexpr std::array<std::string_view, 8> kMarks = {"*", "\u2217", "\u2020", "\u2021",
                                                      "^", "\u00b9", "\u2605", "\u2713"};
  std::string_view rest = text;
  for (bool found = true; found;) {
    found = false;
    for (const std::string_view mark : kMarks) {
      if (!rest.ends_with(mark)) continue;
      rest.remove_suffix(mark.size());
      found = true;
    }
  }
  return rest.size() < text.size() && has_number_form(trimmed_cell(rest));
}

/// Digits of another script, or as wide as Chinese characters.
bool has_foreign_digits(std::string_view text) {
  while (!text.empty()) {
    const bool is_foreign = static_cast<unsigned char>(text.front()) >= 0x80;
    utf8proc_int32_t character = 0;
    const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                         static_cast<utf8proc_ssize_t>(text.size()), &character);
    if (is_foreign && length > 0 && utf8proc_category(character) == UTF8PROC_CATEGORY_ND) return true;
    text.remove_prefix(length > 0 ? static_cast<std::size_t>(length) : 1);
  }
  return false;
}

/// `4 kg`, `4 million`
bool has_unit(std::string_view text) {
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos || !has_number_form(text.substr(0, space))) return false;
  const std::string_view unit = text.substr(space + 1);
  return unit.size() > 1 && !is_missing_mark(unit) && std::ranges::all_of(unit, [](char c) {
           return is_letter(c) || static_cast<unsigned char>(c) >= 0x80;
         });
}

/// `1O` with the digit 0; nothing where there is no such letter behind a digit.
std::optional<std::string> with_digits_for_letters(std::string_view text) {
  constexpr std::pair<char, char> kAlike[] = {{'O', '0'}, {'o', '0'}, {'l', '1'}, {'I', '1'}};
  if (text.find_first_of("0123456789") == std::string_view::npos) return std::nullopt;
  std::string digits(text);
  for (const auto& [letter, digit] : kAlike) std::ranges::replace(digits, letter, digit);
  return digits != text && has_number_form(digits) ? std::optional(digits) : std::nullopt;
}

}  // namespace

bool may_be_thousands(std::string_view text, char separator) {
  if (separator == ',' && has_indian_groups(text)) return true;
  return text.find(separator) != std::string_view::npos &&
         std::all_of(
             text.begin(), text.end(),
             [&](char c) { return c != ',' && c != '.' && c != ' ' && c != '\'' ? true : c == separator; }) &&
         has_grouped_digits(text) && digits_at(text, text.find_first_of("0123456789")) > 0 &&
         text[text.find_first_of("0123456789")] != '0';
}

bool may_be_decimal_comma(std::string_view text) {
  if (text.ends_with('%')) text = trimmed_cell(text.substr(0, text.size() - 1));
  const std::string plain = with_plain_minus(text);
  std::size_t i = !plain.empty() && (plain[0] == '-' || plain[0] == '+') ? 1 : 0;
  const std::size_t whole = digits_at(plain, i);
  i += whole;
  if (whole == 0 || i == plain.size() || plain[i] != ',') return false;
  const std::size_t fraction = digits_at(plain, i + 1);
  return fraction > 0 && i + 1 + fraction == plain.size();
}

std::string number_instead(std::string_view text, NumberError error) {
  if (error != NumberError::not_a_number) return std::string(describe(error));
  if (text.size() > 1000) return std::string(describe(error));
  if (has_grouped_digits(text) || has_indian_groups(text))
    return "a number without separators of thousands: " + without_separators(text);
  if (const auto decimal = decimal_after_groups(text))
    return "a number without separators of thousands: " + *decimal;
  if (may_be_decimal_comma(text)) return "a decimal with a point instead of a comma";
  if (contains_one(text, kCurrencies) && looks_like_number(text))
    return "the number alone, without a currency sign";
  if (text.starts_with('(') && text.ends_with(')') && looks_like_number(text)) {
    return "a number without parentheses: 3, or -3 for what bookkeepers write (3)";
  }
  if (const std::size_t slash = text.find('/'); slash != std::string_view::npos && !is_date(text) &&
                                                has_number_form(text.substr(0, slash)) &&
                                                has_number_form(text.substr(slash + 1))) {
    return "a fraction of whole numbers such as -1/3, or two payoffs such as 2|1";
  }
  if (const std::size_t slashes = text.find("//"); slashes != std::string_view::npos) {
    const std::string fraction = std::string(text.substr(0, slashes)).append(text.substr(slashes + 1));
    if (has_number_form(fraction)) return "a fraction with one slash: " + fraction;
  }
  if (contains_one(text, kVulgarFractions) || text.find("\u2044") != std::string_view::npos)
    return "a fraction such as 1/2 or 1/3";
  if (is_formula(text)) return "the value of this formula, a number";
  if (contains_one(text, kDashes))
    return "a number, with a hyphen for a minus sign: a dash may mean a range or nothing";
  if (is_date(text)) {
    return "a number, or two payoffs such as 2|1: this looks like a date, which spreadsheets make of 4-2 and "
           "4/2";
  }
  if (const std::size_t letter = text.find_first_of("Dd"); letter != std::string_view::npos) {
    std::string respelled(text);
    respelled[letter] = 'e';
    if (has_number_form(respelled)) return "a number with e before its exponent: " + respelled;
  }
  if (has_mark_at_end(text)) return "the number alone, without the mark behind it";
  if (has_foreign_digits(text)) return "a number in the digits 0 to 9";
  if (has_unit(text)) return "the number alone, without its unit";
  if (const auto digits = with_digits_for_letters(text)) return "a number in digits alone, as " + *digits;
  return std::string(describe(error));
}

bool is_grouped_number(std::string_view text) {
  return has_indian_groups(text) || decimal_after_groups(text).has_value();
}

}  // namespace nashsolve::formats
