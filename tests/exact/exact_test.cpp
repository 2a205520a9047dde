#include "nashsolve/exact.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <limits>
#include <random>

#include "machine_fraction.hpp"
#include "nashsolve/polynomial.hpp"

namespace nashsolve {
namespace {

std::string parsed(const std::string& text) {
  const auto result = parse_number(text);
  if (const auto* value = std::get_if<Rational>(&result)) return to_string(*value);
  return std::string("expected ") + std::string(describe(std::get<NumberError>(result)));
}

TEST(ParseNumber, TakesTheValueFromTheTextItself) {
  EXPECT_EQ(parsed("0.1"), "1/10");
  EXPECT_EQ(parsed("2.5e-3"), "1/400");
  EXPECT_EQ(parsed("-2/6"), "-1/3");
  EXPECT_EQ(parsed("+7"), "7");
  EXPECT_EQ(parsed("-0"), "0");
  EXPECT_EQ(parsed("-0.0"), "0");
  EXPECT_EQ(parsed("5."), "5");
  EXPECT_EQ(parsed(".5"), "1/2");
  EXPECT_EQ(parsed("-.5e1"), "-5");
  EXPECT_EQ(parsed("1E+2"), "100");
  EXPECT_EQ(parsed("007"), "7");
  EXPECT_EQ(parsed("9223372036854775808"), "9223372036854775808");
  EXPECT_EQ(parsed("123456789012345678901234567890123456789012345678901234567890"),
            "123456789012345678901234567890123456789012345678901234567890");
  EXPECT_EQ(parsed("1e10000").size(), 10001U);
}

TEST(ParseNumber, RefusesWhatIsNoNumber) {
  for (const char* text : {"",      "+",    "-",    ".",  "e5", "1e",    "1e+", "1..2", "1/",  "/2", "1/2/3",
                           "1.5/2", "1/-2", "0x10", "1 ", " 1", "1_000", "--1", "+-1",  "1,5", "abc"}) {
    EXPECT_EQ(parsed(text), "expected a number such as 3, -0.25, 1e-3 or 1/3") << text;
  }
  for (const char* text : {"nan", "NaN", "inf", "-Infinity", "+INF"}) {
    EXPECT_EQ(parsed(text), "expected a finite number") << text;
  }
  EXPECT_EQ(parsed("1/0"), "expected a denominator other than 0");
  for (const char* text : {"1e10001", "1e-10001", "1e99999999999999999999"}) {
    EXPECT_EQ(parsed(text), "expected an exponent from -10000 to 10000") << text;
  }
}

TEST(DecimalExponent, IsExactAtPowersOfTen) {
  for (long power = -400; power <= 400; ++power) {
    const auto value = std::get<Rational>(parse_number("1e" + std::to_string(power)));
    const Rational little = value / std::get<Rational>(parse_number("1e60"));
    EXPECT_EQ(decimal_exponent(value), power);
    EXPECT_EQ(decimal_exponent(-value), power);
    EXPECT_EQ(decimal_exponent(value - little), power - 1);
    EXPECT_EQ(decimal_exponent(value + little), power);
    EXPECT_EQ(decimal_exponent(value * 9), power);
  }
}

TEST(NearestDouble, AgreesWithTheCLibraryOnDecimals) {
  std::mt19937_64 random(1);
  for (int round = 0; round < 20000; ++round) {
    const int exponent = static_cast<int>(random() % 680) - 345;
    const std::string text =
        std::to_string(random()) + std::to_string(random() % 1000000) + "e" + std::to_string(exponent - 20);
    const double expected = std::strtod(text.c_str(), nullptr);
    EXPECT_EQ(nearest_double(std::get<Rational>(parse_number(text))), expected) << text;
  }
}

TEST(NearestDouble, OfBinaryFractionsIsThatOfTheFraction) {
  std::mt19937_64 random(2);
  std::size_t count = 0;
  for (int round = 0; round < 20000; ++round) {
    const std::size_t length = random() % 200 + 1;
    Integer numerator = 0;
    for (std::size_t bit = 0; bit < length; bit += 32)
      numerator = (numerator << 32U) + static_cast<unsigned long>(random() % (1ULL << 32U));
    // Long runs of equal bits, so that ties and carries occur.
    if (round % 4 == 0) numerator = (Integer(1) << length) + (round % 8 == 0 ? -1 : 1);
    if (round % 4 == 1)
      numerator = ((Integer(1) << 53U) + static_cast<long>(random() % 8)) << (random() % 90);
    if (round % 4 == 2)
      numerator = ((Integer(1) << 53U) + static_cast<long>(random() % 8)) * ((Integer(1) << 70U) + 1);
    if (random() % 2 == 0) numerator = -numerator;
    const std::size_t bits = random() % 1300;
    const Rational fraction = make_rational(numerator, Integer(1) << bits);
    ASSERT_EQ(nearest_double(numerator, bits), nearest_double(fraction)) << numerator << " / 2^" << bits;
    if (nearest_double(fraction) != 0) ++count;
  }
  EXPECT_GT(count, 10000U);
  EXPECT_EQ(nearest_double(Integer(0), 5), 0.0);
  EXPECT_EQ(nearest_double(Integer(-3), 1), -1.5);
}

TEST(NearestDouble, RoundsTiesToEvenAndKeepsSubnormals) {
  const Integer two53 = Integer(1) << 53U;
  EXPECT_EQ(nearest_double(Rational(two53 + 1)), 9007199254740992.0);
  EXPECT_EQ(nearest_double(Rational(two53 + 3)), 9007199254740996.0);
  EXPECT_EQ(nearest_double(make_rational(1, Integer(1) << 1074U)), std::numeric_limits<double>::denorm_min());
  EXPECT_EQ(nearest_double(make_rational(1, Integer(1) << 1075U)), 0.0);
  EXPECT_EQ(nearest_double(make_rational(-3, Integer(1) << 1075U)),
            -2 * std::numeric_limits<double>::denorm_min());
  EXPECT_EQ(nearest_double(make_rational(2, 3)), 2.0 / 3.0);
  EXPECT_TRUE(std::isinf(nearest_double(Rational(Integer(1) << 1024U))));
}

TEST(ToDecimal, RoundsHalfAwayFromZeroWithoutNegativeZero) {
  EXPECT_EQ(to_decimal(make_rational(2, 3), 4), "0.6667");
  EXPECT_EQ(to_decimal(make_rational(-1, 8), 2), "-0.13");
  EXPECT_EQ(to_decimal(make_rational(1, 8), 2), "0.13");
  EXPECT_EQ(to_decimal(make_rational(-1, 1000), 2), "0.00");
  EXPECT_EQ(to_decimal(Rational(12), 0), "12");
  EXPECT_EQ(to_decimal(make_rational(5, 2), 0), "3");
  EXPECT_EQ(to_decimal(make_rational(1, 400), 6), "0.002500");
}

TEST(Int64, ConvertsBothWaysAtTheBorders) {
  for (const std::int64_t value :
       {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max(), std::int64_t{0},
        std::int64_t{-1}}) {
    EXPECT_EQ(to_string(to_integer(value)), std::to_string(value));
    EXPECT_EQ(to_int64(to_integer(value)), value);
    Integer sum = 5;
    add_product(sum, Integer(3), value);
    EXPECT_EQ(sum, 5 + 3 * to_integer(value));
    subtract_product(sum, Integer(3), value);
    EXPECT_EQ(sum, 5);
  }
  EXPECT_FALSE(to_int64(to_integer(std::numeric_limits<std::int64_t>::max()) + 1));
  EXPECT_FALSE(to_int64(to_integer(std::numeric_limits<std::int64_t>::min()) - 1));
}

TEST(Exact, TheBitLengthIsThatOfTheMagnitude) {
  EXPECT_EQ(bit_length(Integer(0)), 0U);
  for (unsigned bits = 0; bits < 300; ++bits) {
    const Integer power = Integer(1) << bits;
    ASSERT_EQ(bit_length(power), bits + 1);
    ASSERT_EQ(bit_length(power - 1), bits);
    ASSERT_EQ(bit_length(-power), bits + 1);
  }
}

TEST(Exact, SevensAreTheDigitsToTheBaseOf128) {
  Integer value = 0;
  EXPECT_EQ(to_sevens(value), "");
  EXPECT_EQ(from_sevens(""), 0);
  std::string digits;
  for (int k = 0; k < 300; ++k) {
    const int digit = k * 37 % 127 + 1;
    digits += static_cast<char>(digit);
    value += Integer(digit) << static_cast<unsigned>(7 * k);
    ASSERT_EQ(to_sevens(value), digits);
    ASSERT_EQ(from_sevens(digits), value);
  }
  for (char& digit : digits) digit = static_cast<char>(static_cast<unsigned char>(digit) | 128U);
  EXPECT_EQ(from_sevens(digits), value);
}

TEST(Exact, TheGreatestCommonDivisorOfManyIsThatOfAll) {
  EXPECT_EQ(greatest_common_divisor(std::vector<Integer>{}), 0);
  EXPECT_EQ(greatest_common_divisor(std::vector<Integer>{0, 0}), 0);
  EXPECT_EQ(greatest_common_divisor(std::vector<Integer>{0, -6, 0}), 6);
  EXPECT_EQ(greatest_common_divisor(std::vector<Integer>{12, 18, -30}), 6);
  // 5 divides the first and 1 * 1 + 2 * 2, not the others.
  EXPECT_EQ(greatest_common_divisor(std::vector<Integer>{5, 1, 2}), 1);
  EXPECT_EQ(greatest_common_divisor(std::vector<Integer>{35, 7, 14}), 7);
}

TEST(MachineFraction, IsTheRationalOrSaysThatItDoesNotFit) {
  std::mt19937_64 random(1);
  const auto number = [&random] {
    // Of all lengths, so that some results fit and others do not.
    const std::int64_t value = static_cast<std::int64_t>(random() >> 1U) >> (random() % 63);
    return random() % 2 == 0 ? value : -value;
  };
  const auto fits = [](const Rational& value) {
    return to_int64(abs(value.get_num())) && to_int64(value.get_den());
  };
  std::size_t fitting = 0;
  std::size_t too_large = 0;
  for (int round = 0; round < 20000; ++round) {
    const Rational a = make_rational(to_integer(number()), to_integer(std::abs(number()) | 1));
    const Rational b = make_rational(to_integer(number()), to_integer(std::abs(number()) | 1));
    const MachineFraction first = MachineFraction::of(a).value();
    const MachineFraction second = MachineFraction::of(b).value();
    EXPECT_EQ(first.exact(), a);
    EXPECT_EQ(first < second, a < b);
    const Rational expected_sum = a + b;
    const Rational expected_product = a * b;
    MachineFraction sum = first;
    MachineFraction product = first;
    EXPECT_EQ(sum.add(second), fits(expected_sum)) << to_string(a) << " + " << to_string(b);
    EXPECT_EQ(product.multiply(second), fits(expected_product)) << to_string(a) << " * " << to_string(b);
    if (fits(expected_sum)) {
      EXPECT_EQ(sum.exact(), expected_sum);
    }
    if (fits(expected_product)) {
      EXPECT_EQ(product.exact(), expected_product);
    }
    for (const Rational& expected : {expected_sum, expected_product})
      ++(fits(expected) ? fitting : too_large);
  }
  EXPECT_GT(fitting, 1000U);
  EXPECT_GT(too_large, 1000U);
  EXPECT_FALSE(MachineFraction::of(std::numeric_limits<std::int64_t>::min(), 3));
}

/// With coefficients of both signs, some of them 0 and some as large as there are bits.
Polynomial long_polynomial(std::size_t terms, unsigned bits, std::mt19937_64& random) {
  std::vector<Integer> coefficients;
  for (std::size_t k = 0; k < terms; ++k) {
    Integer value = 1;
    value <<= bits;
    value -= static_cast<unsigned long>(random() % 3);
    if (random() % 2 == 0) value = -value;
    coefficients.push_back(random() % 4 == 0 ? Integer(0) : std::move(value));
  }
  coefficients.back() = -1;
  return Polynomial(std::move(coefficients));
}

// Each coefficient is the sum of the products that belong to it, whichever way they are multiplied.
TEST(Polynomial, ProductsOfLongOnesAreSumsOfProductsOfCoefficients) {
  std::mt19937_64 random(1);
  for (const unsigned bits : {0U, 1U, 31U, 62U, 63U, 64U, 200U}) {
    for (const std::size_t terms : {23U, 24U, 45U}) {
      const Polynomial a = long_polynomial(terms, bits, random);
      const Polynomial b =
          long_polynomial(terms + random() % 9, bits + static_cast<unsigned>(random() % 80), random);
      std::vector<Integer> sums(a.degree() + b.degree() + 1);
      for (std::size_t i = 0; i <= a.degree(); ++i) {
        for (std::size_t j = 0; j <= b.degree(); ++j) {
          sums[i + j] += a.coefficients()[i] * b.coefficients()[j];
        }
      }
      EXPECT_EQ(a * b, Polynomial(sums));
      EXPECT_EQ(b.negated() * a, Polynomial(sums).negated());
    }
  }
}

TEST(Polynomial, IsReflectedInOneHalf) {
  EXPECT_EQ(reflected(Polynomial({-1, 0, 2})), Polynomial({1, -4, 2}));
  EXPECT_EQ(reflected(Polynomial()), Polynomial());
  const Polynomial p({5, -7, 0, 3, 11});
  EXPECT_EQ(reflected(reflected(p)), p);
  EXPECT_EQ(reflected(p).at(Rational(2, 7)), p.at(Rational(5, 7)));
}

}  // namespace
}  // namespace nashsolve
