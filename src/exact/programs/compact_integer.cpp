#include "compact_integer.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace nashsolve {

/// A number, wherever it is held, as an Integer.
class WholeNumber {
 public:
  explicit WholeNumber(const CompactInteger& of)
      : own_(of.large_ ? Integer() : of.exact()), whole_(of.large_ ? *of.large_ : own_) {}
  [[nodiscard]] const Integer& get() const { return whole_; }

 private:
  Integer own_;
  const Integer& whole_;
};

namespace {

using words::kInPlace;
using words::Word;
using words::Words;

template <std::size_t N>
Words<N> low_words(const Words<kInPlace>& of) {
  Words<N> result = {};
  std::copy_n(of.begin(), std::min(N, kInPlace), result.begin());
  return result;
}

/// What it takes to divide.
struct Division {
  const Word* inverse;
  unsigned even_bits;
  /// Of the quotient, with its sign.
  std::size_t words;
};

/// x := numerator / d; true where that is negative. It has N words, the last one not known where the divisor
/// is even.
template <std::size_t N>
bool divide(const Words<N>& numerator, const Division& by, Words<kInPlace>& x) {
  Words<N> inverse;
  std::copy_n(by.inverse, N, inverse.begin());
  Words<N> quotient = words::product(words::shifted_right(numerator, by.even_bits), inverse);
  const bool is_negative = quotient[by.words - 1] >> 63U != 0;
  if (is_negative) quotient = words::difference({}, quotient);
  for (std::size_t k = 0; k < kInPlace; ++k) x[k] = k < N && k < by.words ? quotient[std::min(k, N - 1)] : 0;
  return is_negative;
}

/// x := (x * p - f * q) / d, or with `adds` (x * p + f * q) / d.
template <std::size_t N>
bool cross(Words<kInPlace>& x, const Words<kInPlace>& p, const Words<kInPlace>& f, const Words<kInPlace>& q,
           bool adds, const Division& by) {
  const Words<N> first = words::product(low_words<N>(x), low_words<N>(p));
  Words<N> second = words::product(low_words<N>(f), low_words<N>(q));
  if (adds) second = words::difference({}, second);
  return divide(words::difference(first, second), by, x);
}

template <std::size_t N>
bool scale_words(Words<kInPlace>& x, const Words<kInPlace>& p, const Division& by) {
  return divide(words::product(low_words<N>(x), low_words<N>(p)), by, x);
}

template <std::size_t... N>
constexpr auto crosses(std::index_sequence<N...> /*sizes*/) {
  return std::array{&cross<N + 1>...};
}
template <std::size_t... N>
constexpr auto scales(std::index_sequence<N...> /*sizes*/) {
  return std::array{&scale_words<N + 1>...};
}
/// By the words that are computed, from one on.
constexpr auto kCrosses = crosses(std::make_index_sequence<kInPlace + 1>());
constexpr auto kScales = scales(std::make_index_sequence<kInPlace + 1>());

std::int32_t bits_of(const Words<kInPlace>& words, std::size_t count) {
  for (std::size_t k = count; k-- > 0;) {
    if (words[k] != 0)
      return static_cast<std::int32_t>(64 * k + static_cast<std::size_t>(std::bit_width(words[k])));
  }
  return 0;
}

template <std::size_t N>
int compare(const Words<N>& a, const Words<N>& b) {
  for (std::size_t k = N; k-- > 0;) {
    if (a[k] != b[k]) return a[k] < b[k] ? -1 : 1;
  }
  return 0;
}

}  // namespace

void CompactInteger::set(const Integer& value) {
  const std::size_t bits = bit_length(value);
  signed_bits_ = static_cast<std::int32_t>(bits) * sgn(value);
  if (bits <= 64 * kInPlace) {
    words_ = words::low_words<kInPlace>(value);
    large_.reset();
  } else {
    large_ = std::make_unique<Integer>(value);
  }
}

template <class Change>
void CompactInteger::change(const Change& change) {
  std::unique_ptr<Integer> whole = std::move(large_);
  if (!whole) whole = std::make_unique<Integer>(exact());
  change(*whole);
  const std::size_t bits = bit_length(*whole);
  signed_bits_ = static_cast<std::int32_t>(bits) * sgn(*whole);
  if (bits <= 64 * kInPlace) {
    words_ = words::low_words<kInPlace>(*whole);
  } else {
    large_ = std::move(whole);
  }
}

Integer CompactInteger::exact() const {
  if (large_) return *large_;
  return words::integer_of(words_, signed_bits_ < 0);
}

CompactInteger CompactInteger::operator-() const {
  CompactInteger result(*this);
  result.signed_bits_ = -signed_bits_;
  if (large_) *result.large_ = -*large_;
  return result;
}

CompactInteger& CompactInteger::operator+=(const CompactInteger& other) {
  if (!large_ && !other.large_ && std::max(bits(), other.bits()) < 64 * kInPlace) {
    const bool is_negative = signed_bits_ < 0;
    const bool adds = is_negative == (other.signed_bits_ < 0);
    words_ = words::difference(words_, adds ? words::difference({}, other.words_) : other.words_);
    const bool turns = !adds && words_[kInPlace - 1] >> 63U != 0;
    if (turns) words_ = words::difference({}, words_);
    const std::int32_t bits = bits_of(words_, kInPlace);
    signed_bits_ = is_negative != turns ? -bits : bits;
    return *this;
  }
  change([&](Integer& value) { value += WholeNumber(other).get(); });
  return *this;
}

bool operator==(const CompactInteger& a, const CompactInteger& b) {
  if (a.signed_bits_ != b.signed_bits_) return false;
  return a.large_ ? *a.large_ == *b.large_ : a.words_ == b.words_;
}

bool operator<(const CompactInteger& a, const CompactInteger& b) {
  if (a.signed_bits_ != b.signed_bits_) return a.signed_bits_ < b.signed_bits_;
  if (a.large_) return *a.large_ < *b.large_;
  return compare(a.words_, b.words_) * a.sign() < 0;
}

int compare_products(const CompactInteger& a, const CompactInteger& b, const CompactInteger& c,
                     const CompactInteger& d) {
  const int left = a.sign() * b.sign();
  const int right = c.sign() * d.sign();
  if (left != right || left == 0) return (left > right) - (left < right);
  const std::size_t left_bits = a.bits() + b.bits();
  const std::size_t right_bits = c.bits() + d.bits();
  // A product may have a bit less.
  if (left_bits > right_bits + 1) return left;
  if (right_bits > left_bits + 1) return -left;
  if (std::max(left_bits, right_bits) <= 64 * kInPlace) {
    return left * compare(words::product(a.words_, b.words_), words::product(c.words_, d.words_));
  }
  return cmp(WholeNumber(a).get() * WholeNumber(b).get(), WholeNumber(c).get() * WholeNumber(d).get());
}

CompactQuotient::CompactQuotient(const CompactInteger& divisor) : divisor_(divisor), bits_(divisor.bits()) {
  Integer odd = abs(divisor.exact());
  even_bits_ = static_cast<unsigned>(words::take_twos(odd));
  if (even_bits_ >= 64) return;
  const Words<kInPlace + 1> low = words::low_words<kInPlace + 1>(odd);
  // Right to 3 bits; each step doubles them.
  inverse_ = low;
  for (std::size_t bits = 3; bits < 64 * (kInPlace + 1); bits *= 2) {
    inverse_ = words::product(inverse_, words::difference({2}, words::product(low, inverse_)));
  }
  is_usable_ = true;
}

void CompactQuotient::operator()(CompactInteger& x, const CompactInteger& p, const CompactInteger& f,
                                 const CompactInteger& q) const {
  if (is_usable_ && !x.large_ && !p.large_ && !f.large_ && !q.large_) {
    const std::size_t words = words_of_quotient(std::max(x.bits() + p.bits(), f.bits() + q.bits()) + 1);
    if (words <= kInPlace) {
      const bool is_negative = (x.signed_bits_ ^ p.signed_bits_) < 0;
      const bool adds = is_negative != ((f.signed_bits_ ^ q.signed_bits_) < 0);
      const std::size_t computed = words + (even_bits_ != 0 ? 1 : 0);
      const bool turns = kCrosses[computed - 1](x.words_, p.words_, f.words_, q.words_, adds,
                                                {inverse_.data(), even_bits_, words});
      const bool ends_negative = is_negative != (turns != (divisor_.sign() < 0));
      const std::int32_t bits = bits_of(x.words_, words);
      x.signed_bits_ = ends_negative ? -bits : bits;
      return;
    }
  }
  x.change([&](Integer& value) {
    value *= WholeNumber(p).get();
    subtract_product(value, WholeNumber(f).get(), WholeNumber(q).get());
    divide_exactly(value, WholeNumber(divisor_).get());
  });
}

void CompactQuotient::scale(CompactInteger& x, const CompactInteger& p) const {
  if (is_usable_ && !x.large_ && !p.large_) {
    const std::size_t words = words_of_quotient(x.bits() + p.bits());
    if (words <= kInPlace) {
      const bool is_negative = ((x.signed_bits_ ^ p.signed_bits_) < 0) != (divisor_.sign() < 0);
      const std::size_t computed = words + (even_bits_ != 0 ? 1 : 0);
      kScales[computed - 1](x.words_, p.words_, {inverse_.data(), even_bits_, words});
      const std::int32_t bits = bits_of(x.words_, words);
      x.signed_bits_ = is_negative ? -bits : bits;
      return;
    }
  }
  x.change([&](Integer& value) {
    value *= WholeNumber(p).get();
    divide_exactly(value, WholeNumber(divisor_).get());
  });
}

}  // namespace nashsolve
