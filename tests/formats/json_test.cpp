#include <gtest/gtest.h>

#include <stdexcept>

#include "formats_support.hpp"
#include "kept_json.hpp"

namespace nashsolve::testing {
namespace {

TEST(Json, ReadsTitleLabelsAndPayoffs) {
  const Game game = read(R"({"title": "Battle of the Sexes", "description": "d",
 "players": [{"name": "Ann", "strategies": ["Opera", "Football"]}, {"name": "Bob", "strategies": ["O", "F"]}],
 "payoffs": [[[2, 1], [0, 0]], [[0, 0], [1, 2]]]})",
                         Format::json);
  EXPECT_EQ(game.title(), "Battle of the Sexes");
  EXPECT_EQ(game.description(), "d");
  EXPECT_EQ(game.players()[0], (Player{"Ann", {"Opera", "Football"}}));
  EXPECT_EQ(game.players()[1], (Player{"Bob", {"O", "F"}}));
  EXPECT_EQ(payoffs(game, 0), (Texts{"2", "0", "0", "1"}));
  EXPECT_EQ(payoffs(game, 1), (Texts{"1", "0", "0", "2"}));
}

TEST(Json, TheFourShapesAgree) {
  const Game expected = read(R"({"payoffs": [[[1, -1], [2, -2]], [[3, -3], [4, -4]]]})", Format::json);
  EXPECT_EQ(read(R"({"matrices": [[[1, 2], [3, 4]], [[-1, -2], [-3, -4]]]})", Format::json), expected);
  EXPECT_EQ(read(R"({"zero_sum": [[1, 2], [3, 4]]})", Format::json), expected);
  EXPECT_EQ(read(R"({"symmetric": [[1, 2], [3, 4]]})", Format::json),
            read(R"({"matrices": [[[1, 2], [3, 4]], [[1, 3], [2, 4]]]})", Format::json));
}

TEST(Json, OnlyAKeyThatClaimsNothingElseIsHeldAgainstThePayoffs) {
  const auto with = [](const std::string& key) {
    return "{\"" + key + R"(": true, "payoffs": [[[3, 1], [0, 0]], [[1, 2], [2, 3]]]})";
  };
  for (const char* read_key : {"is_bimatrix", "is_game", "allow_zero_sum", "has_zero_sum_equilibrium"})
    EXPECT_EQ(payoffs(read(with(read_key), Format::json), 0), (Texts{"3", "0", "1", "2"})) << read_key;
  for (const char* refused : {"is_symmetric", "is_zero_sum", "constant_sum"})
    EXPECT_THROW(static_cast<void>(read(with(refused), Format::json)), InputError) << refused;
}

TEST(Json, ThreePlayersByCellAndByPlayer) {
  const Game cells =
      read(R"({"payoffs": [[[[1, 2, 3], [4, 5, 6]]], [[[7, 8, 9], [10, 11, 12]]]]})", Format::json);
  EXPECT_EQ(cells.strategy_count(0), 2U);
  EXPECT_EQ(cells.strategy_count(1), 1U);
  EXPECT_EQ(cells.strategy_count(2), 2U);
  EXPECT_EQ(payoffs(cells, 1), (Texts{"2", "5", "8", "11"}));
  EXPECT_EQ(read(R"({"matrices": [[[[1, 4]], [[7, 10]]], [[[2, 5]], [[8, 11]]], [[[3, 6]], [[9, 12]]]]})",
                 Format::json),
            cells);
}

TEST(Json, OnePlayer) {
  const Game game = read(R"({"payoffs": [[3], [4]]})", Format::json);
  EXPECT_EQ(game.player_count(), 1U);
  EXPECT_EQ(payoffs(game, 0), (Texts{"3", "4"}));
}

TEST(Json, NumbersAreExact) {
  const Game game = read(R"({"zero_sum": [[0.1, -1e-3, "1/3", 2.5E+3, "-.5", "+7", "5.", -0, 1e400,
    9223372036854775807, -9223372036854775808, 18446744073709551615, 1E0]]})",
                         Format::json);
  EXPECT_EQ(payoffs(game, 0),
            (Texts{"1/10", "-1/1000", "1/3", "2500", "-1/2", "7", "5", "0", "1" + std::string(400, '0'),
                   "9223372036854775807", "-9223372036854775808", "18446744073709551615", "1"}));
  EXPECT_EQ(to_string(game.payoff(1, 10)), "9223372036854775808");
}

TEST(Json, SixtyDigitsSurvive) {
  const std::string digits = "123456789012345678901234567890123456789012345678901234567890";
  const Game game =
      read("{\"zero_sum\": [[" + digits + ", \"-" + digits + "/97\", 0." + digits + "]]}", Format::json);
  EXPECT_EQ(to_string(game.payoff(0, 0)), digits);
  EXPECT_EQ(to_string(game.payoff(0, 1)), "-" + digits + "/97");
  EXPECT_EQ(game.payoff(0, 2) * Rational("1" + std::string(60, '0')), Rational(digits));
  for (const Format format : {Format::json, Format::jsonl, Format::csv, Format::nfg, Format::lrs}) {
    EXPECT_EQ(read(written(game, format), format), game);
  }
}

TEST(Json, PlayersMayFollowPayoffsAndBeIncomplete) {
  const Game game =
      read(R"({"zero_sum": [[1, 2]], "players": [{"strategies": ["only"]}, {"name": "B"}]})", Format::json);
  EXPECT_EQ(game.players()[0], (Player{"Player 1", {"only"}}));
  EXPECT_EQ(game.players()[1], (Player{"B", {"1", "2"}}));
}

TEST(Json, ByteOrderMarkAndEscapesAreRead) {
  const Game game = read(
      "\xEF\xBB\xBF{\"t\\u0069tle\": \"Gr\\u00f6\\u00dfe \\\"x\\\"\", \"zero_sum\": [[1]]}", Format::json);
  EXPECT_EQ(game.title(),
            "Gr\xC3\xB6\xC3\x9F"
            "e \"x\"");
}

TEST(Json, UnknownKeysAreWarningsWithTheirPlace) {
  const LoadedGame game =
      load("{\"zero_sum\": [[1]],\n \"titel\": {\"a\": [1, {\"a\": 2}]}, \"players\": [{\"nom\": 1}, {}]}",
           Format::json);
  EXPECT_EQ(game.warnings, (Texts{"game:2:2: found the unknown key 'titel', which is ignored",
                                  "game:2:46: found the unknown key 'nom', which is ignored"}));
  for (const char* const key :
       {R"("author": "x")", R"("_scale": 2)", R"("scale": null)", R"("expected_equilibria": [[1, 0]])"}) {
    EXPECT_EQ(load("{\"zero_sum\": [[1]], " + std::string(key) + "}", Format::json).warnings, Texts{}) << key;
  }
}

TEST(Json, UnknownKeysThatMayChangePayoffsAreRefused) {
  for (const char* const key :
       {R"("transpose": true)", R"("scale": 2)", R"("sense": "min")", R"("meta": {"minimize": true})",
        R"("B2": [[1, 2], [3, 4]])", R"("payoff_order": "column first")", R"("meta": {"is": "in costs"})"}) {
    EXPECT_THROW((void)load("{\"zero_sum\": [[1]], " + std::string(key) + "}", Format::json), InputError)
        << key;
    EXPECT_THROW(
        (void)load("{\"players\": [{" + std::string(key) + "}, {}], \"zero_sum\": [[1]]}", Format::json),
        InputError)
        << key;
  }
}

TEST(Json, ManyUnknownKeysAreCounted) {
  std::string text = "{";
  for (int i = 0; i < 25; ++i) text += "\"k" + std::to_string(i) + "\": 0, ";
  const LoadedGame game = load(text + "\"zero_sum\": [[1]]}", Format::json);
  ASSERT_EQ(game.warnings.size(), 21U);
  EXPECT_EQ(game.warnings.back(), "game: 5 further warnings");
}

TEST(Json, DigestIsOfTheBytes) {
  // From coreutils' sha256sum.
  EXPECT_EQ(load("{\"zero_sum\": [[1, -1], [-1, 1]]}\n", Format::json).sha256,
            "88bdbe0fa7b6b4c1b129b522b29a47cccb3284b4d04c53d21dea0c13acd01482");
}

/// Keeps all but what stands under "no".
class WithoutNo final : public formats::KeptJson {
 public:
  std::string heard;

 private:
  void opened(std::size_t depth) override { heard += std::to_string(depth) + "["; }
  bool keeps(std::size_t depth, const std::string& name) override {
    heard += std::to_string(depth) + name + " ";
    return name != "no";
  }
  void repeated(const std::string& name) override { throw std::domain_error(name); }
};

TEST(Json, WhatIsKeptIsWhatTheParserWithACallbackKeeps) {
  using KeptByCallback = nlohmann::json;
  for (const std::string text :
       {R"({"a": [1, -2, 0.5, "x", null, true, {}, []], "no": [{"a": 1}, {"no": {"b": 2}}], "b": {"no": 1}})",
        R"([[], [{"no": 1, "a": {"no": [1, [2]], "b": [[3], {"c": "d"}]}}, {"a": 2}], 3])",
        R"({"a": {"no": {"a": 3}, "c": []}})", "7", "\"no\"", "null", R"({"no": 1})"}) {
    std::string heard;
    const auto filter = [&](int depth, KeptByCallback::parse_event_t event, KeptByCallback& value) {
      using Event = KeptByCallback::parse_event_t;
      if (event == Event::object_start || event == Event::array_start) heard += std::to_string(depth) + "[";
      if (event != Event::key) return true;
      heard += std::to_string(depth) + value.get<std::string>() + " ";
      return value != "no";
    };
    WithoutNo kept;
    EXPECT_EQ(kept.parse(text), KeptByCallback::parse(text, filter)) << text;
    EXPECT_EQ(kept.heard, heard) << text;
  }
  EXPECT_THROW(WithoutNo().parse(std::string(R"({"no": [1, })")), nlohmann::json::parse_error);
  EXPECT_THROW(WithoutNo().parse(std::string("[1] 2")), nlohmann::json::parse_error);
  EXPECT_THROW(WithoutNo().parse(std::string("[1e999]")), nlohmann::json::out_of_range);
  EXPECT_THROW(WithoutNo().parse(std::string(R"({"a": {"b": 1}, "a": 2})")), std::domain_error);
  EXPECT_THROW(WithoutNo().parse(std::string(R"({"no": [{"a": 1, "a": 1}]})")), std::domain_error);
}

}  // namespace
}  // namespace nashsolve::testing
