// Intervals of doubles. Every bound is moved outwards by one step after rounding to nearest, so the result
// holds whatever the true value was; no rounding mode is changed.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

namespace nashsolve {

struct Interval {
  double low = 0;
  double high = 0;

  [[nodiscard]] double magnitude() const { return std::max(std::fabs(low), std::fabs(high)); }
  [[nodiscard]] double middle() const { return low + (high - low) / 2; }
};

inline double below(double x) {
  return std::nextafter(x, -std::numeric_limits<double>::infinity());
}
inline double above(double x) {
  return std::nextafter(x, std::numeric_limits<double>::infinity());
}

inline Interval operator+(const Interval& a, const Interval& b) {
  return {below(a.low + b.low), above(a.high + b.high)};
}
inline Interval operator-(const Interval& a, const Interval& b) {
  return {below(a.low - b.high), above(a.high - b.low)};
}
inline Interval operator*(const Interval& a, const Interval& b) {
  const double products[] = {a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high};
  // 0 times infinity, or a NaN that came in: nothing is known.
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  if (std::any_of(products, products + 4, [](double p) { return std::isnan(p); }))
    return {-kInfinity, kInfinity};
  return {below(*std::min_element(products, products + 4)), above(*std::max_element(products, products + 4))};
}

}  // namespace nashsolve
