// Integers in place and beyond, and the entries that a pivot without fractions makes of them, against GMP's.
#include "compact_integer.hpp"

#include <gtest/gtest.h>

#include <random>

#include "support/random_integers.hpp"

namespace nashsolve {
namespace {

using testing::any_integer;

void expect_holds(const CompactInteger& x, const Integer& expected) {
  ASSERT_EQ(x.exact(), expected);
  ASSERT_EQ(x.sign(), sgn(expected));
  ASSERT_EQ(x.bits(), bit_length(expected));
  ASSERT_EQ(x, CompactInteger(expected));
}

TEST(CompactInteger, IsTheNumberOnBothSidesOfItsWords) {
  std::mt19937_64 random(4);
  for (int round = 0; round < 20000; ++round) {
    const Integer a = any_integer(random, 1 + random() % 450);
    const Integer b = random() % 4 == 0 ? a : any_integer(random, 1 + random() % 450);
    CompactInteger x(a);
    const CompactInteger y(b);
    expect_holds(x, a);
    expect_holds(-x, -a);
    ASSERT_EQ(x < y, a < b);
    ASSERT_EQ(x == y, a == b);
    CompactInteger copy(y);
    copy = x;
    expect_holds(copy, a);
    x += y;
    expect_holds(x, a + b);
  }
}

TEST(CompactInteger, ComparesProducts) {
  std::mt19937_64 random(5);
  for (int round = 0; round < 20000; ++round) {
    const std::size_t bits = 1 + random() % 450;
    const Integer a = any_integer(random, bits);
    const Integer b = any_integer(random, bits);
    // The same product, one a little off it, or any.
    const int kind = static_cast<int>(random() % 3);
    const Integer c = kind == 2 ? any_integer(random, bits) : b;
    const Integer d = kind == 2 ? any_integer(random, bits) : Integer(a + (kind == 1 ? 1 : 0));
    ASSERT_EQ(compare_products(CompactInteger(a), CompactInteger(b), CompactInteger(c), CompactInteger(d)),
              sgn(Integer(a * b - c * d)));
  }
}

TEST(CompactQuotient, IsTheQuotientOfWholeProducts) {
  std::mt19937_64 random(6);
  for (int round = 0; round < 40000; ++round) {
    // Sizes around those of words and of what is held in place, and divisors of either sign, some of them
    // even more often than a word has bits.
    const std::size_t most = round % 2 == 0 ? 200 : 450;
    const std::size_t bits = 1 + random() % most;
    Integer divisor = abs(any_integer(random, 1 + random() % most)) * 2 + 1;
    divisor <<= round % 4 == 0 ? random() % 150 : random() % 4;
    if (random() % 2 == 0) divisor = -divisor;
    const Integer p = any_integer(random, 1 + random() % most);
    const Integer q = any_integer(random, bits);
    const Integer x = any_integer(random, bits) * divisor;
    const Integer f = any_integer(random, 1 + random() % most) * divisor;
    const CompactQuotient quotient{CompactInteger(divisor)};
    CompactInteger crossed(x);
    quotient(crossed, CompactInteger(p), CompactInteger(f), CompactInteger(q));
    expect_holds(crossed, exact_quotient(x * p - f * q, divisor));
    CompactInteger scaled(x);
    quotient.scale(scaled, CompactInteger(p));
    expect_holds(scaled, exact_quotient(x * p, divisor));
  }
}

TEST(CompactQuotient, MayBeMuchSmallerThanWhatIsSubtracted) {
  std::mt19937_64 random(7);
  for (int round = 0; round < 20000; ++round) {
    // x p - f q is what is left of two long products, or 0.
    const Integer divisor = abs(any_integer(random, 1 + random() % 200)) + 1;
    const Integer p = any_integer(random, 1 + random() % 200);
    const Integer f = any_integer(random, 1 + random() % 200);
    const Integer left = any_integer(random, 1 + random() % 8);
    const Integer x = f * divisor + (sgn(p) == 0 ? Integer(0) : Integer(left * divisor));
    CompactInteger crossed(x);
    CompactQuotient{CompactInteger(divisor)}(crossed, CompactInteger(p), CompactInteger(f * divisor),
                                             CompactInteger(p));
    expect_holds(crossed, exact_quotient(x * p - f * divisor * p, divisor));
  }
}

}  // namespace
}  // namespace nashsolve
