// Minimal polynomials of irrational equilibria, put back into the game by arithmetic of the test's own.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <numeric>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "nashsolve/polynomial.hpp"
#include "nashsolve/solve.hpp"
#include "nashsolve/verify.hpp"
#include "support/game_files.hpp"

namespace nashsolve {
namespace {

using nlohmann::json;
using testing::game_of;

SolveOptions asked() {
  SolveOptions options;
  options.exact_forms = true;
  return options;
}

Polynomial polynomial_of(const RealRoot& root) {
  return root.is_rational() ? Polynomial({-root.lower().get_num(), root.lower().get_den()})
                            : root.polynomial();
}

/// Polynomials modulo a prime below 2^31, and modulo f.
class Field {
 public:
  Field(std::int64_t prime, const Polynomial& f) : prime_(prime), modulus_(of(f)) {
    std::int64_t power = modulus_.back();
    for (std::int64_t exponent = prime - 2; exponent > 0; exponent /= 2) {
      if (exponent % 2 == 1) inverse_ = inverse_ * power % prime_;
      power = power * power % prime_;
    }
  }
  using Value = std::vector<std::int64_t>;

  [[nodiscard]] std::int64_t of(const Integer& value) const {
    Integer rest = value % to_integer(prime_);
    if (sgn(rest) < 0) rest += to_integer(prime_);
    return *to_int64(rest);
  }
  [[nodiscard]] Value of(const Polynomial& p) const {
    Value value;
    for (const Integer& each : p.coefficients()) value.push_back(of(each));
    return value;
  }
  [[nodiscard]] Value sum(Value a, const Value& b, std::int64_t factor) const {
    if (a.size() < b.size()) a.resize(b.size());
    for (std::size_t k = 0; k < b.size(); ++k) a[k] = (a[k] + b[k] * factor) % prime_;
    return a;
  }
  [[nodiscard]] Value product(const Value& a, const Value& b) const {
    if (a.empty() || b.empty()) return {};
    Value all(a.size() + b.size() - 1);
    for (std::size_t i = 0; i < a.size(); ++i) {
      for (std::size_t j = 0; j < b.size(); ++j) all[i + j] = (all[i + j] + a[i] * b[j]) % prime_;
    }
    const std::size_t degree = modulus_.size() - 1;
    while (all.size() > degree) {
      const std::int64_t factor = all.back() * inverse_ % prime_;
      const std::size_t shift = all.size() - modulus_.size();
      for (std::size_t k = 0; k < modulus_.size(); ++k) {
        all[shift + k] = (all[shift + k] + (prime_ - factor) * modulus_[k]) % prime_;
      }
      all.pop_back();
    }
    return all;
  }
  static bool is_zero(const Value& value) {
    return std::all_of(value.begin(), value.end(), [](std::int64_t each) { return each == 0; });
  }

 private:
  std::int64_t prime_;
  Value modulus_;
  std::int64_t inverse_ = 1;
};

/// Cell by cell, every payoff times the product of all weights: of a strategy, less that of another.
Field::Value payoff(const Game& game, const Field& field,
                    const std::vector<std::vector<Field::Value>>& weights, std::size_t player,
                    std::size_t strategy, bool is_difference, std::size_t other) {
  Field::Value sum;
  std::vector<std::size_t> cell(game.player_count());
  for (;;) {
    Field::Value product = {1};
    std::size_t position = 0;
    for (std::size_t k = 0; k < cell.size(); ++k) {
      if (k == player) continue;
      position += cell[k] * game.stride(k);
      product = field.product(product, weights[k][cell[k]]);
    }
    const PayoffTable& table = game.payoffs(player);
    Integer entry = table.numerator(position + strategy * game.stride(player));
    if (is_difference) entry -= table.numerator(position + other * game.stride(player));
    sum = field.sum(std::move(sum), product, field.of(entry));
    std::size_t k = 0;
    while (k < cell.size() && (k == player || cell[k] + 1 == game.strategy_count(k))) cell[k++] = 0;
    if (k == cell.size()) return sum;
    ++cell[k];
  }
}

/// Modulo some primes, which are too many to divide by chance what is not 0.
void expect_equilibrium(const Game& game, const AlgebraicNumber& number,
                        const std::function<std::pair<Field::Value, Field::Value>(
                            const Field&, const std::vector<std::vector<Field::Value>>&)>& fraction) {
  const UnivariateProfile& profile = *number.profile;
  for (const std::int64_t prime : {2147483647, 2147483629, 2147483587, 2147483579}) {
    const Field field(prime, polynomial_of(profile.parameter));
    std::vector<std::vector<Field::Value>> weights;
    for (const auto& own : profile.weights) {
      weights.emplace_back();
      for (const Polynomial& each : own) weights.back().push_back(field.of(each));
    }
    for (std::size_t i = 0; i < weights.size(); ++i) {
      std::vector<std::size_t> used;
      for (std::size_t s = 0; s < weights[i].size(); ++s) {
        if (!profile.weights[i][s].is_zero()) used.push_back(s);
      }
      for (const std::size_t s : used) {
        EXPECT_TRUE(Field::is_zero(payoff(game, field, weights, i, s, true, used.front())));
      }
    }
    // The number's polynomial, at what it is.
    const auto [above, below] = fraction(field, weights);
    EXPECT_FALSE(Field::is_zero(below));
    const Polynomial own = polynomial_of(number.value);
    Field::Value sum;
    Field::Value power = {1};
    for (std::size_t k = own.degree() + 1; k-- > 0;) {
      sum = field.sum(field.product(sum, above), power, field.of(own.coefficients()[k]));
      power = field.product(power, below);
    }
    EXPECT_TRUE(Field::is_zero(sum));
  }
}

/// How many numbers it has, each of which solves its game.
std::size_t check_exact_form(const Game& game, const EnclosedProfile& profile) {
  std::size_t count = 0;
  const ExactForm& form = *profile.exact_form;
  for (std::size_t i = 0; i < game.player_count(); ++i) {
    for (std::size_t s = 0; s < game.strategy_count(i); ++s) {
      const auto& number = form.probabilities[i][s];
      if (!number) continue;
      ++count;
      EXPECT_LE(number->value.lower(), profile.probabilities[i][s].upper);
      EXPECT_GE(number->value.upper(), profile.probabilities[i][s].lower);
      expect_equilibrium(game, *number, [&](const Field& field, const auto& weights) {
        Field::Value all;
        for (const Field::Value& each : weights[i]) all = field.sum(std::move(all), each, 1);
        return std::pair(weights[i][s], all);
      });
    }
    const auto& number = form.payoffs[i];
    if (!number) continue;
    ++count;
    expect_equilibrium(game, *number, [&](const Field& field, const auto& weights) {
      Field::Value all = {field.of(game.payoffs(i).denominator())};
      std::size_t used = 0;
      for (std::size_t k = 0; k < weights.size(); ++k) {
        if (k == i) continue;
        Field::Value own;
        for (const Field::Value& each : weights[k]) own = field.sum(std::move(own), each, 1);
        all = field.product(all, own);
      }
      while (number->profile->weights[i][used].is_zero()) ++used;
      return std::pair(payoff(game, field, weights, i, used, false, 0), all);
    });
  }
  return count;
}

/// Of the irrational equilibria, in the order of the list; empty where one has none.
std::vector<ExactForm> forms_of(const Game& game) {
  std::vector<ExactForm> forms;
  const VerifiedSolution verified = solve(game, asked());
  for (const Equilibrium& equilibrium : verified.solution().equilibria) {
    if (equilibrium.is_exact()) continue;
    const auto& profile = std::get<EnclosedProfile>(equilibrium.profile);
    if (!profile.exact_form) return {};
    forms.push_back(*profile.exact_form);
  }
  return forms;
}

class ExactFormsOfCases : public ::testing::TestWithParam<std::string> {};

TEST_P(ExactFormsOfCases, AreThoseOfEveryIrrationalEquilibrium) {
  const Game game = game_of(testing::record_in("nplayer/" + GetParam()));
  const VerifiedSolution verified = solve(game, asked());
  for (const Equilibrium& equilibrium : verified.solution().equilibria) {
    if (equilibrium.is_exact()) continue;
    const auto& profile = std::get<EnclosedProfile>(equilibrium.profile);
    ASSERT_TRUE(profile.exact_form);
    std::size_t used = game.player_count();
    for (const auto& own : profile.probabilities) {
      const auto count =
          std::count_if(own.begin(), own.end(), [](const auto& p) { return sgn(p.upper) > 0; });
      if (count > 1) used += static_cast<std::size_t>(count);
    }
    EXPECT_EQ(check_exact_form(game, profile), used);
  }
}

std::vector<std::string> case_names() {
  std::vector<std::string> names;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(NASHSOLVE_SOURCE_DIR) + "/tests/cases/nplayer")) {
    names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

INSTANTIATE_TEST_SUITE_P(Cases, ExactFormsOfCases, ::testing::ValuesIn(case_names()), [](const auto& name) {
  std::string text = name.param.substr(0, name.param.find('.'));
  std::replace(text.begin(), text.end(), '-', '_');
  return text;
});

/// Every player's first strategy has the payoff gain(others) more than his second one, whose payoff is
/// base(others); arguments are 1 where a player uses his first strategy.
struct Own {
  std::function<int(const std::vector<int>&)> gain;
  std::function<int(const std::vector<int>&)> base;
};

Game binary_game(const std::vector<Own>& players) {
  const std::size_t n = players.size();
  std::vector<Player> names;
  std::vector<PayoffTable> tables;
  for (std::size_t i = 0; i < n; ++i) {
    names.push_back({"Player " + std::to_string(i + 1), {"1", "2"}});
    std::vector<Rational> payoffs;
    for (std::size_t cell = 0; cell < std::size_t{1} << n; ++cell) {
      std::vector<int> first;
      for (std::size_t k = 0; k < n; ++k) first.push_back((cell >> (n - 1 - k) & 1U) == 0 ? 1 : 0);
      payoffs.emplace_back(players[i].base(first) + first[i] * players[i].gain(first));
    }
    tables.push_back(PayoffTable::from(payoffs));
  }
  return Game(std::move(names), std::move(tables));
}

int nothing(const std::vector<int>&) {
  return 0;
}

// Player 1 is indifferent where y = z, player 2 where z = x, player 3 where 2 x y = 1: all are the root of
// 1/2. Player 3 is paid x, player 1 x y more or less.
TEST(ExactForms, OfARootOfOneHalf) {
  const Game game =
      binary_game({{[](const auto& p) { return p[1] - p[2]; }, nothing},
                   {[](const auto& p) { return p[2] - p[0]; }, nothing},
                   {[](const auto& p) { return 2 * p[0] * p[1] - 1; }, [](const auto& p) { return p[0]; }}});
  const std::vector<ExactForm> forms = forms_of(game);
  ASSERT_EQ(forms.size(), 1U);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(polynomial_of(forms[0].probabilities[i][0]->value), Polynomial({-1, 0, 2}));
    // 2 (1 - x)^2 = 1.
    EXPECT_EQ(polynomial_of(forms[0].probabilities[i][1]->value), Polynomial({1, -4, 2}));
  }
  EXPECT_EQ(forms[0].payoffs[0]->value.lower(), 0);
  EXPECT_TRUE(forms[0].payoffs[0]->value.is_rational());
  EXPECT_EQ(polynomial_of(forms[0].payoffs[2]->value), Polynomial({-1, 0, 2}));
}

// The same with a fourth player, whose own probability is 1/2 and whose payoff, of three probabilities, is
// the root of 1/8.
TEST(ExactForms, SayExactlyWhatIsRational) {
  const Game game = binary_game({{[](const auto& p) { return p[1] - p[2]; }, nothing},
                                 {[](const auto& p) { return p[2] - p[0]; }, nothing},
                                 {[](const auto& p) { return 2 * p[3] - 1; }, nothing},
                                 {[](const auto& p) { return 2 * p[0] * p[1] - 1; },
                                  [](const auto& p) { return p[0] * p[1] * p[2]; }}});
  const std::vector<ExactForm> forms = forms_of(game);
  ASSERT_EQ(forms.size(), 1U);
  EXPECT_EQ(polynomial_of(forms[0].probabilities[0][0]->value), Polynomial({-1, 0, 2}));
  EXPECT_EQ(polynomial_of(forms[0].probabilities[3][0]->value), Polynomial({-1, 2}));
  EXPECT_EQ(polynomial_of(forms[0].probabilities[3][1]->value), Polynomial({-1, 2}));
  EXPECT_EQ(polynomial_of(forms[0].payoffs[3]->value), Polynomial({-1, 0, 8}));
}

std::multiset<std::string> polynomials_of(const std::vector<ExactForm>& forms) {
  std::multiset<std::string> texts;
  const auto add = [&](const std::optional<AlgebraicNumber>& number) {
    if (number) texts.insert(to_string(polynomial_of(number->value), "x"));
  };
  for (const ExactForm& form : forms) {
    for (const auto& own : form.probabilities) std::for_each(own.begin(), own.end(), add);
    std::for_each(form.payoffs.begin(), form.payoffs.end(), add);
  }
  return texts;
}

/// Players in the order, their strategies from the last to the first.
Game renamed(const Game& game, const std::vector<std::size_t>& order) {
  std::vector<Player> names;
  for (const std::size_t i : order) names.push_back(game.players()[i]);
  std::vector<std::vector<Rational>> payoffs(order.size());
  for (std::size_t cell = 0; cell < game.cell_count(); ++cell) {
    std::size_t rest = cell;
    std::size_t old = 0;
    for (std::size_t k = order.size(); k-- > 0;) {
      const std::size_t count = game.strategy_count(order[k]);
      old += (count - 1 - rest % count) * game.stride(order[k]);
      rest /= count;
    }
    for (std::size_t k = 0; k < order.size(); ++k) payoffs[k].push_back(game.payoff(order[k], old));
  }
  std::vector<PayoffTable> tables;
  for (const auto& own : payoffs) tables.push_back(PayoffTable::from(own));
  return Game(std::move(names), std::move(tables));
}

TEST(ExactForms, AreTheSameUnderOtherNames) {
  for (const std::string name : {"random-3x3x4-2.json", "random-3p4-1.json", "random-4x4x4-1.json"}) {
    const Game game = game_of(testing::record_in("nplayer/" + name));
    std::vector<std::size_t> order(game.player_count());
    std::iota(order.begin(), order.end(), 1U);
    order.back() = 0;
    const std::multiset<std::string> polynomials = polynomials_of(forms_of(game));
    EXPECT_FALSE(polynomials.empty());
    EXPECT_EQ(polynomials, polynomials_of(forms_of(renamed(game, order))));
  }
}

TEST(ExactForms, AreLeftOutWhereThereIsNoTimeToProveThem) {
  const Game game = game_of(testing::record_in("nplayer/random-2x2x2-2.json"));
  const Solution solution = solve(game, asked()).solution();
  const auto forms_after = [&](const std::function<bool()>& must_stop) {
    const VerifiedSolution verified = verify(game, solution, 1, must_stop);
    EXPECT_EQ(verified.solution().equilibria.size(), solution.equilibria.size());
    std::size_t forms = 0;
    for (const Equilibrium& equilibrium : verified.solution().equilibria) {
      if (equilibrium.is_exact()) continue;
      forms += std::get<EnclosedProfile>(equilibrium.profile).exact_form.has_value() ? 1U : 0U;
    }
    return forms;
  };
  EXPECT_GT(forms_after([] { return false; }), 0U);
  EXPECT_EQ(forms_after([] { return true; }), 0U);
}

TEST(SimpleRoot, IsFoundWhereTwoSignsTell) {
  const auto root = simple_root_between(Polynomial({-2, 0, 1}), 1, 2);
  ASSERT_TRUE(root);
  EXPECT_FALSE(root->is_rational());
  EXPECT_LT(root->lower() * root->lower(), 2);
  EXPECT_GT(root->upper() * root->upper(), 2);
  const Rational half(1, 2);
  for (const Polynomial& p : {Polynomial({-1, 2}), Polynomial({-1, 0, 4}), Polynomial({1, 0, -4})}) {
    const auto rational = simple_root_between(p, Rational(1, 3), 1);
    ASSERT_TRUE(rational);
    EXPECT_TRUE(rational->is_rational());
    EXPECT_EQ(rational->lower(), half);
  }
  // Two roots, none, three, and one on a bound.
  EXPECT_FALSE(simple_root_between(Polynomial({-2, 0, 1}), -2, 2));
  EXPECT_FALSE(simple_root_between(Polynomial({-2, 0, 1}), 2, 3));
  EXPECT_FALSE(simple_root_between(Polynomial({0, -2, 0, 1}), -2, 2));
  EXPECT_FALSE(simple_root_between(Polynomial({-1, 0, 1}), 1, 2));
}

TEST(ExactForms, AreNotLookedForUnlessTheyAreAskedFor) {
  const Game game = game_of(testing::record_in("nplayer/random-2x2x2-2.json"));
  const VerifiedSolution verified = solve(game, {});
  for (const Equilibrium& equilibrium : verified.solution().equilibria) {
    if (equilibrium.is_exact()) continue;
    EXPECT_FALSE(std::get<EnclosedProfile>(equilibrium.profile).exact_form);
  }
}

}  // namespace
}  // namespace nashsolve
