// Arithmetic of numbers that are known exactly, or only between bounds.
#pragma once

#include <algorithm>
#include <optional>
#include <utility>

#include "nashsolve/exact.hpp"

namespace nashsolve::nplayer {

/// What exact numbers make is exact. Bounds of others are rounded outwards to multiples of 2^-kBits, so that
/// they do not grow long.
class Bounded {
 public:
  explicit Bounded(const Rational& exact = 0) : lower_(exact), upper_(exact) {}
  Bounded(const Rational& middle, const Rational& radius)
      : Bounded(between(middle - radius, middle + radius)) {}

  /// Nothing where it is not known.
  [[nodiscard]] std::optional<int> sign() const {
    if (sgn(lower_) > 0) return 1;
    if (sgn(upper_) < 0) return -1;
    return sgn(lower_) == 0 && sgn(upper_) == 0 ? std::optional(0) : std::nullopt;
  }
  /// The least magnitude it may have.
  [[nodiscard]] Rational least() const {
    return sign().value_or(0) == 0 ? Rational(0) : std::min<Rational>(abs(lower_), abs(upper_));
  }

  friend Bounded operator-(const Bounded& a, const Bounded& b) {
    return between(a.lower_ - b.upper_, a.upper_ - b.lower_);
  }
  friend Bounded operator*(const Bounded& a, const Bounded& b) {
    if (a.is_exact() && b.is_exact()) return Bounded(a.lower_ * b.lower_);
    const auto [low, high] = std::minmax<Rational>(
        {a.lower_ * b.lower_, a.lower_ * b.upper_, a.upper_ * b.lower_, a.upper_ * b.upper_});
    return between(low, high);
  }
  /// Requires a divisor of known sign, not 0.
  friend Bounded operator/(const Bounded& a, const Bounded& b) {
    if (a.is_exact() && b.is_exact()) return Bounded(a.lower_ / b.lower_);
    return a * between(1 / b.upper_, 1 / b.lower_);
  }

 private:
  static constexpr unsigned kBits = 192;

  static Bounded between(const Rational& lower, const Rational& upper) {
    Bounded result(lower);
    if (lower == upper) return result;
    result.lower_ = -rounded_up(-lower);
    result.upper_ = rounded_up(upper);
    return result;
  }
  static Rational rounded_up(const Rational& value) {
    const Integer scaled = value.get_num() << kBits;
    Integer multiple = scaled / value.get_den();
    if (multiple * value.get_den() < scaled) multiple += 1;
    return make_rational(multiple, Integer(1) << kBits);
  }
  [[nodiscard]] bool is_exact() const { return lower_ == upper_; }

  Rational lower_;
  Rational upper_;
};

}  // namespace nashsolve::nplayer
