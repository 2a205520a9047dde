#include "cross_quotient.hpp"

#include <algorithm>
#include <utility>

namespace nashsolve {

namespace {

#if defined(__SIZEOF_INT128__) && GMP_NUMB_BITS == 64
#define NASHSOLVE_HAS_WORDS 1

using Word = std::uint64_t;
__extension__ using TwoWords = unsigned __int128;

template <std::size_t N>
using Words = std::array<Word, N>;

/// The low words of the magnitude.
template <std::size_t N>
Words<N> low_words(const Integer& of) {
  Words<N> result = {};
  std::copy_n(mpz_limbs_read(of.get_mpz_t()), std::min(N, mpz_size(of.get_mpz_t())), result.begin());
  return result;
}

/// The low words of a * b. Loops are as long as the compiler knows.
template <std::size_t N>
Words<N> product(const Words<N>& a, const Words<N>& b) {
  Words<N> result = {};
#pragma GCC unroll 8
  for (std::size_t i = 0; i < N; ++i) {
    Word carry = 0;
#pragma GCC unroll 8
    for (std::size_t j = 0; j < N - i; ++j) {
      const TwoWords sum = static_cast<TwoWords>(a[i]) * b[j] + result[i + j] + carry;
      result[i + j] = static_cast<Word>(sum);
      carry = static_cast<Word>(sum >> 64U);
    }
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
    const TwoWords here = static_cast<TwoWords>(a[k]) - b[k] - borrow;
    result[k] = static_cast<Word>(here);
    borrow = static_cast<Word>(here >> 64U) & 1U;
  }
  return result;
}

template <std::size_t N>
Words<N> shifted_right(const Words<N>& value, unsigned bits) {
  if (bits == 0) return value;
  Words<N> result;
#pragma GCC unroll 8
  for (std::size_t k = 0; k + 1 < N; ++k) result[k] = value[k] >> bits | value[k + 1] << (64U - bits);
  result[N - 1] = value[N - 1] >> bits;
  return result;
}

/// x := (x * p - f * q) / d, which has `words` words with its sign, up to N.
template <std::size_t N>
void divide(Integer& x, const Integer& p, const Integer& f, const Integer& q, const Word* inverse,
            unsigned even_bits, std::size_t words) {
  Words<N> first = product(low_words<N>(x), low_words<N>(p));
  Words<N> second = product(low_words<N>(f), low_words<N>(q));
  if (sgn(x) * sgn(p) < 0) first = difference({}, first);
  if (sgn(f) * sgn(q) < 0) second = difference({}, second);
  Words<N> of_divisor;
  std::copy_n(inverse, N, of_divisor.begin());
  Words<N> quotient = product(shifted_right(difference(first, second), even_bits), of_divisor);
  const bool is_negative = quotient[words - 1] >> 63U != 0;
  if (is_negative) quotient = difference({}, quotient);
  const auto size = static_cast<mp_size_t>(words);
  std::copy_n(quotient.begin(), words, mpz_limbs_write(x.get_mpz_t(), size));
  mpz_limbs_finish(x.get_mpz_t(), is_negative ? -size : size);
}

using Divide = void (*)(Integer&, const Integer&, const Integer&, const Integer&, const Word*, unsigned,
                        std::size_t);

template <std::size_t... N>
constexpr std::array<Divide, sizeof...(N)> divisions(std::index_sequence<N...> /*sizes*/) {
  return {divide<N + 1>...};
}

/// By the words that are computed, from one on.
constexpr auto kDivisions = divisions(std::make_index_sequence<CrossQuotient::kMostWords>());
#endif

}  // namespace

CrossQuotient::CrossQuotient(Integer divisor) : divisor_(std::move(divisor)), bits_(bit_length(divisor_)) {
#ifdef NASHSOLVE_HAS_WORDS
  const mp_bitcnt_t even = mpz_scan1(divisor_.get_mpz_t(), 0);
  if (even >= 64) return;
  even_bits_ = static_cast<unsigned>(even);
  const Words<kMostWords> odd = low_words<kMostWords>(divisor_ >> even);
  // Right to 3 bits; each step doubles them.
  Words<kMostWords> inverse = odd;
  for (std::size_t bits = 3; bits < 64 * kMostWords; bits *= 2) {
    inverse = product(inverse, difference({2}, product(odd, inverse)));
  }
  inverse_ = sgn(divisor_) < 0 ? difference({}, inverse) : inverse;
  is_usable_ = true;
#endif
}

void CrossQuotient::operator()(Integer& x, const Integer& p, const Integer& f, const Integer& q) const {
#ifdef NASHSOLVE_HAS_WORDS
  if (is_usable_) {
    const std::size_t bits = std::max(bit_length(x) + bit_length(p), bit_length(f) + bit_length(q)) + 1;
    // The quotient has bits - bits_ + 1 at most, and a sign.
    const std::size_t words = bits < bits_ ? 1 : (bits - bits_ + 2) / 64 + 1;
    const std::size_t computed = words + (even_bits_ != 0 ? 1 : 0);
    if (computed <= kMostWords)
      return kDivisions[computed - 1](x, p, f, q, inverse_.data(), even_bits_, words);
  }
#endif
  x *= p;
  subtract_product(x, f, q);
  divide_exactly(x, divisor_);
}

}  // namespace nashsolve
