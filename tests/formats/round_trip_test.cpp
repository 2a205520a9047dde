// What is written reads back as an equal game, or is refused with a word on what would be lost.
#include <gtest/gtest.h>

#include <array>
#include <random>

#include "formats_support.hpp"

namespace nashsolve::testing {
namespace {

std::vector<Format> all_formats() {
  std::vector<Format> formats;
  for (const FormatFacts& facts : known_formats()) {
    if (facts.is_read && facts.is_written) formats.push_back(facts.format);
  }
  return formats;
}

const std::vector<Format> kAll = all_formats();

std::string random_number(std::mt19937_64& random) {
  const auto digits = [&](std::size_t count) {
    std::string text(1, static_cast<char>('1' + random() % 9));
    while (text.size() < count) text += static_cast<char>('0' + random() % 10);
    return text;
  };
  const std::string sign = random() % 2 == 0 ? "" : "-";
  switch (random() % 6) {
    case 0:
      return "0";
    case 1:
      return sign + digits(1 + random() % 3);
    case 2:
      return sign + digits(15 + random() % 10);
    case 3:
      return sign + digits(1 + random() % 60) + "/" + digits(1 + random() % 40);
    case 4:
      return sign + digits(1 + random() % 4) + "." + digits(1 + random() % 20);
    default:
      return sign + digits(2) + "e" + std::to_string(random() % 40);
  }
}

Game random_game(std::mt19937_64& random, std::size_t players) {
  const Texts labels = {"a",         "B 2",          "7",        "\"q\"",       "x,y", "(z",  "semi;colon",
                        "tab\there", "# no comment", "\xC3\xA4", "back\\slash", "1/3", "2|1", "end:"};
  std::vector<Player> named;
  std::vector<PayoffTable> tables;
  std::size_t cells = 1;
  for (std::size_t i = 0; i < players; ++i) {
    Player& player = named.emplace_back();
    player.name = labels[(i * 5 + random() % 5) % labels.size()] + std::to_string(i);
    const std::size_t count = 1 + random() % 4;
    const std::size_t first = random() % labels.size();
    for (std::size_t s = 0; s < count; ++s) player.strategies.push_back(labels[(first + s) % labels.size()]);
    cells *= count;
  }
  if (random() % 2 == 0) {
    std::vector<std::size_t> counts;
    for (const Player& player : named) counts.push_back(player.strategies.size());
    named = default_players(counts);
  }
  const bool simple = random() % 2 == 0;
  for (std::size_t i = 0; i < players; ++i) {
    PayoffTableBuilder builder;
    for (std::size_t cell = 0; cell < cells; ++cell) {
      const std::string text = simple ? std::to_string(random() % 19) : random_number(random);
      builder.push_back(std::get<Rational>(parse_number(text)));
    }
    tables.push_back(std::move(builder).build());
  }
  const bool titled = random() % 2 == 0;
  return {std::move(named), std::move(tables), titled ? "A \"title\": #1" : "", titled ? "why, so" : ""};
}

TEST(RoundTrip, EveryFormatKeepsRandomGames) {
  std::mt19937_64 random(20);
  for (int round = 0; round < 400; ++round) {
    const std::size_t players = 1 + random() % 4;
    const Game game = random_game(random, players);
    for (const Format format : kAll) {
      if (format == Format::lrs && players != 2) continue;
      if (format == Format::gam) continue;
      const std::string text = written(game, format);
      ASSERT_EQ(read(text, format), game) << text;
      // Standard input has no ending that tells the format.
      ASSERT_EQ(read_game(text, "-", {}).game, game) << text;
    }
  }
}

/// Requires two players, and six profiles.
Game with_some_payoffs(std::vector<Player> players) {
  std::vector<PayoffTable> tables;
  for (int i = 0; i < 2; ++i) {
    PayoffTableBuilder builder;
    for (int cell = 0; cell < 6; ++cell) builder.push_back(Rational(cell * cell - 3 * i));
    tables.push_back(std::move(builder).build());
  }
  return Game(std::move(players), std::move(tables));
}

// Names that are words of the formats, of a player or of what is said of one.
TEST(RoundTrip, PlayersMayBeNamedLikeWordsOfAFormat) {
  const Texts names = {"payoffs",
                       "payoff",
                       "utility",
                       "value",
                       "u1",
                       "u_2",
                       "payoff_1",
                       "payoff_2",
                       "1",
                       "2",
                       "Player 1",
                       "player 2",
                       "P1",
                       "p_3",
                       "Row",
                       "column",
                       "index",
                       "#",
                       "payoff 's",
                       "s",
                       "x's payoffs",
                       "profile",
                       "a payoff",
                       "0.5",
                       "x,y",
                       "q\"uote",
                       "a;b",
                       "a|b",
                       "[1]",
                       "probability",
                       "{",
                       "(a)",
                       "=1+1",
                       "a\n---\nb",
                       "%\n\u2503\ng",
                       "utilities_1",
                       "> x",
                       "P1 \u2192",
                       "Row (columns)"};
  std::size_t kept = 0;
  for (const std::string& first : names) {
    for (const std::string& second : names) {
      if (first == second) continue;
      std::vector<Player> players = {{first, {"a", "b"}}, {second, {"c", "d", "e"}}};
      const Game game = with_some_payoffs(std::move(players));
      for (const Format format : kAll) {
        std::string text;
        try {
          text = written(game, format);
        } catch (const WriteError&) {
          continue;
        }
        ASSERT_EQ(read(text, format), game) << text;
        ++kept;
      }
    }
  }
  // JSON and .nfg hold any name, CSV most.
  EXPECT_GT(kept, 5 * names.size() * (names.size() - 1) / 2);
}

// In a table these would be refused: the third row is the sum of the others, rows and columns are exchanged,
// or a column holds probabilities.
TEST(RoundTrip, StrategiesMayBeNamedLikeWhatTablesAdd) {
  const std::vector<std::array<Texts, 2>> labels = {{{{"T", "B", "Total"}, {"L", "R"}}},
                                                    {{{"Player 2: T", "Player 2: B", "P2 C"}, {"L", "R"}}},
                                                    {{{"T", "B", "C"}, {"Row 1", "Row 2"}}}};
  for (const auto& [rows, columns] : labels) {
    const Game game = bimatrix_game({{1, 2}, {3, 4}, {4, 6}}, {{0, 1}, {3, 1}, {3, 2}});
    const Game named({{"Row", rows}, {"Column", columns}}, {game.payoffs(0), game.payoffs(1)});
    EXPECT_EQ(read(written(named, Format::csv), Format::csv), named) << rows.back();
  }
}

// Markdown's fences around a table are left out, also where a cell is quoted over several lines.
TEST(RoundTrip, NamesMayBeginLikeAFence) {
  std::vector<Player> players = {{"row", {"```| --- |", "b", "```"}}, {"column", {"\r\n{", "```c"}}};
  const Game game = with_some_payoffs(std::move(players));
  EXPECT_EQ(read(written(game, Format::csv), Format::csv), game);
  const Game pasted = read("```csv\n,l,r\nt,1 2,0 0\nb,0 0,2 1\n```\n", Format::csv);
  EXPECT_EQ(pasted.strategy_count(0), 2U);
}

bool is_decimal(const Rational& value) {
  Integer denominator = value.get_den();
  for (const int prime : {2, 5}) {
    while (denominator % prime == 0) denominator /= prime;
  }
  return denominator == 1;
}

// Names and fractions have no place in it.
TEST(RoundTrip, GameTracerKeepsOrRefuses) {
  std::mt19937_64 random(22);
  int kept = 0;
  for (int round = 0; round < 400; ++round) {
    const Game game = random_game(random, 1 + random() % 4);
    std::vector<std::size_t> counts;
    bool decimal = game.title().empty();
    for (std::size_t i = 0; i < game.player_count(); ++i) {
      counts.push_back(game.strategy_count(i));
      for (std::size_t cell = 0; cell < game.cell_count(); ++cell)
        decimal = decimal && is_decimal(game.payoff(i, cell));
    }
    const bool fits = decimal && game.players() == default_players(counts);
    try {
      const std::string text = written(game, Format::gam);
      ASSERT_TRUE(fits) << text;
      ASSERT_EQ(read(text, Format::gam), game) << text;
      ASSERT_EQ(read_game(text, "-", {}).game, game) << text;
      ++kept;
    } catch (const WriteError&) {
      // Of more than 15 digits a decimal may be refused.
      ASSERT_TRUE(!fits || game.players() == default_players(counts));
    }
  }
  EXPECT_GT(kept, 40);
}

TEST(RoundTrip, ATitleMayCallPayoffsCosts) {
  for (const char* title : {"Costs", "Years in prison", "The numbers are costs.", "Cost sharing"}) {
    const Game named = with_some_payoffs({{"row", {"t", "b"}}, {"column", {"l", "m", "r"}}});
    const Game game(named.players(), {named.payoffs(0), named.payoffs(1)}, title, title);
    for (const Format format : {Format::json, Format::csv})
      EXPECT_EQ(read(written(game, format), format), game) << title;
  }
}

TEST(RoundTrip, AStoryMayTellHowThePayoffsCameAbout) {
  const Game named = with_some_payoffs({{"row", {"t", "b"}}, {"column", {"l", "m", "r"}}});
  for (const char* story :
       {"A coin decides who guesses before the other one. Who names the side that came up has a payoff of 1 "
        "for "
        "it and 0 otherwise, and nobody learns of the other's guess until the end.",
        "Two bid for a picture. We add the value that the book leaves open, as without one there would be no "
        "payoffs for those who win and pay what they said.",
        "The signals mean the reverse of what they do in the third game, whose equilibrium payoffs are kept, "
        "so "
        "that what a learner of the one plays is reversed in the other.",
        "Four sit around a table, and a letter goes round. Player 2 acts first, then player 1. In the next "
        "round "
        "they sit the other way round, and so on until one of them keeps it."}) {
    const Game game(named.players(), {named.payoffs(0), named.payoffs(1)}, "", story);
    EXPECT_EQ(read(written(game, Format::nfg), Format::nfg), game) << story;
    for (const Format format : {Format::json, Format::csv}) {
      try {
        EXPECT_EQ(read(written(game, format), format), game) << story;
      } catch (const WriteError&) {
        // Nothing was written that would be refused.
      }
    }
  }
  EXPECT_THROW(
      static_cast<void>(read(
          "NFG 1 R \"\" { \"A\" \"B\" } { 1 1 } \"Two neighbours choose how loud their music is, as in the "
          "lecture of the second week, and each hears the other. The column player's payoff comes first.\""
          " 1 2",
          Format::nfg)),
      InputError);
  // A remark is no story.
  EXPECT_THROW(static_cast<void>(read(
                   "NFG 1 R \"\" { \"A\" \"B\" } { 1 1 } \"All other outcomes give 0\" 1 2", Format::nfg)),
               InputError);
}

// In a table it tells whose payoff stands first, in a tree whose move.
TEST(RoundTrip, WhoIsFirstInATreeIsNotWrittenWhereItTellsOfATable) {
  const auto tree = [](const std::string& comment) {
    return "EFG 2 R \"\" { \"A\" \"B\" } \"" + comment +
           "\" p \"\" 2 1 \"\" { \"l\" \"r\" } 0 t \"\" 1 \"\" { 1, 2 } t \"\" 2 \"\" { 3, 4 }";
  };
  EXPECT_EQ(read(tree("The entrant loses 1"), Format::efg).description(), "The entrant loses 1");
  EXPECT_THROW(static_cast<void>(read(tree("Losses of the players"), Format::efg)), InputError);
  const Game game = read(tree("Player 2 first"), Format::efg);
  EXPECT_EQ(game.description(), "Player 2 first");
  for (const Format format : {Format::nfg, Format::json})
    EXPECT_THROW(static_cast<void>(written(game, format)), WriteError);
  EXPECT_EQ(read(written(game, Format::csv), Format::csv), game);
  for (const char* refused :
       {"Player 2's payoff first", "Player 2 is listed first", "Multiply all payoffs by 2 first"})
    EXPECT_THROW(static_cast<void>(read(tree(refused), Format::efg)), InputError) << refused;
}

// Gambit's titles are names, which tables and JSON hold against the payoffs.
TEST(RoundTrip, AClaimThatPayoffsBelieIsNotWrittenWhereItIsRefused) {
  const auto titled = [](const std::string& payoffs) {
    return read("NFG 1 R \"Zero-sum game\" { \"A\" \"B\" } { 2 2 } " + payoffs, Format::nfg);
  };
  const Game other = titled("3 1 1 2 0 0 2 3");
  const Game zero_sum = titled("3 -3 1 -1 0 0 2 -2");
  for (const Format format : {Format::json, Format::csv}) {
    EXPECT_THROW(static_cast<void>(written(other, format)), WriteError);
    EXPECT_EQ(read(written(zero_sum, format), format), zero_sum);
  }
  EXPECT_EQ(read(written(other, Format::nfg), Format::nfg), other);
}

TEST(RoundTrip, ChainOfAllFormats) {
  std::mt19937_64 random(21);
  for (int round = 0; round < 50; ++round) {
    const Game game = random_game(random, 2);
    Game copy = game;
    for (const Format format : {Format::nfg, Format::csv, Format::lrs, Format::json}) {
      copy = read(written(copy, format), format);
    }
    ASSERT_EQ(copy, game);
  }
}

TEST(Write, JsonLooksLikeTheTable) {
  const Game game = read(R"({"title": "T", "players": [{"name": "A"}, {"strategies": ["l", "r"]}],
    "matrices": [[[1, 0.5], ["1/3", 9007199254740993]], [[0, -2], [3e20, 0.125]]]})",
                         Format::json);
  EXPECT_EQ(written(game, Format::json), R"({
  "title": "T",
  "players": [
    {"name": "A", "strategies": ["1", "2"]},
    {"name": "Player 2", "strategies": ["l", "r"]}
  ],
  "payoffs": [
    [[1, 0], [0.5, -2]],
    [["1/3", "300000000000000000000"], ["9007199254740993", 0.125]]
  ]
}
)");
  EXPECT_EQ(written(read("{\"zero_sum\": [[1, 2]]}", Format::json), Format::jsonl),
            "{\"payoffs\": [[[1, -1], [2, -2]]]}\n");
}

TEST(Write, CsvIsATableForTwoPlayersAndLongForMore) {
  EXPECT_EQ(written(read(R"({"title": "T", "payoffs": [[[2, 1], [0.5, 0]]]})", Format::json), Format::csv),
            "# title: T\nPlayer 1 \\ Player 2,1,2\n1,2|1,0.5|0\n");
  EXPECT_EQ(written(read(R"({"payoffs": [[[[1, 2, 3], [4, 5, 6]]]]})", Format::json), Format::csv),
            "strategy_1,strategy_2,strategy_3,payoff_1,payoff_2,payoff_3\n1,1,1,1,2,3\n1,1,2,4,5,6\n");
  EXPECT_EQ(
      written(read(R"({"players": [{"name": "a\\b"}, {"name": "c"}], "zero_sum": [[3]]})", Format::json),
              Format::csv),
      "a\\b,c,payoff_a\\b,payoff_c\n1,1,3,-3\n");
}

struct Loss {
  Format format;
  std::string json;
  std::string message;
};

TEST(Write, SaysWhatWouldBeLost) {
  const Loss losses[] = {
      {Format::lrs, R"({"payoffs": [[[[1, 2, 3]]]]})", ".lrs holds games of two players, this one has 3"},
      {Format::lrs, R"({"payoffs": [[3]]})", ".lrs holds games of two players, this one has 1"},
      {Format::lrs, R"({"title": "two\nlines", "zero_sum": [[1]]})",
       ".lrs holds a title only on one line without spaces around it: 'two\\nlines'"},
      {Format::csv, R"({"title": "two\nlines", "zero_sum": [[1]]})",
       "CSV holds a title only on one line without spaces around it"},
      {Format::csv, R"({"players": [{"name": " a"}, {"name": "b"}], "zero_sum": [[1]]})",
       "CSV cannot hold the player's name ' a'"},
      {Format::nfg, R"({"title": "back\\", "zero_sum": [[1]]})",
       ".nfg cannot hold a text that ends with a backslash: 'back\\'"},
      {Format::nfg, R"({"title": "Cost matrix", "objective": "maximize", "zero_sum": [[1]]})",
       ".nfg cannot hold a title that calls payoffs costs: 'Cost matrix'"},
  };
  for (const Loss& loss : losses) {
    std::ostringstream stream;
    try {
      write_game(stream, read(loss.json, Format::json), loss.format);
      FAIL() << loss.json;
    } catch (const WriteError& error) {
      EXPECT_EQ(error.what(), loss.message);
    }
    EXPECT_EQ(stream.str(), "");
  }
}

TEST(Write, RefusesGamesThatNoReaderWouldTake) {
  const auto game = [](std::vector<Player> players) {
    const std::vector<PayoffTable> tables(2, PayoffTable(std::vector<std::int64_t>{1, 2}, to_integer(1)));
    return Game(std::move(players), tables);
  };
  EXPECT_THROW(written(game({{"A", {"x", "x"}}, {"B", {"y"}}}), Format::json), WriteError);
  EXPECT_THROW(written(game({{"A", {"x", ""}}, {"B", {"y"}}}), Format::json), WriteError);
  EXPECT_THROW(written(game({{"A", {"x", "z"}}, {"A", {"y"}}}), Format::nfg), WriteError);
  EXPECT_THROW(written(game({{"A", {"x", "\xFF"}}, {"B", {"y"}}}), Format::csv), WriteError);
}

}  // namespace
}  // namespace nashsolve::testing
