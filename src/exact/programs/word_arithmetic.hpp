// Integers modulo a power of 2^64, in as many words as the compiler is told: exact where the result is known
// to fit, and without a branch on it. Negative ones are two's complement.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "nashsolve/exact.hpp"

namespace nashsolve::words {

using Word = std::uint64_t;

/// The lowest one first.
template <std::size_t N>
using Words = std::array<Word, N>;

/// The low word of a * b + c + d; the high one becomes c.
inline Word multiply(Word a, Word b, Word& c, Word d) {
  __extension__ using TwoWords = unsigned __int128;
  const TwoWords sum = static_cast<TwoWords>(a) * b + c + d;
  c = static_cast<Word>(sum >> 64U);
  return static_cast<Word>(sum);
}

/// The low words of a * b. Loops are as long as the compiler knows.
template <std::size_t N>
Words<N> product(const Words<N>& a, const Words<N>& b) {
  Words<N> result = {};
#pragma GCC unroll 8
  for (std::size_t i = 0; i < N; ++i) {
    Word carry = 0;
#pragma GCC unroll 8
    for (std::size_t j = 0; j < N - i; ++j) result[i + j] = multiply(a[i], b[j], carry, result[i + j]);
  }
  return result;
}

/// a - b.
template <std::size_t N>
Words<N> difference(const Words<N>& a, const Words<N>& b) {
  Words<N> result;
  Word borrow = 0;
#pragma GCC unroll 8
  for (std::size_t k = 0; k < N; ++k) {
    const Word less = a[k] - b[k];
    result[k] = less - borrow;
    borrow = static_cast<Word>(a[k] < b[k]) | static_cast<Word>(less < borrow);
  }
  return result;
}

/// Of fewer than 64 bits.
template <std::size_t N>
Words<N> shifted_right(const Words<N>& value, unsigned bits) {
  if (bits == 0) return value;
  Words<N> result;
#pragma GCC unroll 8
  for (std::size_t k = 0; k + 1 < N; ++k) result[k] = value[k] >> bits | value[k + 1] << (64U - bits);
  result[N - 1] = value[N - 1] >> bits;
  return result;
}

/// The words of numbers that are held without a block of memory: with two sizes more, 64 bytes.
inline constexpr std::size_t kInPlace = 6;

/// The low words of the magnitude, over zeros.
void write_low_words(const Integer& value, std::span<Word> words);
template <std::size_t N>
Words<N> low_words(const Integer& value) {
  Words<N> result = {};
  write_low_words(value, result);
  return result;
}
Integer integer_of(const Words<kInPlace>& magnitude, bool is_negative);
/// Divides it by the largest power of two that does, and returns the exponent. Requires a number other than
/// 0.
std::size_t take_twos(Integer& value);

}  // namespace nashsolve::words
