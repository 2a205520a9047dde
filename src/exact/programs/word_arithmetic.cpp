#include "word_arithmetic.hpp"

#include <algorithm>

namespace nashsolve::words {

void write_low_words(const Integer& value, std::span<Word> words) {
  static_assert(sizeof(mp_limb_t) == sizeof(Word));
  const std::size_t size = std::min(words.size(), mpz_size(value.get_mpz_t()));
  std::copy_n(mpz_limbs_read(value.get_mpz_t()), size, words.begin());
}

Integer integer_of(const Words<kInPlace>& magnitude, bool is_negative) {
  Integer result;
  mpz_import(result.get_mpz_t(), kInPlace, -1, sizeof(Word), 0, 0, magnitude.data());
  if (is_negative) mpz_neg(result.get_mpz_t(), result.get_mpz_t());
  return result;
}

std::size_t take_twos(Integer& value) {
  const mp_bitcnt_t twos = mpz_scan1(value.get_mpz_t(), 0);
  value >>= twos;
  return twos;
}

}  // namespace nashsolve::words
