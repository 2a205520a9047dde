// The entries that a pivot without fractions makes, against whole products and their division.
#include "cross_quotient.hpp"

#include <gtest/gtest.h>

#include <random>

#include "support/random_integers.hpp"

namespace nashsolve {
namespace {

using testing::any_integer;

TEST(CrossQuotient, IsTheQuotientOfWholeProducts) {
  std::mt19937_64 random(6);
  for (int round = 0; round < 40000; ++round) {
    // Sizes around those of words, and divisors of either sign, and some that are even more often than a word
    // has bits.
    const std::size_t bits = 1 + random() % 330;
    Integer divisor = abs(any_integer(random, 1 + random() % 330)) * 2 + 1;
    divisor <<= round % 4 == 0 ? random() % 150 : random() % 4;
    if (random() % 2 == 0) divisor = -divisor;
    const Integer p = any_integer(random, 1 + random() % 330);
    const Integer q = any_integer(random, bits);
    Integer x = any_integer(random, bits) * divisor;
    const Integer f = any_integer(random, 1 + random() % 330) * divisor;
    const Integer expected = exact_quotient(x * p - f * q, divisor);
    CrossQuotient{divisor}(x, p, f, q);
    ASSERT_EQ(x, expected);
  }
}

TEST(CrossQuotient, MayBeMuchSmallerThanWhatIsSubtracted) {
  std::mt19937_64 random(7);
  for (int round = 0; round < 20000; ++round) {
    // x p - f q is what is left of two long products, or 0.
    const Integer divisor = abs(any_integer(random, 1 + random() % 200)) + 1;
    const Integer p = any_integer(random, 1 + random() % 200);
    const Integer f = any_integer(random, 1 + random() % 200);
    const Integer left = any_integer(random, 1 + random() % 8);
    Integer x = f * divisor + (sgn(p) == 0 ? Integer(0) : Integer(left * divisor));
    const Integer expected = exact_quotient(x * p - f * divisor * p, divisor);
    CrossQuotient{divisor}(x, p, f * divisor, p);
    ASSERT_EQ(x, expected);
  }
}

}  // namespace
}  // namespace nashsolve
