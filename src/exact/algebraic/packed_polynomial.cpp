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

}  // namespace nashsolve
