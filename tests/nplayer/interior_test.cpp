// Equilibria in the interior of supports whose equations are also solved at the border, singularly.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

#include "border_root.hpp"
#include "found_equilibrium.hpp"
#include "interior_equations.hpp"
#include "nashsolve/verify.hpp"
#include "payoff_tensors.hpp"
#include "product_payoffs.hpp"
#include "residue_space.hpp"
#include "row_space.hpp"
#include "square_forms.hpp"
#include "support/random_games.hpp"
#include "support/verified.hpp"

namespace nashsolve {
namespace {

using nplayer::Supports;
using nplayer::SupportSystem;
using testing::cell_count;
using testing::choices_in;
using testing::count_of;
using testing::game_from;
using testing::random_payoffs;
using testing::Shape;
using testing::verified;

/// Something for each player where all do the same, more or less by what it is; else what the others' choices
/// alone decide.
Game unanimity(const Shape& shape, std::uint64_t seed, std::int64_t most, bool is_shifted) {
  auto payoffs = random_payoffs(shape, seed, 0, 0);
  for (std::size_t i = 0; i < shape.size(); ++i) {
    const auto own = random_payoffs({shape[0]}, seed + 10 * i, 1, most)[0];
    for (std::size_t cell = 0; cell < payoffs[i].size(); ++cell) {
      std::vector<std::size_t> choices = choices_in(cell, shape);
      const bool is_same = count_of(choices, choices[0]) == shape.size();
      if (is_same) payoffs[i][cell] = own[choices[0]];
      choices[i] = 0;
      std::int64_t others = 0;
      for (const std::size_t choice : choices) others = 3 * others + static_cast<std::int64_t>(choice);
      if (is_shifted) payoffs[i][cell] += others % 7;
    }
  }
  return game_from(shape, payoffs);
}

/// Of components that are one point.
std::size_t isolated(const Solution& solution) {
  return static_cast<std::size_t>(std::ranges::count_if(
      solution.components, [](const Component& component) { return component.equilibria.size() == 1; }));
}

// Each choice of strategies is the support of one equilibrium: x_a^(n-1) is as given numbers. Three players
// with three strategies may also all do something else, in six ways; with more strategies such profiles hang
// together.
TEST(Interior, EachChoiceOfStrategiesHasOneEquilibriumWhereAllMustAgree) {
  for (const Shape& shape : {Shape{3, 3, 3}, Shape{4, 4, 4}, Shape{3, 3, 3, 3}, Shape{2, 2, 2, 2, 2}}) {
    for (const bool is_shifted : {false, true}) {
      const Solution solution = verified(unanimity(shape, 5, is_shifted ? 9 : 1, is_shifted));
      EXPECT_EQ(solution.status, Status::complete);
      EXPECT_EQ(isolated(solution), (std::size_t{1} << shape[0]) - 1 + (shape == Shape{3, 3, 3} ? 6 : 0))
          << shape.size() << ' ' << shape[0];
    }
  }
}

// Who chooses what nobody else does has 1, or what not all others do: all strategies even is the only
// equilibrium in which all are used.
TEST(Interior, AllEvenIsTheOnlyMixOfAllWhereEachMustBeAlone) {
  const Shape shape{4, 4, 4};
  for (const std::size_t too_many : {2U, 3U}) {
    auto payoffs = random_payoffs(shape, 0, 0, 0);
    for (std::size_t i = 0; i < shape.size(); ++i) {
      for (std::size_t cell = 0; cell < payoffs[i].size(); ++cell) {
        const std::vector<std::size_t> choices = choices_in(cell, shape);
        payoffs[i][cell] = count_of(choices, choices[i]) < too_many ? 1 : 0;
      }
    }
    const SupportSystem system(nplayer::payoff_tensors(game_from(shape, payoffs)), Supports(3, {0, 1, 2, 3}));
    const auto solution = only_interior_solution(system);
    ASSERT_TRUE(solution && solution->equilibrium && solution->equilibrium->exact);
    for (const auto& own : *solution->equilibrium->exact) {
      for (const Rational& p : own) EXPECT_EQ(p, Rational(1) / 4);
    }
  }
}

// Three of four have to give, and what is given in vain is given back: 2 (xy + xz + yz) = 7 xyz for any
// three. x times one equation less y times another is a multiple of x - y.
TEST(Interior, FormsThatVanishAreThoseOfTheSaturation) {
  const Shape shape{2, 2, 2, 2};
  auto payoffs = random_payoffs(shape, 0, 0, 0);
  for (std::size_t i = 0; i < shape.size(); ++i) {
    for (std::size_t cell = 0; cell < payoffs[i].size(); ++cell) {
      const std::vector<std::size_t> choices = choices_in(cell, shape);
      if (count_of(choices, 1) >= 3) payoffs[i][cell] = choices[i] == 1 ? 2 : 3;
    }
  }
  const SupportSystem system(nplayer::payoff_tensors(game_from(shape, payoffs)), Supports(4, {0, 1}));
  const auto equations = interior_equations(system, [] { return false; });
  ASSERT_TRUE(equations);
  EXPECT_FALSE(equations->are_contradictory);
  // All give with chance 6/7, which all forms are 0 at.
  for (const auto& forms : equations->forms) {
    EXPECT_EQ(forms.size(), 7U);
    for (const std::vector<Rational>& form : forms) {
      Rational value = 0;
      for (std::size_t profile = 0; profile < form.size(); ++profile) {
        Rational weight = 1;
        for (const std::size_t choice : choices_in(profile, {2, 2, 2}))
          weight *= Rational(choice == 1 ? 6 : 1);
        value += weight * form[profile];
      }
      EXPECT_EQ(value, 0);
    }
  }
}

/// The first strategies gain yz - w + shift, z - xw, x - y and 3xy - 1.
nplayer::PayoffTensors with_a_curve_at_the_border(const Rational& shift) {
  const Shape shape{2, 2, 2, 2};
  std::vector<std::vector<Rational>> payoffs(4, std::vector<Rational>(cell_count(shape)));
  for (std::size_t cell = 0; cell < 8; ++cell) {
    // The others of each player, in order.
    const auto bit = [&](int k) { return Rational((cell >> k & 1U) != 0 ? 0 : 1); };
    const Rational a = bit(2);
    const Rational b = bit(1);
    const Rational c = bit(0);
    const Rational gains[] = {a * b - c + shift, b - a * c, a - b, 3 * a * b - 1};
    const std::size_t places[] = {cell, (cell >> 2U) * 8 + cell % 4, (cell >> 1U) * 4 + cell % 2, 2 * cell};
    for (std::size_t i = 0; i < 4; ++i) payoffs[i][places[i]] = gains[i];
  }
  std::vector<PayoffTable> tables;
  for (const std::vector<Rational>& own : payoffs) tables.push_back(PayoffTable::from(own));
  return nplayer::payoff_tensors(Game(default_players(shape), std::move(tables)));
}

// x = y, 3xy = 1 and z = w = 0: of the smaller support, in which every x and y is a solution.
TEST(Border, ARootIsToldFromItWhereItIsNotIsolatedThere) {
  const double r = std::sqrt(1.0 / 3);
  for (const unsigned bits : {0U, 300U, 500U}) {
    Rational shift = 0;
    if (bits > 0) {
      Integer scale = 1;
      scale <<= bits;
      shift = make_rational(1, scale);
    }
    const nplayer::PayoffTensors tensors = with_a_curve_at_the_border(shift);
    const SupportSystem system(tensors, Supports(4, {0, 1}));
    const auto root = certify(system, {{r, 1 - r}, {r, 1 - r}, {0, 1}, {0, 1}}, nplayer::kRootBits);
    ASSERT_TRUE(root);
    bool undecided = false;
    const auto found = decide_root(system, *root, undecided);
    if (bits == 0) {
      EXPECT_FALSE(found || undecided);
    } else {
      EXPECT_TRUE(found || undecided) << "where they are positive, and very small";
    }
  }
}

/// The second strategies of the first two gain d q - c and d p - c against q and p of each other's second.
nplayer::PayoffTensors with_root(const Integer& c, const Integer& d) {
  const Integer none = 0;
  const Integer first = -c;
  const Integer second = d - c;
  std::vector<PayoffTable> tables;
  tables.emplace_back(std::vector<Integer>{none, none, first, second}, none + 1);
  tables.emplace_back(std::vector<Integer>{none, first, none, second}, none + 1);
  tables.emplace_back(std::vector<std::int64_t>(4), none + 1);
  return nplayer::payoff_tensors(Game(default_players(Shape{2, 2, 1}), std::move(tables)));
}

// A denominator of b bits is found out from 2 b bits and ten more, inside of the simplex or not.
TEST(Roots, AreFoundToBeRationalByHalfOfTheirBits) {
  std::mt19937_64 random(7);
  const auto number = [&](unsigned bits) {
    Integer result = 1;
    for (unsigned k = 1; k < bits; ++k) result = 2 * result + (random() % 2 == 0 ? 0 : 1);
    return result;
  };
  for (const unsigned size : {1U, 2U, 20U, 64U, 80U, 120U, 900U}) {
    for (int sample = 0; sample < 20; ++sample) {
      const Integer d = number(size);
      Integer c = number(size);
      if (sample % 3 == 1) c = -c;
      if (sample % 3 == 2) c += d;
      const Rational expected = make_rational(c, d);
      const nplayer::PayoffTensors tensors = with_root(c, d);
      const SupportSystem system(tensors, Supports{{0, 1}, {0, 1}, {0}});
      const double q = nearest_double(expected);
      for (const unsigned bits : {nplayer::kRootBits, 2048U}) {
        const auto root = certify(system, {{1 - q, q}, {1 - q, q}, {1}}, bits);
        ASSERT_TRUE(root) << size;
        const auto found = rational_root(system, *root);
        const bool is_short = 2 * bit_length(expected.get_den()) + 10 <= root->radius_bits;
        ASSERT_EQ(found.has_value(), is_short) << size << ' ' << bits;
        if (!found) continue;
        EXPECT_EQ((*found)[0], (std::vector<Rational>{1 - expected, expected}));
        EXPECT_EQ((*found)[1], (*found)[0]);
      }
    }
  }
}

TEST(Interior, RanksModuloAPrimeAreThoseOfRationals) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    constexpr std::size_t kWidth = 7;
    RowSpace exact(kWidth);
    nplayer::ResidueSpace residues(kWidth);
    const auto entries = random_payoffs({8 * kWidth}, seed, -1, 1)[0];
    for (std::size_t r = 0; r < 8; ++r) {
      RowSpace::Row row;
      nplayer::ResidueSpace::Row its;
      for (std::size_t c = 0; c < kWidth; ++c) {
        row.emplace_back(entries[r * kWidth + c]);
        its.push_back(nplayer::ResidueSpace::residue(to_integer(entries[r * kWidth + c])));
      }
      EXPECT_EQ(exact.add(row), residues.add(its)) << seed << ' ' << r;
    }
  }
}

/// What each strategy but the first gains sums to 0: all even is a solution of the equations of all.
nplayer::PayoffTensors solved_by_all_even(const Shape& shape, std::uint64_t seed) {
  auto payoffs = random_payoffs(shape, seed, -1, 1);
  for (std::size_t i = 0; i < shape.size(); ++i) {
    std::vector<std::int64_t> sums(shape[i]);
    for (std::size_t cell = 0; cell < payoffs[i].size(); ++cell) {
      std::size_t own = cell;
      for (std::size_t j = shape.size() - 1; j > i; --j) own /= shape[j];
      own %= shape[i];
      if (own == 0) payoffs[i][cell] = 0;
      sums[own] += payoffs[i][cell];
      // The last cell of each strategy takes the rest.
      std::size_t rest = cell;
      bool is_last = true;
      for (std::size_t j = shape.size(); j-- > 0; rest /= shape[j]) {
        is_last = is_last && (j == i || rest % shape[j] == shape[j] - 1);
      }
      if (is_last) payoffs[i][cell] -= sums[own];
    }
  }
  return nplayer::payoff_tensors(game_from(shape, payoffs));
}

// At even probabilities a form is a multiple of the sum of its coefficients.
TEST(Interior, FormsOfDegreeTwoVanishWhereTheEquationsDo) {
  for (const Shape& shape : {Shape{2, 2, 2, 2}, Shape{2, 2, 2, 2, 2}}) {
    std::size_t count = 0;
    for (std::uint64_t seed = 0; seed < 6; ++seed) {
      Supports all;
      for (const std::size_t size : shape) {
        std::vector<std::size_t>& own = all.emplace_back();
        for (std::size_t s = 0; s < size; ++s) own.push_back(s);
      }
      const SupportSystem system(solved_by_all_even(shape, seed), all);
      const auto found = nplayer::square_forms(system, [] { return false; });
      if (!found) continue;
      EXPECT_FALSE(found->are_contradictory) << seed;
      for (const nplayer::SquareForm& form : found->forms) {
        Integer sum = 0;
        for (const Integer& coefficient : form.coefficients) sum += coefficient;
        EXPECT_EQ(sum, 0) << seed;
      }
      count += found->forms.size();
    }
    EXPECT_GT(count, 0U) << shape.size();
  }
}

/// The first strategies of four players, with chances x, y, z and w, gain y(2w - 1) + z - shift,
/// x(2w - 1) - z + shift, x - y and xy + x - 1: then 2w = 1, z = shift, and x = y is the golden ratio less 1.
nplayer::PayoffTensors golden(const Rational& shift) {
  const Shape shape{2, 2, 2, 2};
  std::vector<PayoffTable> tables;
  for (std::size_t i = 0; i < 4; ++i) {
    std::vector<Rational> own;
    for (std::size_t cell = 0; cell < cell_count(shape); ++cell) {
      const auto choices = choices_in(cell, shape);
      const auto at = [&](std::size_t j) { return Rational(choices[j] == 0 ? 1 : 0); };
      const Rational gains[] = {at(1) * (2 * at(3) - 1) + at(2) - shift,
                                at(0) * (2 * at(3) - 1) - at(2) + shift, at(0) - at(1),
                                at(0) * at(1) + at(0) - 1};
      own.push_back(choices[i] == 0 ? gains[i] : Rational(0));
    }
    tables.push_back(PayoffTable::from(own));
  }
  return nplayer::payoff_tensors(Game(default_players(shape), std::move(tables)));
}

TEST(Border, ARootWithAProbabilityOfZeroIsToldByItsExactForm) {
  const double g = (std::sqrt(5.0) - 1) / 2;
  for (const double shift : {0.0, 0x1p-10, 0x1p-30}) {
    const SupportSystem system(golden(exact_rational(shift)), Supports(4, {0, 1}));
    const auto root =
        certify(system, {{g, 1 - g}, {g, 1 - g}, {shift, 1 - shift}, {0.5, 0.5}}, nplayer::kRootBits);
    ASSERT_TRUE(root);
    EXPECT_EQ(nplayer::is_border_root(system, *root, [] { return false; }), shift == 0) << shift;
  }
}

/// Three players ask for 1 to 4, and have it where it is 6 at most together.
Game demand() {
  const Shape shape{4, 4, 4};
  auto payoffs = random_payoffs(shape, 0, 0, 0);
  for (std::size_t cell = 0; cell < payoffs[0].size(); ++cell) {
    const auto choices = choices_in(cell, shape);
    if (choices[0] + choices[1] + choices[2] > 3) continue;
    for (std::size_t i = 0; i < 3; ++i) payoffs[i][cell] = static_cast<std::int64_t>(choices[i]) + 1;
  }
  return game_from(shape, payoffs);
}

// The first asks for 1, 2 and 4 with 3/7, 1/7 and 3/7, and the others for 1, 3 and 4, 3 with p and q and 1
// with (p + 3) / 8 and (q + 3) / 8, 5pq + 7p + 7q = 3: a curve, on which forms that follow in the interior
// alone show that the rest is linear. Each of the three may be the first.
TEST(Interior, ACurveIsFoundWhereOnlyFormsOfTheInteriorAreLinear) {
  const Solution solution = verified(demand());
  EXPECT_EQ(solution.status, Status::complete);
  std::size_t curves = 0;
  for (const Component& component : solution.components) {
    for (const NashSubset& subset : component.subsets) {
      if (!subset.curved) continue;
      const bool is_it = std::ranges::any_of(subset.curved->polytopes, [](const auto& own) {
        return own.size() == 1 &&
               own.front().probabilities() ==
                   std::vector<Rational>{Rational(3) / 7, Rational(1) / 7, 0, Rational(3) / 7};
      });
      if (is_it) ++curves;
    }
  }
  EXPECT_EQ(curves, 3U);
}

}  // namespace
}  // namespace nashsolve
