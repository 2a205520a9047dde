#include "cross_quotient.hpp"

#include <algorithm>
#include <utility>

#include "words.hpp"

namespace nashsolve {

namespace {

#if GMP_NUMB_BITS == 64
#define NASHSOLVE_HAS_LIMBS 1

using words::difference;
using words::product;
using words::shifted_right;
using words::Word;
using words::Words;

/// x := (x * p - f * q) / d, which has `words` words with its sign, up to N.
template <std::size_t N>
void divide(Integer& x, const Integer& p, const Integer& f, const Integer& q, const Word* inverse,
            unsigned even_bits, std::size_t words) {
  Words<N> first = product(words::low_words<N>(x), words::low_words<N>(p));
  Words<N> second = product(words::low_words<N>(f), words::low_words<N>(q));
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
#ifdef NASHSOLVE_HAS_LIMBS
  const mp_bitcnt_t even = mpz_scan1(divisor_.get_mpz_t(), 0);
  if (even >= 64) return;
  even_bits_ = static_cast<unsigned>(even);
  const Words<kMostWords> odd = words::low_words<kMostWords>(divisor_ >> even);
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
#ifdef NASHSOLVE_HAS_LIMBS
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
