// The lines of Gambit's tools and of lrsnash, read back as the programs that call them read them: three
// parsers written from the rules of pygambit, OpenSpiel and SageMath. The expected equilibria are lrsnash's
// own.
#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "nashsolve/report.hpp"
#include "nashsolve/solve.hpp"
#include "support/cases.hpp"
#include "support/random_games.hpp"

namespace nashsolve::testing {
namespace {

using Strategy = std::vector<Rational>;
using Pair = std::pair<Strategy, Strategy>;
using Pairs = std::set<Pair>;
using Lines = std::vector<std::string>;

Lines lines_of(const std::string& text) {
  Lines lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

Rational number(const std::string& text) {
  return std::get<Rational>(parse_number(text));
}

/// `2  1/3  2/3  4 `: without the player and the payoff.
Strategy strategy(const std::string& line) {
  std::istringstream stream(line);
  std::vector<std::string> words{std::istream_iterator<std::string>(stream), {}};
  Strategy result;
  for (std::size_t k = 1; k + 1 < words.size(); ++k) result.push_back(number(words[k]));
  return result;
}

/// Lines with `*` are dropped; in each block between empty lines all `1` lines pair with all `2` lines.
Pairs as_pygambit(const std::string& text) {
  Pairs pairs;
  Lines first;
  Lines second;
  const auto end_block = [&] {
    for (const std::string& x : first) {
      for (const std::string& y : second) pairs.emplace(strategy(x), strategy(y));
    }
    first.clear();
    second.clear();
  };
  for (const std::string& line : lines_of(text)) {
    if (line.starts_with('*')) continue;
    if (line.empty()) {
      end_block();
      continue;
    }
    EXPECT_TRUE(line.front() == '1' || line.front() == '2') << line;
    (line.front() == '1' ? first : second).push_back(line);
  }
  end_block();
  return pairs;
}

/// `2` lines are collected, each `1` line pairs with those above it, which are then forgotten.
Pairs as_open_spiel(const std::string& text) {
  Pairs pairs;
  Lines above;
  for (const std::string& line : lines_of(text)) {
    if (line.size() <= 1 || line.starts_with('*')) continue;
    if (line.starts_with('2')) {
      above.push_back(line);
      continue;
    }
    EXPECT_TRUE(line.starts_with('1')) << line;
    EXPECT_FALSE(above.empty());
    for (const std::string& y : above) pairs.emplace(strategy(line), strategy(y));
    above.clear();
  }
  return pairs;
}

/// After the leading `*` lines: groups between empty lines; the last line of one that begins with `2` is the
/// `1` line.
Pairs as_sage_math(const std::string& text) {
  Pairs pairs;
  Lines group;
  bool is_leading = true;
  const auto end_group = [&] {
    if (!group.empty() && group.front().starts_with('2')) {
      const std::string x = group.back();
      group.pop_back();
      for (const std::string& y : group) pairs.emplace(strategy(x), strategy(y));
    }
    group.clear();
  };
  for (const std::string& line : lines_of(text)) {
    is_leading = is_leading && line.starts_with('*');
    if (is_leading) continue;
    if (line.empty()) {
      end_group();
    } else {
      group.push_back(line);
    }
  }
  end_group();
  return pairs;
}

/// `NE,1/3,2/3,1,0` of a game with m strategies of player 1.
Pairs as_gambit(const std::string& text, std::size_t m) {
  Pairs pairs;
  for (const std::string& line : lines_of(text)) {
    EXPECT_TRUE(line.starts_with("NE,")) << line;
    std::istringstream fields(line.substr(3));
    Strategy all;
    for (std::string field; std::getline(fields, field, ',');) all.push_back(number(field));
    const auto middle = all.begin() + static_cast<std::ptrdiff_t>(m);
    EXPECT_TRUE(pairs.emplace(Strategy(all.begin(), middle), Strategy(middle, all.end())).second) << line;
  }
  return pairs;
}

template <typename Write>
std::string text_of(Write write) {
  std::string text;
  write([&](std::string_view piece) { text += piece; });
  return text;
}

TEST(Lines, AreReadAsTheKnownEquilibria) {
  std::size_t games = 0;
  for (const std::string& family : kBimatrixFamilies) {
    std::ifstream file(std::string(NASHSOLVE_SOURCE_DIR) + "/tests/cases/bimatrix/" + family + ".jsonl");
    for (std::string line; std::getline(file, line); ++games) {
      const auto record = nlohmann::json::parse(line);
      SCOPED_TRACE(record.at("name").get<std::string>());
      const Game game = bimatrix_game(matrix_of(record.at("A")), matrix_of(record.at("B")));
      Pairs expected;
      for (const auto& pair : record.at("extreme_equilibria")) {
        const Matrix strategies = matrix_of(pair);
        expected.emplace(strategies.at(0), strategies.at(1));
      }
      const VerifiedSolution verified = solve(game, {});
      const std::string lrs = text_of([&](const Sink& sink) {
        write_lrs(game, {"game", ""}, verified, std::nullopt, sink);
      });
      EXPECT_EQ(as_pygambit(lrs), expected);
      EXPECT_EQ(as_open_spiel(lrs), expected);
      EXPECT_EQ(as_sage_math(lrs), expected);
      const std::string gambit =
          text_of([&](const Sink& sink) { write_gambit(game, verified, {}, std::nullopt, sink); });
      EXPECT_EQ(as_gambit(gambit, game.strategy_count(0)), expected);
    }
  }
  EXPECT_GT(games, 300U);
}

TEST(Lines, CarryThePayoffsOfLrsnash) {
  const Game game = bimatrix_game({{3, 0}, {0, 2}}, {{2, 0}, {0, 3}});
  const std::string text = text_of([&](const Sink& sink) {
    write_lrs(game, {"game", ""}, solve(game, {}), std::nullopt, sink);
  });
  EXPECT_EQ(text,
            "*nashsolve: game\n"
            "2  1  0  3 \n1  1  0  2 \n\n"
            "2  0  1  2 \n1  0  1  3 \n\n"
            "2  2/5  3/5  6/5 \n1  3/5  2/5  6/5 \n\n"
            "*Number of equilibria found: 3\n");
}

TEST(Lines, OfGambitAreRoundedWhereDecimalsAreAskedFor) {
  const Game game = bimatrix_game({{2, 0}, {0, 1}}, {{1, 0}, {0, 2}});
  const VerifiedSolution verified = solve(game, {});
  const NumberStyle three{NumberStyle::Kind::decimals, 3};
  EXPECT_EQ(text_of([&](const Sink& sink) { write_gambit(game, verified, three, std::nullopt, sink); }),
            "NE,1.000,0.000,1.000,0.000\nNE,0.000,1.000,0.000,1.000\nNE,0.667,0.333,0.333,0.667\n");
  EXPECT_EQ(text_of([&](const Sink& sink) { write_gambit(game, verified, {}, std::nullopt, sink); }),
            "NE,1,0,1,0\nNE,0,1,0,1\nNE,2/3,1/3,1/3,2/3\n");
}

TEST(Lines, OfGambitHaveNoDecimalOfAnIrrationalNumberThatIsNotProved) {
  const Game game =
      game_from({2, 2, 2}, {{3, 2, 9, 3, 0, 9, 1, 4}, {7, 5, 5, 5, 3, 9, 5, 7}, {4, 6, 8, 1, 4, 3, 2, 0}});
  const VerifiedSolution verified = solve(game, {});
  ASSERT_EQ(verified.solution().equilibria.size(), 1U);
  const auto& enclosed = std::get<EnclosedProfile>(verified.solution().equilibria[0].profile);
  const NumberStyle many{NumberStyle::Kind::decimals, 400};
  std::string text =
      text_of([&](const Sink& sink) { write_gambit(game, verified, many, std::nullopt, sink); });
  ASSERT_TRUE(text.starts_with("NE,") && text.ends_with("\n"));
  std::istringstream stream(text.substr(3, text.size() - 4));
  for (const auto& own : enclosed.probabilities) {
    for (const Enclosure& probability : own) {
      std::string decimal;
      ASSERT_TRUE(std::getline(stream, decimal, ','));
      EXPECT_GT(decimal.size(), 10U);
      Rational half_unit = make_rational(1, 2);
      for (std::size_t k = decimal.find('.') + 1; k < decimal.size(); ++k) half_unit /= 10;
      EXPECT_LE(abs(Rational(number(decimal) - probability.lower)), half_unit);
      EXPECT_LE(abs(Rational(number(decimal) - probability.upper)), half_unit);
    }
  }
}

TEST(Only, ShowsAKindAndCountsTheOthersInEveryFormat) {
  const Game game = bimatrix_game({{2, 0}, {0, 1}}, {{2, 0}, {0, 1}});
  const VerifiedSolution verified = solve(game, {});
  ASSERT_EQ(verified.solution().equilibria.size(), 3U);
  EXPECT_EQ(text_of([&](const Sink& sink) { write_gambit(game, verified, {}, Only::strict, sink); }),
            "NE,1,0,1,0\nNE,0,1,0,1\n");
  const std::string lrs = text_of([&](const Sink& sink) {
    write_lrs(game, {"game", ""}, verified, Only::pure, sink);
  });
  EXPECT_NE(lrs.find("*Number of equilibria found: 2\n*Left out: 1 that are not pure\n"), std::string::npos)
      << lrs;
  CsvOptions csv;
  csv.only = Only::pure;
  const std::string rows = text_of([&](const Sink& sink) {
    write_csv(game, {"game", ""}, verified, csv, sink);
  });
  EXPECT_EQ(std::count(rows.begin(), rows.end(), '\n'), 8);
  TextOptions options;
  options.details = Details::never;
  options.only = Only::strict;
  const std::string text = text_of([&](const Sink& sink) {
    write_text(game, {"game", ""}, verified, options, sink);
  });
  EXPECT_NE(
      text.find("3 equilibria, complete: the game has no others.\nShown: 2 that are strict; left out: 1.\n"),
      std::string::npos)
      << text;
  EXPECT_EQ(text.find("mixed"), std::string::npos) << text;
  JsonOptions json;
  json.only = Only::isolated;
  auto document = nlohmann::json::parse(text_of([&](const Sink& sink) {
    write_json(game, {"game", ""}, verified, json, sink);
  }));
  EXPECT_EQ(document.at("only"), "isolated");
  EXPECT_EQ(document.at("left_out"), 0);
  json.only = Only::strict;
  document = nlohmann::json::parse(text_of([&](const Sink& sink) {
    write_json(game, {"game", ""}, verified, json, sink);
  }));
  EXPECT_EQ(document.at("equilibria").size(), 2U);
  EXPECT_EQ(document.at("left_out"), 1);
  EXPECT_EQ(document.at("components").size(), 3U);
}

/// The mixes of a symmetric metagame: of many equilibria the one that all play alike.
TEST(Only, FindsTheSymmetricOne) {
  const Game game = bimatrix_game({{0, 3}, {1, 2}}, {{0, 1}, {3, 2}});
  const VerifiedSolution verified = solve(game, {});
  ASSERT_EQ(verified.solution().equilibria.size(), 3U);
  EXPECT_EQ(text_of([&](const Sink& sink) { write_gambit(game, verified, {}, Only::symmetric, sink); }),
            "NE,1/2,1/2,1/2,1/2\n");
}

}  // namespace
}  // namespace nashsolve::testing
