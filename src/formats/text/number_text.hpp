// Numbers as people write them. Beyond parse_number (3, -0.25, 1e-3, 1/3) one is understood with a per cent
// sign (50%, 62.5 %), with the minus sign of Unicode (U+2212), and with a dash in the place of the sign (–2),
// each of which has one reading. What else looks like a number but may be two things, or none, is recognised,
// so that it is never taken for a label: 3,000 and 3 000, 0,5, (3), $4, ½, 3–5, 1O, 1.2.3, N/A.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "nashsolve/exact.hpp"

namespace nashsolve::formats {

/// The exact value of the text, all of which must be the number.
std::variant<Rational, NumberError> read_number(std::string_view text);

/// True where the text has the form of a number, if only that of one which is out of range or divided by 0.
bool has_number_form(std::string_view text);

/// True for a number and for what may have been meant as one.
bool looks_like_number(std::string_view text);

/// True for 3,000 and its like: groups of three digits after a first one of up to three, with `separator`
/// between them. Such a text of two parts may also be a pair.
bool may_be_thousands(std::string_view text, char separator);

/// True for 0,5: an integer, a comma and digits.
bool may_be_decimal_comma(std::string_view text);

/// True for what is a number with separators of thousands and no pair: 4,00,000, as in India, and 4 000,50.
bool is_grouped_number(std::string_view text);

/// True for what stands where there is no number: N/A, NaN, -, ?.
bool is_missing_mark(std::string_view text);

/// What to write instead of `text`, which read_number refused with `error`: "expected " is to be put before
/// it.
std::string number_instead(std::string_view text, NumberError error);

/// Without the space at both ends, among it the kinds of space that Unicode has.
std::string_view trimmed_cell(std::string_view text);

}  // namespace nashsolve::formats
