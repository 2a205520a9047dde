// Exact numbers: integers and rationals of any size, read from and written to text without loss.
//
// Every payoff, probability and regret of nashsolve is one of these two types. They are GMP's C++ classes;
// no other header or source outside src/exact names GMP, everybody else uses the functions below.
#pragma once

#include <gmpxx.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace nashsolve {

using Integer = mpz_class;

/// Always in lowest terms with a positive denominator.
using Rational = mpq_class;

/// Why a text is not a number. `describe` says it in words.
enum class NumberError { not_a_number, not_finite, zero_denominator, exponent_out_of_range };

/// Decimal exponents beyond this magnitude are refused.
inline constexpr long kMaxExponent = 10000;

/// The exact value of `text`: an integer (`-7`, `+7`), a decimal (`0.1`, `5.`, `.5`), with an exponent
/// (`2.5e-3`), or a fraction of two integers (`-2/6`). The whole text must be the number; no spaces.
std::variant<Rational, NumberError> parse_number(std::string_view text);

/// The value of `text` where it is a plain integer that fits 64 bits; the fast path of the readers.
std::optional<std::int64_t> parse_int64(std::string_view text);

/// "a number such as 3, 0.25, 1e-3 or 1/3" and its like: what the reader expected instead.
std::string_view describe(NumberError error);

Integer to_integer(std::int64_t value);
Rational to_rational(std::int64_t value);

/// numerator / denominator in lowest terms. Requires denominator != 0.
Rational make_rational(const Integer& numerator, const Integer& denominator);

/// The value where it fits 64 bits.
std::optional<std::int64_t> to_int64(const Integer& value);

Integer greatest_common_divisor(const Integer& a, const Integer& b);
/// Of all of them; 0 where all are 0.
Integer greatest_common_divisor(std::span<const Integer> values);
Integer least_common_multiple(const Integer& a, const Integer& b);

/// a / b where b divides a; unspecified otherwise.
Integer exact_quotient(const Integer& a, const Integer& b);

/// value /= divisor where it divides, without a temporary.
void divide_exactly(Integer& value, const Integer& divisor);

/// accumulator += a * b, and accumulator -= a * b, without a temporary.
void add_product(Integer& accumulator, const Integer& a, const Integer& b);
void subtract_product(Integer& accumulator, const Integer& a, const Integer& b);
void add_product(Integer& accumulator, const Integer& a, std::int64_t b);
void subtract_product(Integer& accumulator, const Integer& a, std::int64_t b);

/// The number of bits of |value|; 0 for 0.
std::size_t bit_length(const Integer& value);

/// The number that has seven bits in each byte, the lowest first; the eighth ones are not looked at. In
/// linear time, as its inverse for numbers of at least 0, which leaves the eighth bits 0.
Integer from_sevens(std::string_view bytes);
std::string to_sevens(const Integer& value);

std::size_t hash(const Integer& value);

std::string to_string(const Integer& value);

/// `p` or `p/q` in lowest terms.
std::string to_string(const Rational& value);

/// The double nearest to the value (ties to even); infinity where it is out of range.
double nearest_double(const Rational& value);
/// The same of numerator / 2^bits.
double nearest_double(const Integer& numerator, std::size_t bits);

/// value / 2^exponent, truncated to a double: exact where |value| < 2^53, else within a factor of 1 - 2^-52.
double scaled_double(const Integer& value, long exponent);

/// Fixed-point decimals, rounded half away from zero: to_decimal(2/3, 4) is "0.6667". Never "-0.00".
std::string to_decimal(const Rational& value, unsigned decimals);

/// The largest e with 10^e <= |value|. Requires value != 0.
long decimal_exponent(const Rational& value);

/// The exact value of a finite double.
Rational exact_rational(double value);

}  // namespace nashsolve
