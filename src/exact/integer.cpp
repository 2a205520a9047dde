// Integer helpers over GMP. GMP's own interface takes `long`, which need not hold 64 bits; these functions do
// wherever they run.
#include <algorithm>
#include <bit>
#include <functional>
#include <limits>
#include <string_view>

#include "nashsolve/exact.hpp"

namespace nashsolve {

namespace {

constexpr bool kLongHolds64Bits = sizeof(long) >= sizeof(std::int64_t);

std::uint64_t magnitude(std::int64_t value) {
  return value < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

}  // namespace

Integer to_integer(std::int64_t value) {
  if constexpr (kLongHolds64Bits) return {static_cast<long>(value)};
  Integer result;
  const std::uint64_t word = magnitude(value);
  mpz_import(result.get_mpz_t(), 1, 1, sizeof word, 0, 0, &word);
  return value < 0 ? Integer(-result) : result;
}

std::optional<std::int64_t> to_int64(const Integer& value) {
  if constexpr (kLongHolds64Bits) {
    if (!value.fits_slong_p()) return std::nullopt;
    return value.get_si();
  }
  if (bit_length(value) > 63) {
    if (value == to_integer(std::numeric_limits<std::int64_t>::min())) {
      return std::numeric_limits<std::int64_t>::min();
    }
    return std::nullopt;
  }
  std::uint64_t word = 0;
  mpz_export(&word, nullptr, 1, sizeof word, 0, 0, value.get_mpz_t());
  const auto result = static_cast<std::int64_t>(word);
  return sgn(value) < 0 ? -result : result;
}

Integer greatest_common_divisor(const Integer& a, const Integer& b) {
  Integer result;
  mpz_gcd(result.get_mpz_t(), a.get_mpz_t(), b.get_mpz_t());
  return result;
}

Integer greatest_common_divisor(std::span<const Integer> values) {
  // Of large numbers a greatest common divisor takes far longer than a sum or a remainder, and nearly always
  // that of one of them and a sum of multiples of the others is the one of all.
  constexpr unsigned long kMultipliers = 251;
  const auto first =
      std::find_if(values.begin(), values.end(), [](const Integer& value) { return value != 0; });
  if (first == values.end()) return 0;
  Integer sum;
  unsigned long multiplier = 1;
  for (auto value = first + 1; value != values.end(); ++value) {
    mpz_addmul_ui(sum.get_mpz_t(), value->get_mpz_t(), multiplier);
    multiplier = multiplier % kMultipliers + 1;
  }
  Integer divisor = greatest_common_divisor(*first, sum);
  for (auto value = first + 1; value != values.end() && divisor != 1; ++value) {
    if (mpz_divisible_p(value->get_mpz_t(), divisor.get_mpz_t()) == 0) {
      divisor = greatest_common_divisor(divisor, *value);
    }
  }
  return divisor;
}

Integer least_common_multiple(const Integer& a, const Integer& b) {
  Integer result;
  mpz_lcm(result.get_mpz_t(), a.get_mpz_t(), b.get_mpz_t());
  return result;
}

Integer exact_quotient(const Integer& a, const Integer& b) {
  Integer result;
  mpz_divexact(result.get_mpz_t(), a.get_mpz_t(), b.get_mpz_t());
  return result;
}

void divide_exactly(Integer& value, const Integer& divisor) {
  mpz_divexact(value.get_mpz_t(), value.get_mpz_t(), divisor.get_mpz_t());
}

void add_product(Integer& accumulator, const Integer& a, const Integer& b) {
  mpz_addmul(accumulator.get_mpz_t(), a.get_mpz_t(), b.get_mpz_t());
}

void subtract_product(Integer& accumulator, const Integer& a, const Integer& b) {
  mpz_submul(accumulator.get_mpz_t(), a.get_mpz_t(), b.get_mpz_t());
}

void add_product(Integer& accumulator, const Integer& a, std::int64_t b) {
  if constexpr (!kLongHolds64Bits) {
    add_product(accumulator, a, to_integer(b));
  } else if (b >= 0) {
    mpz_addmul_ui(accumulator.get_mpz_t(), a.get_mpz_t(), static_cast<unsigned long>(magnitude(b)));
  } else {
    mpz_submul_ui(accumulator.get_mpz_t(), a.get_mpz_t(), static_cast<unsigned long>(magnitude(b)));
  }
}

void subtract_product(Integer& accumulator, const Integer& a, std::int64_t b) {
  if constexpr (!kLongHolds64Bits) {
    subtract_product(accumulator, a, to_integer(b));
  } else if (b >= 0) {
    mpz_submul_ui(accumulator.get_mpz_t(), a.get_mpz_t(), static_cast<unsigned long>(magnitude(b)));
  } else {
    mpz_addmul_ui(accumulator.get_mpz_t(), a.get_mpz_t(), static_cast<unsigned long>(magnitude(b)));
  }
}

std::size_t bit_length(const Integer& value) {
  // mpz_sizeinbase() is a call; of a pivot in large integers these took a fifth of the time.
  const std::size_t size = mpz_size(value.get_mpz_t());
  if (size == 0) return 0;
  const auto top = mpz_getlimbn(value.get_mpz_t(), static_cast<mp_size_t>(size - 1));
  return size * GMP_NUMB_BITS - static_cast<std::size_t>(std::countl_zero(top));
}

Integer from_sevens(std::string_view bytes) {
  Integer result;
  mpz_import(result.get_mpz_t(), bytes.size(), -1, 1, 0, 1, bytes.data());
  return result;
}

std::string to_sevens(const Integer& value) {
  std::string bytes((bit_length(value) + 6) / 7, '\0');
  mpz_export(bytes.data(), nullptr, -1, 1, 0, 1, value.get_mpz_t());
  return bytes;
}

std::size_t hash(const Integer& value) {
  std::size_t result = static_cast<std::size_t>(sgn(value)) + 0x9e3779b97f4a7c15U;
  for (std::size_t limb = 0; limb < mpz_size(value.get_mpz_t()); ++limb) {
    const std::size_t part = std::hash<mp_limb_t>{}(mpz_getlimbn(value.get_mpz_t(), static_cast<long>(limb)));
    result = (result ^ part) * 0xff51afd7ed558ccdU;
    result ^= result >> 32U;
  }
  return result;
}

std::string to_string(const Integer& value) {
  return value.get_str();
}

}  // namespace nashsolve
