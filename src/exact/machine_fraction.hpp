// Fractions of 64-bit integers, for walks over millions of small numbers: exact, and told where they are too
// small for a result.
#pragma once

#include <cstdint>
#include <limits>
#include <numeric>
#include <optional>

#include "nashsolve/exact.hpp"

namespace nashsolve {

/// In lowest terms with a positive denominator; the numerator's magnitude fits 63 bits as well.
class MachineFraction {
 public:
  MachineFraction() = default;

  /// Nothing where it does not fit. Requires denominator > 0.
  static std::optional<MachineFraction> of(std::int64_t numerator, std::int64_t denominator) {
    if (numerator < -kMost) return std::nullopt;
    const std::int64_t divisor = denominator == 1 ? 1 : std::gcd(numerator, denominator);
    return MachineFraction(numerator / divisor, denominator / divisor);
  }
  static std::optional<MachineFraction> of(const Rational& value) {
    const std::optional<std::int64_t> numerator = to_int64(value.get_num());
    const std::optional<std::int64_t> denominator = to_int64(value.get_den());
    return numerator && denominator ? of(*numerator, *denominator) : std::nullopt;
  }

  [[nodiscard]] Rational exact() const {
    return make_rational(to_integer(numerator_), to_integer(denominator_));
  }

  /// False, and the value is lost, where the sum does not fit.
  [[nodiscard]] bool add(const MachineFraction& other) {
    // With d the denominators' common divisor, only d can have a factor in common with the sum (Knuth, The
    // Art of Computer Programming, 4.5.1).
    const std::int64_t common =
        denominator_ == 1 || other.denominator_ == 1 ? 1 : std::gcd(denominator_, other.denominator_);
    Wide numerator = static_cast<Wide>(numerator_) * (other.denominator_ / common) +
                     static_cast<Wide>(other.numerator_) * (denominator_ / common);
    Wide denominator = static_cast<Wide>(denominator_ / common) * other.denominator_;
    if (common != 1) {
      const std::int64_t divisor = std::gcd(static_cast<std::int64_t>(numerator % common), common);
      numerator /= divisor;
      denominator /= divisor;
    }
    return assign(numerator, denominator);
  }
  [[nodiscard]] bool multiply(const MachineFraction& other) {
    const std::int64_t first = other.denominator_ == 1 ? 1 : std::gcd(numerator_, other.denominator_);
    const std::int64_t second = denominator_ == 1 ? 1 : std::gcd(other.numerator_, denominator_);
    return assign(static_cast<Wide>(numerator_ / first) * (other.numerator_ / second),
                  static_cast<Wide>(denominator_ / second) * (other.denominator_ / first));
  }
  friend bool operator<(const MachineFraction& a, const MachineFraction& b) {
    return static_cast<Wide>(a.numerator_) * b.denominator_ <
           static_cast<Wide>(b.numerator_) * a.denominator_;
  }

  bool operator==(const MachineFraction&) const = default;

 private:
  static constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

  MachineFraction(std::int64_t numerator, std::int64_t denominator)
      : numerator_(numerator), denominator_(denominator) {}

  __extension__ using Wide = __int128;

  bool assign(Wide numerator, Wide denominator) {
    if (numerator > kMost || numerator < -kMost || denominator > kMost) return false;
    numerator_ = static_cast<std::int64_t>(numerator);
    denominator_ = static_cast<std::int64_t>(denominator);
    return true;
  }

  std::int64_t numerator_ = 0;
  std::int64_t denominator_ = 1;
};

}  // namespace nashsolve
