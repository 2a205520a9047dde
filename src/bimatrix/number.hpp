// The two arithmetics of an integer dictionary: machine integers that notice when they overflow, and integers
// of any size. A search starts with the first and continues with the second where it has to.
#pragma once

#include <cstdint>
#include <limits>

#include "nashsolve/exact.hpp"

namespace nashsolve::bimatrix {

/// Thrown where a value does not fit a machine integer; the dictionary it happened in is lost.
struct Overflow {};

#ifdef __SIZEOF_INT128__
#define NASHSOLVE_HAS_MACHINE_NUMBER 1

struct MachineNumber {
  using Value = std::int64_t;
  __extension__ using Wide = __int128;

  /// x := (x * p - f * q) / d, which is an integer.
  static void cross(Value& x, Value p, Value f, Value q, Value d) {
    const Wide numerator = static_cast<Wide>(x) * p - static_cast<Wide>(f) * q;
    const auto low = static_cast<Value>(numerator);
    if (numerator == static_cast<Wide>(low) && low != std::numeric_limits<Value>::min()) {
      x = low / d;
      return;
    }
    const Wide quotient = numerator / d;
    x = static_cast<Value>(quotient);
    if (quotient != static_cast<Wide>(x) || x == std::numeric_limits<Value>::min()) throw Overflow();
  }
  static int sign(Value x) { return (x > 0) - (x < 0); }
  /// The sign of a * b - c * d.
  static int compare_products(Value a, Value b, Value c, Value d) {
    const Wide left = static_cast<Wide>(a) * b;
    const Wide right = static_cast<Wide>(c) * d;
    return (left > right) - (left < right);
  }
  static double approximate(Value x) { return static_cast<double>(x); }
  static Integer exact(Value x) { return to_integer(x); }
};
#endif

struct BigNumber {
  using Value = Integer;

  static void cross(Value& x, const Value& p, const Value& f, const Value& q, const Value& d) {
    x *= p;
    subtract_product(x, f, q);
    divide_exactly(x, d);
  }
  static int sign(const Value& x) { return sgn(x); }
  static int compare_products(const Value& a, const Value& b, const Value& c, const Value& d) {
    return cmp(a * b, c * d);
  }
  static double approximate(const Value& x) { return x.get_d(); }
  static Integer exact(const Value& x) { return x; }
};

}  // namespace nashsolve::bimatrix
