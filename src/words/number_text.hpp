// Numbers as text shows them: fractions where they are short, else decimals marked `~`.
#pragma once

#include <string>

#include "nashsolve/exact.hpp"
#include "nashsolve/report.hpp"
#include "nashsolve/solution.hpp"

namespace nashsolve::report {

/// In the automatic style a fraction is shown as such up to this many characters, an integer up to the other.
inline constexpr std::size_t kShortFraction = 9;
inline constexpr std::size_t kShortInteger = 20;
/// Significant digits of the automatic style's decimals.
inline constexpr unsigned kSignificantDigits = 6;

std::string number_text(const Rational& value, const NumberStyle& style);

/// The same, with as many significant digits as fit into so many columns, at least one: "~-1.23e8" for
/// -123456789 in 9.
std::string number_within(const Rational& value, std::size_t columns);

/// A decimal of as many digits as the style asks for, but no more than the enclosure proves; always marked
/// `~`, for the value is not known exactly.
std::string number_text(const Enclosure& value, const NumberStyle& style);

/// `digits` significant digits, correctly rounded: fixed-point where that is short, else like 1.23457e-12.
std::string significant_decimal(const Rational& value, unsigned digits);

/// A decimal of as many decimals (at most `limit`) as both ends round to alike; of none where they do to
/// none.
std::string proven_decimal(const Enclosure& value, unsigned limit);

/// The smallest power of ten that is not below the value, like "1e-17". Requires value > 0.
std::string power_of_ten_above(const Rational& value);

Rational midpoint(const Enclosure& value);

}  // namespace nashsolve::report
