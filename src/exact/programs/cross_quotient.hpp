// What a pivot without fractions makes of an entry (Edmonds 1967): x := (x * p - f * q) / d, which is an
// integer.
//
// The quotient is known from as many low words of the numerator as it has itself: an odd divisor has an
// inverse modulo any power of two (Jebelean 1993). So where it has a few words at most, as the sizes of the
// numbers say, only those are computed, in place.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "nashsolve/exact.hpp"

namespace nashsolve {

class CrossQuotient {
 public:
  /// The most words of a quotient; beyond, whole products are divided. Up to 6 words it takes about half of
  /// the time that these take, with 8 three quarters (GMP 6.2, idle machine).
  static constexpr std::size_t kMostWords = 8;

  /// Requires a divisor other than 0.
  explicit CrossQuotient(Integer divisor);

  void operator()(Integer& x, const Integer& p, const Integer& f, const Integer& q) const;

 private:
  Integer divisor_;
  std::size_t bits_;
  /// Whether it is even fewer times than a word has bits, and how often.
  bool is_usable_ = false;
  unsigned even_bits_ = 0;
  /// Of its odd part, with its sign.
  std::array<std::uint64_t, kMostWords> inverse_ = {};
};

}  // namespace nashsolve
