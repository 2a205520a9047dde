// Numbers from their text, exactly: 0.1 is 1/10, 2.5e-3 is 1/400.
#include <algorithm>
#include <charconv>

#include "nashsolve/exact.hpp"

namespace nashsolve {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Reads text front to back; every take_* returns what it consumed.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }

  bool take(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  /// True for '-'; a '+' is taken, too.
  bool take_sign() {
    if (take('-')) return true;
    take('+');
    return false;
  }

  std::string_view take_digits() {
    const auto end = std::find_if_not(rest_.begin(), rest_.end(), is_digit);
    const auto count = static_cast<std::size_t>(end - rest_.begin());
    const std::string_view digits = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return digits;
  }

 private:
  std::string_view rest_;
};

Integer integer_from_digits(std::string_view digits) {
  if (const auto small = parse_int64(digits)) return to_integer(*small);
  return Integer(std::string(digits), 10);
}

bool names_non_finite(std::string_view text) {
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) text.remove_prefix(1);
  std::string lower(text.substr(0, 9));
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text.size() <= 8 && (lower == "nan" || lower == "inf" || lower == "infinity");
}

std::optional<long> exponent_value(std::string_view digits, bool negative) {
  const auto first = std::min(digits.find_first_not_of('0'), digits.size());
  digits.remove_prefix(first);
  if (digits.size() > 6) return std::nullopt;
  long value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (value > kMaxExponent) return std::nullopt;
  return negative ? -value : value;
}

}  // namespace

std::optional<std::int64_t> parse_int64(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::variant<Rational, NumberError> parse_number(std::string_view text) {
  if (const auto small = parse_int64(text)) return to_rational(*small);
  if (names_non_finite(text)) return NumberError::not_finite;
  Scanner scanner(text);
  const bool negative = scanner.take_sign();
  const std::string_view whole = scanner.take_digits();
  if (!whole.empty() && scanner.take('/')) {
    const std::string_view below = scanner.take_digits();
    if (below.empty() || !scanner.at_end()) return NumberError::not_a_number;
    const Integer denominator = integer_from_digits(below);
    if (sgn(denominator) == 0) return NumberError::zero_denominator;
    Rational value = make_rational(integer_from_digits(whole), denominator);
    if (negative) value = -value;
    return value;
  }
  const std::string_view fraction = scanner.take('.') ? scanner.take_digits() : std::string_view{};
  if (whole.empty() && fraction.empty()) return NumberError::not_a_number;
  long exponent = 0;
  if (scanner.take('e') || scanner.take('E')) {
    const bool exponent_negative = scanner.take_sign();
    const std::string_view digits = scanner.take_digits();
    if (digits.empty() || !scanner.at_end()) return NumberError::not_a_number;
    const auto value = exponent_value(digits, exponent_negative);
    if (!value) return NumberError::exponent_out_of_range;
    exponent = *value;
  }
  if (!scanner.at_end()) return NumberError::not_a_number;
  Integer mantissa = integer_from_digits(std::string(whole).append(fraction));
  if (negative) mantissa = -mantissa;
  const long scale = exponent - static_cast<long>(fraction.size());
  Integer power;
  mpz_ui_pow_ui(power.get_mpz_t(), 10, static_cast<unsigned long>(scale < 0 ? -scale : scale));
  if (scale >= 0) return Rational(mantissa * power);
  return make_rational(mantissa, power);
}

std::string_view describe(NumberError error) {
  switch (error) {
    case NumberError::not_a_number:
      return "a number such as 3, -0.25, 1e-3 or 1/3";
    case NumberError::not_finite:
      return "a finite number";
    case NumberError::zero_denominator:
      return "a denominator other than 0";
    case NumberError::exponent_out_of_range:
      return "an exponent from -10000 to 10000";
  }
  return "a number";
}

}  // namespace nashsolve
