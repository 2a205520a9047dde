// The wide integers of dictionaries against integers of any size.
#include "number.hpp"

#include <gtest/gtest.h>

#include <random>

namespace nashsolve::bimatrix {
namespace {

#ifdef NASHSOLVE_HAS_MACHINE_NUMBER

using Wide = WideNumber::Value;

/// Of up to so many bits, either sign.
Wide value(std::mt19937_64& random, unsigned bits) {
  const auto high = static_cast<WideNumber::Word>(random() >> 2U) << 64U;
  const auto magnitude = static_cast<Wide>((high | random()) >> (126U - bits));
  return random() % 2 == 0 ? magnitude : -magnitude;
}

TEST(MachineNumber, DividesExactlyOrOverflows) {
  std::mt19937_64 random(3);
  int overflows = 0;
  const int rounds = 20000;
  for (int round = 0; round < rounds; ++round) {
    const auto of_bits = [&](std::uint64_t bits) {
      const auto magnitude = static_cast<std::int64_t>(random() >> (64U - bits));
      return random() % 2 == 0 ? magnitude : -magnitude;
    };
    const std::int64_t odd = of_bits(1 + random() % 20) * 2 + 1;
    const std::int64_t d = odd * (std::int64_t{1} << random() % 11);
    const std::int64_t p = of_bits(34);
    const std::int64_t q = of_bits(34);
    std::int64_t x = of_bits(30) * d;
    const std::int64_t f = of_bits(1 + random() % 30) * d;
    const Integer expected =
        exact_quotient(to_integer(x) * to_integer(p) - to_integer(f) * to_integer(q), to_integer(d));
    try {
      MachineNumber::cross(x, p, f, q, MachineNumber::Divisor(d));
      ASSERT_EQ(to_integer(x), expected);
    } catch (const Overflow&) {
      ++overflows;
      ASSERT_GE(bit_length(expected), 64U);
    }
  }
  EXPECT_GT(overflows, 100);
  EXPECT_LT(overflows, rounds / 2);
}

TEST(WideNumber, DividesExactlyByOddAndEvenDivisors) {
  std::mt19937_64 random(1);
  for (int round = 0; round < 20000; ++round) {
    const Wide divisor = static_cast<Wide>(random() % 2 + 1) << random() % 60;
    const Wide odd_divisor = divisor * static_cast<Wide>(random() % 1000 * 2 + 1);
    for (const Wide d : {divisor, odd_divisor}) {
      const Wide p = value(random, 50);
      const Wide q = value(random, 50);
      Wide x = value(random, 50) * d;
      const Wide f = value(random, 50) * d;
      const Integer expected = exact_quotient(
          WideNumber::exact(x) * WideNumber::exact(p) - WideNumber::exact(f) * WideNumber::exact(q),
          WideNumber::exact(d));
      WideNumber::cross(x, p, f, q, WideNumber::Divisor(d));
      ASSERT_EQ(WideNumber::exact(x), expected);
    }
  }
}

TEST(WideNumber, ComparesProductsOf256Bits) {
  std::mt19937_64 random(2);
  int equal = 0;
  for (int round = 0; round < 20000; ++round) {
    const Wide a = value(random, 126);
    const Wide b = value(random, 60 + static_cast<unsigned>(random() % 66));
    const Wide c = round % 3 == 0 ? -a : value(random, 126);
    const Wide d = round % 3 == 0 ? -b + static_cast<Wide>(random() % 3) - 1 : value(random, 126);
    const Integer left = WideNumber::exact(a) * WideNumber::exact(b);
    const Integer right = WideNumber::exact(c) * WideNumber::exact(d);
    const int expected = (left > right) - (left < right);
    equal += expected == 0 ? 1 : 0;
    ASSERT_EQ(WideNumber::compare_products(a, b, c, d), expected);
  }
  EXPECT_GT(equal, 1000);
}

TEST(WideNumber, IsExactAtTheEndsOfItsRange) {
  const Wide largest = (static_cast<Wide>(1) << 126) - 1;
  EXPECT_EQ(to_string(WideNumber::exact(largest)), "85070591730234615865843651857942052863");
  EXPECT_EQ(to_string(WideNumber::exact(-largest)), "-85070591730234615865843651857942052863");
  EXPECT_EQ(to_string(WideNumber::exact(-1)), "-1");
  EXPECT_EQ(WideNumber::compare_products(largest, largest, largest, largest - 1), 1);
}

#endif

}  // namespace
}  // namespace nashsolve::bimatrix
