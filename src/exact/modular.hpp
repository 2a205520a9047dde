// Arithmetic modulo an odd number below 2^62, in Montgomery's form (Montgomery 1985).
#pragma once

#include <cstddef>
#include <cstdint>

namespace nashsolve {

class Modulus {
 public:
  __extension__ using Wide = unsigned __int128;

  explicit Modulus(std::uint64_t modulus) : modulus_(modulus) {
    // Newton's iteration for modulus^-1 modulo 2^64 doubles the correct bits each time, from 3.
    std::uint64_t inverse = modulus;
    for (int step = 0; step < 5; ++step) inverse *= 2 - modulus * inverse;
    negative_inverse_ = ~inverse + 1;
    const Wide one = (Wide{1} << 64U) % modulus;
    one_ = static_cast<std::uint64_t>(one);
    square_ = static_cast<std::uint64_t>(one * one % modulus);
  }

  [[nodiscard]] std::uint64_t value() const { return modulus_; }
  /// Of plain numbers below the modulus, to and from Montgomery's form.
  [[nodiscard]] std::uint64_t encode(std::uint64_t plain) const { return multiply(plain, square_); }
  [[nodiscard]] std::uint64_t decode(std::uint64_t encoded) const { return reduce(encoded); }
  [[nodiscard]] std::uint64_t one() const { return one_; }

  [[nodiscard]] std::uint64_t multiply(std::uint64_t a, std::uint64_t b) const {
    return reduce(static_cast<Wide>(a) * b);
  }
  /// a * b - c * d.
  [[nodiscard]] std::uint64_t cross(std::uint64_t a, std::uint64_t b, std::uint64_t c,
                                    std::uint64_t d) const {
    return reduce(static_cast<Wide>(a) * b + static_cast<Wide>(modulus_ - c) * d);
  }
  [[nodiscard]] std::uint64_t subtract(std::uint64_t a, std::uint64_t b) const {
    return a >= b ? a - b : a + modulus_ - b;
  }
  /// value / 2^64, of any value below modulus * 2^64.
  [[nodiscard]] std::uint64_t reduced(Wide value) const { return reduce(value); }
  /// By Fermat; of use only where the modulus is a prime.
  [[nodiscard]] std::uint64_t inverse(std::uint64_t a) const {
    std::uint64_t result = one_;
    for (std::uint64_t exponent = modulus_ - 2; exponent > 0; exponent >>= 1U) {
      if ((exponent & 1U) != 0) result = multiply(result, a);
      a = multiply(a, a);
    }
    return result;
  }

 private:
  [[nodiscard]] std::uint64_t reduce(Wide product) const {
    const std::uint64_t factor = static_cast<std::uint64_t>(product) * negative_inverse_;
    const Wide sum = product + static_cast<Wide>(factor) * modulus_;
    auto high = static_cast<std::uint64_t>(sum >> 64U);
    if (high >= modulus_) high -= modulus_;
    return high;
  }

  std::uint64_t modulus_;
  std::uint64_t negative_inverse_;
  std::uint64_t one_;
  std::uint64_t square_;
};

/// The k-th largest prime below 2^62.
const Modulus& large_prime(std::size_t k);

}  // namespace nashsolve
