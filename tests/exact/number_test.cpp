// The integers of dictionaries against integers of any size.
#include "number.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <random>
#include <vector>

#include "dictionary.hpp"
#include "nashsolve/game.hpp"
#include "polytope.hpp"

namespace nashsolve::bimatrix {
namespace {

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

/// Of a long and thin game nearly all rows can be forced without a pivot, and each has to be found.
TEST(Dictionary, AsksWhetherToStopWhileItForcesManyLabels) {
  constexpr std::size_t kRows = 5000;
  Polytope polytope;
  polytope.slack_count = kRows;
  polytope.variable_count = 1;
  polytope.first_slack = 0;
  polytope.first_variable = kRows;
  polytope.small_matrix = std::vector<std::int64_t>(kRows, 1);
  polytope.largest_small_entry = 1;
  std::uint64_t pivots = 0;
  std::size_t asked = 0;
  WorkMeter meter(pivots, [&asked] { return ++asked == 1; });
  Dictionary<MachineNumber> dictionary(polytope, meter);
  ASSERT_EQ(asked, 0U);
  const auto force_all = [&] {
    for (Label label = 0; label < kRows; ++label) ASSERT_TRUE(dictionary.force(label));
  };
  EXPECT_THROW(force_all(), Stopped);
}

// The closing of an elimination negates entries, and -2^63 has no negative among 64 bits.
TEST(MachineNumber, TakesNoEntryWithoutANegativeFromAWiderDictionary) {
  constexpr std::int64_t kOverHalf = (std::int64_t{1} << 30U) + 1;
  constexpr std::int64_t kLarge = std::int64_t{1} << 33U;
  Polytope polytope;
  polytope.slack_count = 4;
  polytope.variable_count = 3;
  polytope.first_slack = 0;
  polytope.first_variable = 4;
  polytope.small_matrix = std::vector<std::int64_t>{kOverHalf, kLarge, 1, 1, kLarge, 3, 1, 20, 1, 1, 23, 1};
  polytope.largest_small_entry = kLarge;
  polytope.has_wide_minors = true;
  std::uint64_t pivots = 0;
  WorkMeter meter(pivots);
  Dictionary<WideNumber> wide(polytope, meter);
  ASSERT_TRUE(wide.force(0));
  EXPECT_THROW(Dictionary<MachineNumber>::in(wide), Overflow);
  EXPECT_THROW(Dictionary<MachineNumber>::in(Dictionary<BigNumber>::in(wide)), Overflow);
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

/// Forces labels of a polytope in the arithmetic, closes the face and walks over it by the lexicographic
/// rule.
template <class Number>
std::optional<Dictionary<Number>> walked(const Polytope& polytope, const std::vector<Label>& labels,
                                         WorkMeter& meter) {
  Dictionary<Number> face(polytope, meter);
  for (const Label label : labels) {
    if (!face.force(label)) return std::nullopt;
  }
  face.close();
  face.perturb();
  for (std::size_t step = 0; step < 12 && face.column_count() > 0; ++step) {
    const std::size_t column = step % face.column_count();
    face.pivot(*face.lexicographic_row(column), column);
  }
  return face;
}

template <class Number>
void expect_same(const Dictionary<Number>& reduced, const Dictionary<BigNumber>& big) {
  ASSERT_EQ(reduced.tight(), big.tight());
  ASSERT_EQ(reduced.row_count(), big.row_count());
  ASSERT_EQ(reduced.column_count(), big.column_count());
  EXPECT_EQ(reduced.over_determinant(0, reduced.denominator(0)), big.determinant().exact());
  for (std::size_t row = 0; row < big.row_count(); ++row) {
    ASSERT_EQ(reduced.basic(row), big.basic(row));
    ASSERT_EQ(reduced.over_determinant(row, reduced.right_hand_side(row)), big.right_hand_side(row).exact());
    for (std::size_t column = 0; column < big.column_count(); ++column) {
      ASSERT_EQ(reduced.nonbasic(column), big.nonbasic(column));
      ASSERT_EQ(reduced.over_determinant(row, reduced.coefficient(row, column)),
                big.coefficient(row, column).exact());
    }
  }
}

TEST(RowNumber, MakesTheDictionariesThatIntegersOfAnySizeMake) {
  std::mt19937_64 random(4);
  int faces = 0;
  int overflows = 0;
  for (int round = 0; round < 300; ++round) {
    // A few payoffs, many ties; and now and then large ones, which rows in lowest terms outgrow.
    const auto size = 3 + random() % 8;
    const std::uint64_t range = round % 5 == 4 ? 1'000'000 : 2 + random() % 4;
    std::vector<std::vector<Rational>> a(size, std::vector<Rational>(size));
    for (auto& row : a) {
      for (Rational& payoff : row) payoff = static_cast<long>(random() % range);
    }
    const Polytope polytope = best_response_polytopes(bimatrix_game(a, a))[0];
    std::vector<Label> labels;
    for (std::size_t k = 0; k < size; ++k) labels.push_back(static_cast<Label>(random() % (2 * size)));
    std::uint64_t pivots = 0;
    WorkMeter meter(pivots);
    const auto big = walked<BigNumber>(polytope, labels, meter);
    try {
      const auto reduced = walked<RowNumber>(polytope, labels, meter);
      ASSERT_EQ(reduced.has_value(), big.has_value());
      if (!big || big->row_count() == 0) continue;
      ++faces;
      expect_same(*reduced, *big);
      expect_same(Dictionary<RowNumber>::in(*big), *big);
      expect_same(Dictionary<BigNumber>::in(*reduced), *big);
    } catch (const Overflow&) {
      ++overflows;
    }
  }
  EXPECT_GT(faces, 80);
  EXPECT_GT(overflows, 0);
}

}  // namespace
}  // namespace nashsolve::bimatrix
