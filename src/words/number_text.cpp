#include "number_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstdlib>

namespace nashsolve::report {

namespace {

/// Of so many bits neither an integer nor a fraction is short.
constexpr std::size_t kBitsOfLong = 128;

Integer ten_to(unsigned long exponent) {
  Integer result = 1;
  for (unsigned long bit = std::bit_floor(exponent); bit > 0; bit /= 2) {
    result *= result;
    if ((exponent & bit) != 0) result *= 10;
  }
  return result;
}

/// 10^exponent, which may be negative and large.
Rational power_of_ten(long exponent) {
  const Integer power = ten_to(static_cast<unsigned long>(std::abs(exponent)));
  return exponent < 0 ? make_rational(1, power) : Rational(power);
}

std::string scientific(const Rational& value, long exponent, unsigned digits) {
  // Not in lowest terms, to which long numbers take longest to come.
  const long shift = static_cast<long>(digits) - 1 - exponent;
  Integer numerator = abs(value.get_num());
  Integer denominator = value.get_den();
  (shift < 0 ? denominator : numerator) *= ten_to(static_cast<unsigned long>(std::abs(shift)));
  const Integer rounded = (2 * numerator + denominator) / (2 * denominator);
  std::string mantissa = to_string(Rational(sgn(value) < 0 ? Integer(-rounded) : rounded));
  const std::size_t first = mantissa.front() == '-' ? 1 : 0;
  if (mantissa.size() - first > digits) {
    mantissa.pop_back();
    ++exponent;
  }
  if (digits > 1) mantissa.insert(first + 1, ".");
  return fmt::format("{}e{}", mantissa, exponent);
}

/// The digits from that of 10^exponent on.
std::string significant_from(const Rational& value, long exponent, unsigned digits) {
  constexpr long kLongestWhole = 15;
  constexpr long kSmallestFixed = -5;
  if (exponent < kSmallestFixed || exponent >= kLongestWhole) return scientific(value, exponent, digits);
  return to_decimal(value, static_cast<unsigned>(std::max(0L, static_cast<long>(digits) - 1 - exponent)));
}

}  // namespace

std::string significant_decimal(const Rational& value, unsigned digits) {
  if (sgn(value) == 0) return "0";
  return significant_from(value, decimal_exponent(value), digits);
}

std::string number_text(const Rational& value, const NumberStyle& style) {
  if (style.kind == NumberStyle::Kind::decimals) return to_decimal(value, style.decimals);
  const bool is_long = bit_length(value.get_num()) > kBitsOfLong || bit_length(value.get_den()) > kBitsOfLong;
  if (is_long && style.kind == NumberStyle::Kind::automatic) {
    return "~" + significant_decimal(value, kSignificantDigits);
  }
  std::string exact = to_string(value);
  if (style.kind == NumberStyle::Kind::exact) return exact;
  const bool is_fraction = exact.find('/') != std::string::npos;
  if (exact.size() <= (is_fraction ? kShortFraction : kShortInteger)) return exact;
  return "~" + significant_decimal(value, kSignificantDigits);
}

std::string number_within(const Rational& value, std::size_t columns) {
  std::string text = number_text(value, {});
  const bool is_zero = sgn(value) == 0;
  for (unsigned digits = kSignificantDigits; text.size() > columns && digits > 0 && !is_zero; --digits) {
    text = "~" + scientific(value, decimal_exponent(value), digits);
  }
  return text;
}

std::string power_of_ten_above(const Rational& value) {
  const long exponent = decimal_exponent(value);
  return fmt::format("1e{}", value == power_of_ten(exponent) ? exponent : exponent + 1);
}

Rational midpoint(const Enclosure& value) {
  return (value.lower + value.upper) / 2;
}

namespace {

/// What both ends round to with as many significant digits as possible, everything between them does too.
std::string proven_significant(const Enclosure& value) {
  const Rational largest = std::max(Rational(abs(value.lower)), Rational(abs(value.upper)));
  // The ends may lie on both sides of a power of ten.
  const long exponent = sgn(largest) == 0 ? 0 : decimal_exponent(largest);
  for (unsigned digits = kSignificantDigits; digits > 0; --digits) {
    std::string text = significant_from(value.lower, exponent, digits);
    if (text == significant_from(value.upper, exponent, digits)) return text;
  }
  if (sgn(value.lower) <= 0 && sgn(value.upper) >= 0) {
    constexpr unsigned kDecimals = kSignificantDigits - 1;
    if (largest < power_of_ten(-static_cast<long>(kDecimals)) / 2) return to_decimal(Rational(0), kDecimals);
  }
  return fmt::format("{} within {}", significant_decimal(midpoint(value), 1),
                     power_of_ten_above(2 * largest));
}

}  // namespace

std::string proven_decimal(const Enclosure& value, unsigned limit) {
  for (unsigned decimals = limit;; --decimals) {
    // What both ends round to, everything between them does too.
    std::string text = to_decimal(value.lower, decimals);
    if (text == to_decimal(value.upper, decimals)) return text;
    if (decimals == 0) return proven_significant(value);
  }
}

std::string number_text(const Enclosure& value, const NumberStyle& style) {
  if (value.lower == value.upper) return number_text(value.lower, style);
  constexpr unsigned kExactStyleDecimals = 15;
  unsigned limit = kExactStyleDecimals;
  if (style.kind == NumberStyle::Kind::decimals) limit = style.decimals;
  if (style.kind == NumberStyle::Kind::automatic && style.irrational_decimals == 0) {
    return "~" + proven_significant(value);
  }
  if (style.irrational_decimals > 0) limit = style.irrational_decimals;
  return "~" + proven_decimal(value, limit);
}

}  // namespace nashsolve::report
