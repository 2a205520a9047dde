#include "cut_fraction.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string>

namespace nashsolve::formats {

namespace {

constexpr std::size_t kLeastDecimals = 5;
/// Further digits say nothing more: a double has 17.
constexpr std::size_t kMostDigits = 17;

struct Decimal {
  std::int64_t digits = 0;
  std::size_t decimals = 0;
};

/// Sign, digits, point, digits; at most kMostDigits significant ones.
std::optional<Decimal> decimal_of(std::string_view text) {
  const std::size_t exponent_at = text.find_first_of("eE");
  long exponent = 0;
  if (exponent_at != std::string_view::npos) {
    std::string_view below = text.substr(exponent_at + 1);
    if (below.starts_with('+')) below.remove_prefix(1);
    const auto [end, error] = std::from_chars(below.data(), below.data() + below.size(), exponent);
    if (error != std::errc{} || end != below.data() + below.size()) return std::nullopt;
    text = text.substr(0, exponent_at);
  }
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  if (point == std::string_view::npos) return std::nullopt;
  std::string digits(text.substr(0, point));
  digits += text.substr(point + 1);
  if (digits.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
  long decimals = static_cast<long>(text.size() - point - 1) - exponent;
  // What R, C and NumPy print as 5.000000e-01 has no more digits than 0.5.
  while (decimals > 0 && digits.ends_with('0')) {
    digits.pop_back();
    --decimals;
  }
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
  if (digits.size() > kMostDigits) {
    decimals -= static_cast<long>(digits.size() - kMostDigits);
    digits.resize(kMostDigits);
  }
  if (digits.empty() || decimals < static_cast<long>(kLeastDecimals) || decimals > 18) return std::nullopt;
  Decimal result;
  std::from_chars(digits.data(), digits.data() + digits.size(), result.digits);
  result.decimals = static_cast<std::size_t>(decimals);
  if (negative) result.digits = -result.digits;
  return result;
}

struct Fraction {
  std::int64_t numerator;
  std::int64_t denominator;
};

/// The fraction of the least denominator between a/c and b/c, for 0 <= a <= b (the Stern-Brocot tree by
/// continued fractions).
Fraction simplest_between(std::int64_t a, std::int64_t c, std::int64_t b, std::int64_t d) {
  const std::int64_t whole = a / c;
  if (whole * c == a) return {whole, 1};
  if (whole < b / d) return {whole + 1, 1};
  const Fraction rest = simplest_between(d, b - whole * d, c, a - whole * c);
  return {whole * rest.numerator + rest.denominator, rest.numerator};
}

}  // namespace

std::optional<Rational> uncut(std::string_view text) {
  const auto decimal = decimal_of(text);
  if (!decimal) return std::nullopt;
  std::int64_t power = 1;
  for (std::size_t i = 0; i < decimal->decimals; ++i) power *= 10;
  const std::int64_t digits = std::abs(decimal->digits);
  const std::int64_t whole = digits / power;
  const std::int64_t part = digits % power;
  // A double's last digit is uncertain by a few units where there are 17.
  const std::int64_t units = digits >= 1'000'000'000'000'000 ? 4 : 1;
  if (part <= units || part + units >= power) return std::nullopt;
  const Fraction fraction = simplest_between(part - units, power, part + units, power);
  const std::int64_t q = fraction.denominator;
  constexpr std::int64_t kLargestDenominator = 30'000;
  if (q > kLargestDenominator || q * q > power / (1000 * units) || power % q == 0) return std::nullopt;
  const Rational value =
      make_rational(to_integer(fraction.numerator) + to_integer(whole) * to_integer(q), to_integer(q));
  return decimal->digits < 0 ? Rational(-value) : value;
}

}  // namespace nashsolve::formats
