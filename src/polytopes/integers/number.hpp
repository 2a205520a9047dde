// The arithmetics of an integer dictionary: machine integers that notice when they overflow, wide ones for
// dictionaries whose entries are known to fit, and integers of any size. A search starts with the first and
// continues with one of the others where it has to.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "compact_integer.hpp"
#include "nashsolve/exact.hpp"

namespace nashsolve::bimatrix {

/// Thrown where a value does not fit a machine integer; the dictionary it happened in is lost.
struct Overflow {};

/// x := x * p / d, which is an integer, in machine integers.
template <class Number>
class PlainScale {
 public:
  static constexpr bool kIsFast = false;

  PlainScale(typename Number::Value p, typename Number::Value /*d*/, const typename Number::Divisor& divisor)
      : p_(p), divisor_(divisor) {}
  void operator()(typename Number::Value& x) const { Number::cross(x, p_, 0, 0, divisor_); }

 private:
  typename Number::Value p_;
  const typename Number::Divisor& divisor_;
};

struct MachineNumber {
  using Scale = PlainScale<MachineNumber>;
  using Value = std::int64_t;
  __extension__ using Wide = __int128;
  using Word = std::uint64_t;
  using Determinant = Value;
  static constexpr bool kMayOverflow = true;
  static constexpr bool kReducesRows = false;

  /// What dividing exactly by a value other than 0 takes: an odd number's inverse modulo 2^64 (Jebelean
  /// 1993).
  class Divisor {
   public:
    explicit Divisor(Value value) : value_(value), shift_(std::countr_zero(static_cast<Word>(value))) {
      const auto odd = static_cast<Word>(value >> shift_);
      // Right to 3 bits; each step doubles them.
      inverse_ = odd;
      for (int bits = 3; bits < 64; bits *= 2) inverse_ *= 2 - odd * inverse_;
    }

   private:
    friend struct MachineNumber;
    Value value_;
    int shift_;
    Word inverse_ = 0;
  };

  /// x := (x * p - f * q) / d, which is an integer.
  static void cross(Value& x, Value p, Value f, Value q, const Divisor& d) {
    const Wide numerator = static_cast<Wide>(x) * p - static_cast<Wide>(f) * q;
    const auto low = static_cast<Value>(numerator);
    if (numerator == low && low != std::numeric_limits<Value>::min()) {
      x = static_cast<Value>(static_cast<Word>(low >> d.shift_) * d.inverse_);
      return;
    }
    // The quotient modulo 2^64, and itself where the product says so.
    x = static_cast<Value>(static_cast<Word>(numerator >> d.shift_) * d.inverse_);
    if (static_cast<Wide>(x) * d.value_ != numerator || x == std::numeric_limits<Value>::min()) {
      throw Overflow();
    }
  }
  /// All bits of the magnitudes.
  static Word bits_of(const Value* values, std::size_t count) {
    Word bits = 0;
    for (std::size_t k = 0; k < count; ++k) bits |= magnitude(values[k]);
    return bits;
  }
  /// The same of a row of x and one of q, of which the bits are given. False, and nothing done, where 64 bits
  /// might not hold what is between.
  static bool cross_row(Value* x, Value p, Value f, const Value* q, Word bits_of_q, std::size_t count,
                        const Divisor& d) {
    constexpr int kSafeBits = 62;
    if (std::bit_width(magnitude(f)) + std::bit_width(bits_of_q) > kSafeBits ||
        std::bit_width(magnitude(p)) + std::bit_width(bits_of(x, count)) > kSafeBits) {
      return false;
    }
    for (std::size_t k = 0; k < count; ++k) {
      x[k] = static_cast<Value>(static_cast<Word>((x[k] * p - f * q[k]) >> d.shift_) * d.inverse_);
    }
    return true;
  }
  static int sign(Value x) { return (x > 0) - (x < 0); }
  /// The sign of a * b - c * d.
  static int compare_products(Value a, Value b, Value c, Value d) {
    const Wide left = static_cast<Wide>(a) * b;
    const Wide right = static_cast<Wide>(c) * d;
    return (left > right) - (left < right);
  }
  static double approximate_ratio(Value x, Value y) {
    return static_cast<double>(x) / static_cast<double>(y);
  }
  static Integer exact(Value x) { return to_integer(x); }
  /// What changing an entry of a dictionary costs, in multiplications, where the pivot is x.
  static std::size_t work(Value /*x*/) { return 4; }

 private:
  static Word magnitude(Value x) { return x < 0 ? Word(0) - static_cast<Word>(x) : static_cast<Word>(x); }
};

/// 128 bits. Requires entries below 2^kBits in magnitude, which is for the dictionary to know.
struct WideNumber {
  using Scale = PlainScale<WideNumber>;
  __extension__ using Value = __int128;
  __extension__ using Word = unsigned __int128;
  using Determinant = Value;
  static constexpr bool kMayOverflow = false;
  static constexpr bool kReducesRows = false;
  static constexpr double kBits = 126;

  /// What dividing exactly by a positive value takes: an odd number's inverse modulo 2^128 (Jebelean 1993).
  class Divisor {
   public:
    explicit Divisor(Value value) {
      const auto low = static_cast<std::uint64_t>(value);
      shift_ = low != 0 ? std::countr_zero(low)
                        : 64 + std::countr_zero(static_cast<std::uint64_t>(static_cast<Word>(value) >> 64U));
      const Word odd = static_cast<Word>(value) >> shift_;
      // Right to 3 bits; each step doubles them.
      inverse_ = odd;
      for (int bits = 3; bits < 128; bits *= 2) inverse_ *= 2 - odd * inverse_;
    }

   private:
    friend struct WideNumber;
    int shift_;
    Word inverse_ = 0;
  };

  static void cross(Value& x, Value p, Value f, Value q, const Divisor& d) {
    if (is_word(x) && is_word(p) && is_word(f) && is_word(q)) {
      const Value numerator = word_product(x, p) - word_product(f, q);
      x = static_cast<Value>(static_cast<Word>(numerator >> d.shift_) * d.inverse_);
      return;
    }
    const Product numerator = Product::of(x, p) - Product::of(f, q);
    const Word shifted =
        d.shift_ == 0 ? numerator.low : numerator.low >> d.shift_ | numerator.high << (128 - d.shift_);
    x = static_cast<Value>(shifted * d.inverse_);
  }
  static int sign(Value x) { return (x > 0) - (x < 0); }
  static int compare_products(Value a, Value b, Value c, Value d) {
    if (is_word(a) && is_word(b) && is_word(c) && is_word(d)) {
      return sign(word_product(a, b) - word_product(c, d));
    }
    const Product difference = Product::of(a, b) - Product::of(c, d);
    if (static_cast<Value>(difference.high) < 0) return -1;
    return difference.high != 0 || difference.low != 0 ? 1 : 0;
  }
  static double approximate_ratio(Value x, Value y) {
    return static_cast<double>(x) / static_cast<double>(y);
  }
  static std::size_t work(Value /*x*/) { return 8; }
  static Integer exact(Value x) {
    if (is_word(x)) return to_integer(static_cast<std::int64_t>(x));
    constexpr unsigned kHalf = 32;
    Integer result = to_integer(static_cast<std::int64_t>(x >> 64U));
    const auto low = static_cast<std::uint64_t>(x);
    result = (result << kHalf) + to_integer(static_cast<std::int64_t>(low >> kHalf));
    return (result << kHalf) + to_integer(static_cast<std::int64_t>(low & 0xffffffffU));
  }

 private:
  static bool is_word(Value x) { return x == static_cast<std::int64_t>(x); }
  static Value word_product(Value a, Value b) {
    return static_cast<Value>(static_cast<std::int64_t>(a)) * static_cast<std::int64_t>(b);
  }

  /// A two's complement integer of 256 bits.
  struct Product {
    Word low;
    Word high;

    static Product of(Value a, Value b) {
      const auto ua = static_cast<Word>(a);
      const auto ub = static_cast<Word>(b);
      const auto a0 = static_cast<std::uint64_t>(ua);
      const auto a1 = static_cast<std::uint64_t>(ua >> 64U);
      const auto b0 = static_cast<std::uint64_t>(ub);
      const auto b1 = static_cast<std::uint64_t>(ub >> 64U);
      const Word p00 = static_cast<Word>(a0) * b0;
      const Word p01 = static_cast<Word>(a0) * b1;
      const Word p10 = static_cast<Word>(a1) * b0;
      const Word middle = (p00 >> 64U) + static_cast<std::uint64_t>(p01) + static_cast<std::uint64_t>(p10);
      Product product{(middle << 64U) | static_cast<std::uint64_t>(p00),
                      static_cast<Word>(a1) * b1 + (p01 >> 64U) + (p10 >> 64U) + (middle >> 64U)};
      if (a < 0) product.high -= ub;
      if (b < 0) product.high -= ua;
      return product;
    }
    friend Product operator-(const Product& a, const Product& b) {
      return {a.low - b.low, a.high - b.high - (a.low < b.low ? 1U : 0U)};
    }
  };
};

struct BigNumber {
  using Value = CompactInteger;
  using Divisor = CompactQuotient;

  /// x := x * p / d, which is an integer. In lowest terms p and d are small where dictionaries are sparse.
  class Scale {
   public:
    static constexpr bool kIsFast = true;

    Scale(const Value& p, const Value& d, const Divisor& /*divisor*/)
        : Scale(p.exact(), d.exact(), greatest_common_divisor(p.exact(), d.exact())) {}
    void operator()(Value& x) const {
      if (!is_one_) quotient_.scale(x, p_);
    }

   private:
    Scale(const Integer& p, const Integer& d, const Integer& common)
        : p_(exact_quotient(p, common)), quotient_(Value(exact_quotient(d, common))), is_one_(p == d) {}

    Value p_;
    Divisor quotient_;
    bool is_one_;
  };
  using Determinant = Value;
  static constexpr bool kMayOverflow = false;
  static constexpr bool kReducesRows = false;

  static void cross(Value& x, const Value& p, const Value& f, const Value& q, const Divisor& quotient) {
    quotient(x, p, f, q);
  }
  static int sign(const Value& x) { return x.sign(); }
  static int compare_products(const Value& a, const Value& b, const Value& c, const Value& d) {
    return nashsolve::compare_products(a, b, c, d);
  }
  static double approximate_ratio(const Value& x, const Value& y) {
    const Integer numerator = x.exact();
    const Integer denominator = y.exact();
    const std::size_t bits = std::max(bit_length(numerator), bit_length(denominator));
    const long exponent = bits > 1000 ? static_cast<long>(bits) - 1000 : 0;
    return scaled_double(numerator, exponent) / scaled_double(denominator, exponent);
  }
  static Integer exact(const Value& x) { return x.exact(); }
  static std::size_t work(const Value& x) {
    // Two products and a quotient take from 19 microseconds at 100 words to 41 milliseconds at 30,000
    // (GMP 6.2): the square of the words at first, then little more than in proportion to them.
    constexpr std::size_t kMostPerWord = 300;
    const std::size_t words = x.bits() / 64;
    return 64 + 4 * words * std::min(words, kMostPerWord);
  }
};

}  // namespace nashsolve::bimatrix
