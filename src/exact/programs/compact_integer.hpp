// Integers of any size, those of up to six words in place.
//
// The dictionaries of games of 50 to 100 strategies that outgrow machine integers have entries of 60 to 250
// bits. Where each is a block of memory of its own, a pivot spends most of its time on finding, measuring and
// resizing them.
//
// What a pivot without fractions makes of an entry (Edmonds 1967), x := (x * p - f * q) / d, is known from as
// many low words of the numerator as the quotient has itself: an odd divisor has an inverse modulo any power
// of two (Jebelean 1993). How many that are, the sizes of the numbers say.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>

#include "nashsolve/exact.hpp"
#include "word_arithmetic.hpp"

namespace nashsolve {

class CompactInteger {
 public:
  CompactInteger() = default;
  explicit CompactInteger(unsigned value)
      : words_{value}, signed_bits_(static_cast<std::int32_t>(std::bit_width(value))) {}
  explicit CompactInteger(const Integer& value) { set(value); }
  CompactInteger(const CompactInteger& other)
      : words_(other.words_), signed_bits_(other.signed_bits_), large_(copy(other.large_)) {}
  CompactInteger& operator=(const CompactInteger& other) {
    if (this == &other) return *this;
    words_ = other.words_;
    signed_bits_ = other.signed_bits_;
    if (large_ || other.large_) large_ = copy(other.large_);
    return *this;
  }
  CompactInteger(CompactInteger&&) noexcept = default;
  CompactInteger& operator=(CompactInteger&&) noexcept = default;
  ~CompactInteger() = default;

  [[nodiscard]] Integer exact() const;
  [[nodiscard]] int sign() const { return (signed_bits_ > 0) - (signed_bits_ < 0); }
  /// Of the magnitude.
  [[nodiscard]] std::size_t bits() const { return static_cast<std::size_t>(std::abs(signed_bits_)); }

  CompactInteger operator-() const;
  CompactInteger& operator+=(const CompactInteger& other);
  friend bool operator==(const CompactInteger& a, const CompactInteger& b);
  friend bool operator<(const CompactInteger& a, const CompactInteger& b);
  friend bool operator>(const CompactInteger& a, const CompactInteger& b) { return b < a; }

 private:
  friend class CompactQuotient;
  friend class WholeNumber;
  friend int compare_products(const CompactInteger& a, const CompactInteger& b, const CompactInteger& c,
                              const CompactInteger& d);

  static std::unique_ptr<Integer> copy(const std::unique_ptr<Integer>& large) {
    return large ? std::make_unique<Integer>(*large) : nullptr;
  }
  void set(const Integer& value);
  /// What `change` makes of it, as an Integer.
  template <class Change>
  void change(const Change& change);

  /// The magnitude, where it has no more words.
  words::Words<words::kInPlace> words_ = {};
  std::int32_t signed_bits_ = 0;
  std::unique_ptr<Integer> large_;
};

/// The sign of a * b - c * d.
int compare_products(const CompactInteger& a, const CompactInteger& b, const CompactInteger& c,
                     const CompactInteger& d);

/// What a pivot makes of an entry.
class CompactQuotient {
 public:
  /// Requires a divisor other than 0.
  explicit CompactQuotient(const CompactInteger& divisor);

  /// x := (x * p - f * q) / d, which is an integer.
  void operator()(CompactInteger& x, const CompactInteger& p, const CompactInteger& f,
                  const CompactInteger& q) const;
  /// x := x * p / d, which is an integer.
  void scale(CompactInteger& x, const CompactInteger& p) const;

 private:
  /// Words that a quotient has at most, with its sign, where its numerator has so many bits at most.
  [[nodiscard]] std::size_t words_of_quotient(std::size_t bits) const {
    return bits < bits_ ? 1 : (bits - bits_ + 2) / 64 + 1;
  }

  CompactInteger divisor_;
  std::size_t bits_;
  /// Whether it is even fewer times than a word has bits, and how often.
  bool is_usable_ = false;
  unsigned even_bits_ = 0;
  /// Of the magnitude of its odd part, a word more than a number in place has.
  words::Words<words::kInPlace + 1> inverse_ = {};
};

}  // namespace nashsolve
