#include "packed_polynomial.hpp"

#include <algorithm>

namespace nashsolve {

namespace {

constexpr std::size_t kLimbBits = GMP_NUMB_BITS;

}  // namespace

PackedPolynomials::PackedPolynomials(std::size_t bits)
    : limbs_(std::max<std::size_t>(1, (bits + kLimbBits - 1) / kLimbBits)) {}

Integer PackedPolynomials::pack(const std::vector<Integer>& coefficients) const {
  Integer packed;
  if (coefficients.empty()) return packed;
  const std::size_t size = coefficients.size() * limbs_;
  mp_limb_t* const limbs = mpz_limbs_write(packed.get_mpz_t(), static_cast<mp_size_t>(size));
  std::fill_n(limbs, size, 0);
  for (std::size_t k = 0; k < coefficients.size(); ++k) {
    const mpz_srcptr value = coefficients[k].get_mpz_t();
    std::copy_n(mpz_limbs_read(value), mpz_size(value), limbs + k * limbs_);
  }
  mpz_limbs_finish(packed.get_mpz_t(), static_cast<mp_size_t>(size));
  return packed;
}

std::vector<Integer> PackedPolynomials::unpack(const Integer& packed, std::size_t first,
                                               std::size_t count) const {
  std::vector<Integer> coefficients(count);
  const mp_limb_t* const limbs = mpz_limbs_read(packed.get_mpz_t());
  const std::size_t size = mpz_size(packed.get_mpz_t());
  for (std::size_t k = 0; k < count; ++k) {
    const std::size_t begin = std::min(size, (first + k) * limbs_);
    const std::size_t length = std::min(size, begin + limbs_) - begin;
    if (length == 0) break;
    auto* const value = coefficients[k].get_mpz_t();
    std::copy_n(limbs + begin, length, mpz_limbs_write(value, static_cast<mp_size_t>(length)));
    mpz_limbs_finish(value, static_cast<mp_size_t>(length));
  }
  return coefficients;
}

Integer PackedPolynomials::pack_signed(const std::vector<Integer>& coefficients) const {
  std::vector<Integer> positive(coefficients.size());
  std::vector<Integer> negative(coefficients.size());
  for (std::size_t k = 0; k < coefficients.size(); ++k) {
    (sgn(coefficients[k]) < 0 ? negative : positive)[k] = coefficients[k];
  }
  return pack(positive) - pack(negative);
}

std::vector<Integer> PackedPolynomials::unpack_signed(const Integer& packed) const {
  const std::size_t count = mpz_size(packed.get_mpz_t()) / limbs_ + 1;
  std::vector<Integer> coefficients = unpack(packed, 0, count);
  const std::size_t bits = limbs_ * kLimbBits;
  for (std::size_t k = 0; k < count; ++k) {
    if (bit_length(coefficients[k]) < bits) continue;
    Integer whole = 1;
    whole <<= static_cast<mp_bitcnt_t>(bits);
    coefficients[k] -= whole;
    if (k + 1 < count) coefficients[k + 1] += 1;
  }
  if (sgn(packed) < 0) {
    for (Integer& coefficient : coefficients) coefficient = -coefficient;
  }
  return coefficients;
}

}  // namespace nashsolve
