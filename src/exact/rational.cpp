// Rationals: construction in lowest terms, correctly rounded doubles, and decimal text.
#include <cmath>
#include <limits>

#include "nashsolve/exact.hpp"
#include "rational_text.hpp"

namespace nashsolve {

Rational to_rational(std::int64_t value) {
  return {to_integer(value)};
}

Rational make_rational(const Integer& numerator, const Integer& denominator) {
  Rational result(numerator, denominator);
  result.canonicalize();
  return result;
}

void append_to(std::string& text, const Rational& value) {
  if (!value.get_num().fits_slong_p() || !value.get_den().fits_slong_p()) {
    text += value.get_str();
    return;
  }
  text += std::to_string(value.get_num().get_si());
  if (value.get_den() != 1) {
    text += '/';
    text += std::to_string(value.get_den().get_si());
  }
}

std::string to_string(const Rational& value) {
  std::string text;
  append_to(text, value);
  return text;
}

double nearest_double(const Integer& numerator, std::size_t bits) {
  constexpr std::size_t kWord = 64;
  const std::size_t length = bit_length(numerator);
  const std::size_t dropped = length > kWord ? length - kWord : 0;
  // The product by a power of two is exact where it is a normal number.
  if (length + std::size_t{1020} < bits || length > bits + std::size_t{1020}) {
    Integer denominator = 1;
    denominator <<= bits;
    return nearest_double(make_rational(numerator, denominator));
  }
  Integer leading;
  mpz_tdiv_q_2exp(leading.get_mpz_t(), numerator.get_mpz_t(), dropped);
  std::uint64_t word = 0;
  mpz_export(&word, nullptr, -1, sizeof word, 0, 0, leading.get_mpz_t());
  // What is dropped is far below half a unit, and shows in the last bit only so that ties are none.
  if (dropped > 0 && mpz_scan1(numerator.get_mpz_t(), 0) < dropped) word |= 1;
  const double magnitude =
      std::ldexp(static_cast<double>(word), static_cast<int>(dropped) - static_cast<int>(bits));
  return sgn(numerator) < 0 ? -magnitude : magnitude;
}

double nearest_double(const Rational& value) {
  constexpr std::size_t kPrecision = std::numeric_limits<double>::digits;
  const Integer& denominator = value.get_den();
  const int sign = sgn(value);
  if (sign == 0) return 0.0;
  if (bit_length(value.get_num()) <= kPrecision && bit_length(denominator) <= kPrecision) {
    return value.get_num().get_d() / denominator.get_d();
  }
  const Integer magnitude = abs(value.get_num());
  // The quotient is taken in units of 2^unit, so that it has as many bits as a double (fewer where the result
  // is subnormal), and rounded to the nearest integer, ties to even.
  constexpr long kSmallestUnit = std::numeric_limits<double>::min_exponent - static_cast<long>(kPrecision);
  long unit = static_cast<long>(bit_length(magnitude)) - static_cast<long>(bit_length(denominator)) -
              static_cast<long>(kPrecision);
  if (unit < kSmallestUnit) unit = kSmallestUnit;
  for (;; ++unit) {
    Integer scaled_numerator = magnitude;
    Integer scaled_denominator = denominator;
    if (unit >= 0) {
      scaled_denominator <<= static_cast<unsigned long>(unit);
    } else {
      scaled_numerator <<= static_cast<unsigned long>(-unit);
    }
    Integer quotient;
    Integer remainder;
    mpz_fdiv_qr(quotient.get_mpz_t(), remainder.get_mpz_t(), scaled_numerator.get_mpz_t(),
                scaled_denominator.get_mpz_t());
    if (bit_length(quotient) > kPrecision) continue;
    remainder <<= 1U;
    const int half = cmp(remainder, scaled_denominator);
    if (half > 0 || (half == 0 && mpz_odd_p(quotient.get_mpz_t()) != 0)) ++quotient;
    if (unit > std::numeric_limits<double>::max_exponent)
      return sign * std::numeric_limits<double>::infinity();
    return sign * std::ldexp(quotient.get_d(), static_cast<int>(unit));
  }
}

double scaled_double(const Integer& value, long exponent) {
  long own_exponent = 0;
  const double fraction = mpz_get_d_2exp(&own_exponent, value.get_mpz_t());
  return std::ldexp(fraction, static_cast<int>(own_exponent - exponent));
}

std::string to_decimal(const Rational& value, unsigned decimals) {
  Integer scale;
  mpz_ui_pow_ui(scale.get_mpz_t(), 10, decimals);
  const Integer doubled = 2 * abs(value.get_num()) * scale + value.get_den();
  Integer digits;
  const Integer divisor = 2 * value.get_den();
  mpz_fdiv_q(digits.get_mpz_t(), doubled.get_mpz_t(), divisor.get_mpz_t());
  std::string text = digits.get_str();
  if (text.size() <= decimals) text.insert(0, decimals + 1 - text.size(), '0');
  if (decimals > 0) text.insert(text.size() - decimals, ".");
  if (sgn(value) < 0 && sgn(digits) != 0) text.insert(0, "-");
  return text;
}

long decimal_exponent(const Rational& value) {
  long exponent_above = 0;
  long exponent_below = 0;
  const double above = mpz_get_d_2exp(&exponent_above, value.get_num_mpz_t());
  const double below = mpz_get_d_2exp(&exponent_below, value.get_den_mpz_t());
  const double logarithm = std::log10(std::abs(above) / below) +
                           static_cast<double>(exponent_above - exponent_below) * std::log10(2.0);
  const double nearest = std::round(logarithm);
  // Far more than the rounding errors of a logarithm of this size.
  constexpr double kUncertain = 1e-9;
  if (std::abs(logarithm - nearest) > kUncertain * (1 + std::abs(nearest))) {
    return static_cast<long>(std::floor(logarithm));
  }
  const auto power = static_cast<long>(nearest);
  Integer scale;
  mpz_ui_pow_ui(scale.get_mpz_t(), 10, static_cast<unsigned long>(power < 0 ? -power : power));
  const Integer magnitude = abs(value.get_num());
  const bool reaches =
      power < 0 ? magnitude * scale >= value.get_den() : magnitude >= value.get_den() * scale;
  return reaches ? power : power - 1;
}

Rational exact_rational(double value) {
  return {value};
}

}  // namespace nashsolve
