// Payoffs with a parameter: what polynomials are read as, and the exact message of each text that is none.
#include "expression.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "nashsolve/read.hpp"

namespace nashsolve {
namespace {

using formats::Expression;
using formats::NameScope;

NameScope scope_of_c() {
  NameScope scope;
  scope.parameter = "c";
  scope.values["V"] = 2;
  return scope;
}

TEST(Expression, IsReadAsAPolynomial) {
  const auto half = make_rational(1, 2);
  const std::vector<std::pair<std::string, Expression>> cases = {
      {"3 - c", {3, -1}},
      {"c/2", {0, half}},
      {"2c^2 + 1", {1, 0, 2}},
      {"(V - c)/2", {1, -half}},
      {"(1/2)c", {0, half}},
      {"1/2*c", {0, half}},
      {"-c^2", {0, 0, -1}},
      {"2(c + 1)", {2, 2}},
      {"c(1 - c)", {0, 1, -1}},
      {"(c + 1)^3", {1, 3, 3, 1}},
      {"0.1c", {0, make_rational(1, 10)}},
      {"c - c", {}},
      {"Vc", {}},
      {"V c", {0, 2}},
      {"2\u00B7c \u2212 1", {-1, 2}},
      {"c^0", {1}},
      {"+c", {0, 1}},
      {"((c))", {0, 1}},
      {"c/2/3", {0, make_rational(1, 6)}},
  };
  for (const auto& [text, expected] : cases) {
    const auto parsed = formats::parse_expression(text, scope_of_c());
    if (text == "Vc") {
      EXPECT_FALSE(std::holds_alternative<Expression>(parsed)) << "a name of its own";
      continue;
    }
    ASSERT_TRUE(std::holds_alternative<Expression>(parsed)) << text;
    EXPECT_EQ(std::get<Expression>(parsed), expected) << text;
  }
}

/// "found ..., expected ..." at a column that counts from 1.
std::string fault_of(const std::string& text) {
  const auto parsed = formats::parse_expression(text, scope_of_c());
  const auto* const fault = std::get_if<formats::ExpressionFault>(&parsed);
  if (fault == nullptr) return "none";
  return std::to_string(fault->position + 1) + ": found " + fault->found + ", expected " + fault->expected;
}

TEST(Expression, FaultsAreNamedWithTheirColumn) {
  std::ifstream cases(NASHSOLVE_SOURCE_DIR "/tests/cases/expressions.txt");
  std::size_t count = 0;
  std::string line;
  while (std::getline(cases, line)) {
    const std::size_t tab = line.find('\t');
    ASSERT_NE(tab, std::string::npos) << line;
    EXPECT_EQ(fault_of(line.substr(0, tab)), line.substr(tab + 1)) << line;
    ++count;
  }
  EXPECT_GE(count, 60U);
}

/// Whatever the text, it is a polynomial or a fault within it.
TEST(Expression, AnyTextIsOneOrTheOther) {
  std::mt19937_64 random(1);
  const std::string letters = "c V(1)2+-*/^.0 d_%\xC2\xB7\xE2\x88\x92";
  for (int k = 0; k < 20'000; ++k) {
    std::string text;
    const std::size_t size = random() % 24;
    while (text.size() < size) text += letters[random() % letters.size()];
    const auto parsed = formats::parse_expression(text, scope_of_c());
    if (const auto* const fault = std::get_if<formats::ExpressionFault>(&parsed)) {
      EXPECT_LE(fault->position, text.size()) << text;
      EXPECT_FALSE(fault->found.empty() || fault->expected.empty()) << text;
    } else {
      EXPECT_LE(std::get<Expression>(parsed).size(), formats::kMostDegree + 1) << text;
    }
  }
}

LoadedGame read_family(const std::string& text, std::vector<Setting> settings = {}) {
  ReadOptions options;
  options.allows_parameter = true;
  options.settings = std::move(settings);
  return read_game(text, "game", options);
}

Setting setting(const std::string& text) {
  return std::get<Setting>(parse_setting(text));
}

std::string failure_of(const std::string& text, std::vector<Setting> settings = {}) {
  try {
    read_family(text, std::move(settings));
    return "none";
  } catch (const InputError& error) {
    return std::string(error.what()) + (error.hint().empty() ? "" : " | " + error.hint());
  }
}

TEST(Parameter, StandsInJsonAndTables) {
  const LoadedGame json = read_family(
      R"({"parameters": {"c": {"from": 0, "to": null}}, "payoffs": [[["3 - c", 1], [0, "c^2"]], [[0, 0], ["c/2", 2]]]})");
  ASSERT_TRUE(json.family);
  EXPECT_EQ(json.family->parameter, "c");
  EXPECT_EQ(json.family->range, (ParameterRange{Rational(0), std::nullopt}));
  const LoadedGame table = read_family("# parameter: c from 0\n,c,R\nT,3 - c|1,0|c^2\nB,0|0,c/2|2\n");
  ASSERT_TRUE(table.family);
  EXPECT_EQ(table.family->players[1].strategies.front(), "c") << "labels are never parameters";
  for (const int value : {-3, 0, 1, 7}) {
    EXPECT_EQ(json.family->at(value).payoffs(0), table.family->at(value).payoffs(0));
    EXPECT_EQ(json.family->at(value).payoff(1, 1), Rational(value * value));
    EXPECT_EQ(json.family->at(value).payoff(0, 3), make_rational(value, 2));
  }
  const LoadedGame zero_sum = read_family("# parameter: c\n# matrix: zero-sum\n,L,R\nT,c,1\nB,0,2c\n");
  ASSERT_TRUE(zero_sum.family);
  EXPECT_EQ(zero_sum.family->at(5).payoff(1, 3), Rational(-10));
}

TEST(Parameter, IsAValueWhereItIsSet) {
  const std::string text = R"({"zero_sum": [["(V - c)/2", 1], [0, 2]]})";
  const LoadedGame game = read_family(text, {setting("V=2"), setting("c=3/2")});
  EXPECT_FALSE(game.family);
  EXPECT_EQ(game.game.payoff(0, 0), make_rational(1, 4));
  EXPECT_TRUE(read_family(text, {setting("V=2"), setting("c=0:4")}).family);
}

TEST(Parameter, AGridIsOneGameForEachValue) {
  std::istringstream stream(R"({"zero_sum": [["c", 1], [0, 2]]})");
  ReadOptions options;
  options.format = Format::json;
  options.settings = {setting("c=0:1:1/4")};
  GameReader reader(stream, "game", options);
  std::vector<std::string> sources;
  while (const auto game = reader.next())
    sources.push_back(game->source + " " + to_string(game->game.payoff(0, 0)));
  EXPECT_EQ(sources, (std::vector<std::string>{"game:c=0 0", "game:c=1/4 1/4", "game:c=1/2 1/2",
                                               "game:c=3/4 3/4", "game:c=1 1"}));
}

TEST(Parameter, WhatIsWrongIsNamed) {
  const std::string declared = R"({"parameters": {"c": {}}, )";
  EXPECT_EQ(failure_of(declared + R"("zero_sum": [["3 - * c", 1], [0, 2]]})"),
            "game:1:46: found '*' in '3 - * c', expected a number, c or '('");
  EXPECT_EQ(failure_of(declared + R"("zero_sum": [["1/c", 1], [0, 2]]})"),
            "game:1:44: found a division by 'c' in '1/c', expected a polynomial in c, in which only numbers "
            "divide");
  EXPECT_EQ(failure_of("# parameter: c\n,L,R\nT,3|1,2 c c c^|4\nB,0|0,1|1\n"),
            "game:3:15: found no exponent in '2 c c c^', expected a whole number from 0 to 20");
  EXPECT_EQ(failure_of(R"({"parameters": {"c": {}, "d": {}}, "zero_sum": [["c", 1], [0, "d"]]})"),
            "game:1:31: found the parameters 'c' and 'd', expected one | --set d=1 gives d a value");
  EXPECT_EQ(failure_of(R"({"parameters": {"c": {"from": 2, "to": 1}}, "zero_sum": [["c", 1], [0, 2]]})"),
            "game:1:22: found a range from 2 to 1, expected the larger value last");
  EXPECT_EQ(failure_of(R"({"zero_sum": [["3 - c", 1], [0, 2]]})"),
            "game:1:16: found '3 - c', expected a number such as 3, -0.25, 1e-3 or 1/3 | --set c=1 gives c a "
            "value, and "
            "--set c=: makes it a parameter");
  EXPECT_EQ(failure_of("# parameter: c upto 3\n,L,R\nT,3|1,2|c\nB,0|0,1|1\n"),
            "game:1:1: found 'c upto 3', expected a parameter such as 'c', 'c from 0' or 'c from 0 to 4'");
  EXPECT_EQ(
      failure_of(declared + R"("payoffs": [[[["c", 1, 1], [0, 0, 0]]]]})"),
      "game:1: found the parameter 'c' in a game of 3 players, expected two players | --set c=1 gives it "
      "a value, "
      "--set c=0:4:1/10 solves it at the values of a grid");
}

TEST(Parameter, SettingsHaveOneForm) {
  for (const char* const text :
       {"c", "c=", "=1", "c=x", "1c=2", "c=1:2:3:4", "c=:4:1", "c=0:4:0", "c=0:4:-1", "c=0:4:"}) {
    EXPECT_TRUE(std::holds_alternative<std::string>(parse_setting(text))) << text;
  }
  EXPECT_EQ(std::get<std::string>(parse_setting("c=4:0")), "the larger end of the range last");
  EXPECT_EQ(std::get<std::string>(parse_setting("c=0:1:1e-9")), "at most 100000 values");
  EXPECT_FALSE(setting("c=:").range.from);
  EXPECT_EQ(setting("c=1/3:").range.from, make_rational(1, 3));
}

}  // namespace
}  // namespace nashsolve
