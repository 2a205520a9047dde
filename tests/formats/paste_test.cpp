// A game reads as itself however people paste it: random games of two players, written in the styles of
// spreadsheets, documents, wikis and programs, which no writer of nashsolve has.
#include <gtest/gtest.h>

#include <functional>
#include <random>

#include "formats_support.hpp"

namespace nashsolve::testing::pastes {
namespace {

/// What stands for player 1's and player 2's payoffs at a profile.
using Cell = std::function<std::string(const std::string&, const std::string&)>;

struct Lines {
  std::string begin;
  std::string between;
  std::string end = "\n";
};

std::string line(const std::string& first, const Texts& rest, const Lines& lines) {
  std::string text = lines.begin + first;
  for (const std::string& each : rest) text += lines.between + each;
  return text + lines.end;
}

/// The row of labels, `rule`, and a row for each strategy of player 1.
std::string table(const Game& game, const Cell& cell, const Lines& lines, const std::string& corner = "",
                  const std::string& rule = "") {
  const Texts& columns = game.players()[1].strategies;
  std::string text = line(corner, columns, lines) + rule;
  std::size_t at = 0;
  for (const std::string& row : game.players()[0].strategies) {
    Texts cells;
    for (std::size_t i = 0; i < columns.size(); ++i, ++at)
      cells.push_back(cell(payoffs(game, 0)[at], payoffs(game, 1)[at]));
    text += line(row, cells, lines);
  }
  return text;
}

std::string matrix(const Game& game, std::size_t player, const std::string& open, const std::string& between,
                   const std::string& rows, const std::string& close) {
  const std::size_t columns = game.strategy_count(1);
  std::string text;
  for (std::size_t cell = 0; cell < game.cell_count(); ++cell) {
    text += cell % columns > 0 ? between : (cell > 0 ? rows : "") + open;
    text += payoffs(game, player)[cell];
    if (cell % columns + 1 == columns) text += close;
  }
  return text;
}

std::string with_comma(const std::string& a, const std::string& b) {
  return a + ", " + b;
}
std::string in_parentheses(const std::string& a, const std::string& b) {
  return "(" + a + ", " + b + ")";
}
std::string first_only(const std::string& a, const std::string& /*b*/) {
  return a;
}
std::string second_only(const std::string& /*a*/, const std::string& b) {
  return b;
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
  return text;
}

struct Paste {
  const char* name;
  std::string (*text)(const Game& game);
  bool has_labels = true;
};

const Paste kPastes[] = {
    {"Markdown among prose",
     [](const Game& game) {
       const std::string rule = line("---", Texts(game.strategy_count(1), "---"), {"|", "|", "|\n"});
       return "Here is the game:\n\n" +
              table(game, with_comma, {"| ", " | ", " |\n"}, "Row \\ Column", rule) +
              "\nLet me know what you think.\n";
     }},
    {"Markdown with emphasis and minus signs",
     [](const Game& game) {
       const std::string rule = line(":-:", Texts(game.strategy_count(1), ":-:"), {"|", "|", "|\n"});
       return replaced(
           table(
               game, [](const std::string& a, const std::string& b) { return "**" + a + "**, " + b; },
               {"| ", " | ", " |\n"}, "", rule),
           " **-", " **\u2212");
     }},
    {"Jira",
     [](const Game& game) {
       const std::string text = table(game, with_comma, {"|", "|", "|\n"}, " ");
       const std::size_t end = text.find('\n');
       return replaced(text.substr(0, end), "|", "||") + text.substr(end);
     }},
    {"AsciiDoc",
     [](const Game& game) {
       return "|===\n" + table(game, with_comma, {"|", " |", "\n"}, " ", "\n") + "|===\n";
     }},
    {"MediaWiki",
     [](const Game& game) {
       return "{| class=\"wikitable\"\n" + table(game, with_comma, {"|-\n| ", " || ", "\n"}) + "|}\n";
     }},
    {"LaTeX",
     [](const Game& game) {
       return "\\begin{tabular}{ccccc}\n" +
              table(
                  game, [](const std::string& a, const std::string& b) { return "$" + a + "$, $" + b + "$"; },
                  {"", " & ", " \\\\\n"}, "", "\\hline\n") +
              "\\end{tabular}\n";
     }},
    {"quoted CSV with CRLF",
     [](const Game& game) {
       return table(game, with_comma, {"\"", "\",\"", "\"\r\n"});
     }},
    {"semicolons",
     [](const Game& game) {
       return table(game, in_parentheses, {"", ";", "\n"});
     }},
    {"tabs behind a byte order mark",
     [](const Game& game) {
       return "\xEF\xBB\xBF" + table(game, with_comma, {"", "\t", "\n"});
     }},
    {"two blocks, player 2's first",
     [](const Game& game) {
       return "Player 2:\n" + table(game, second_only, {"", ",", "\n"}) + "\nPlayer 1:\n" +
              table(game, first_only, {"", ",", "\n"});
     }},
    {"NumPy in a fence",
     [](const Game& game) {
       return "```python\nA = np.array([" + matrix(game, 0, "[", ", ", ", ", "]") + "])\nB = np.array([" +
              matrix(game, 1, "[", ", ", ",\n ", "]") + "])\n```\n";
     },
     false},
    {"MATLAB",
     [](const Game& game) {
       return "A = [" + matrix(game, 0, "", " ", "; ", "") + "];\nB = [" +
              matrix(game, 1, "", ", ", ";\n", "") + "];\n";
     },
     false},
    {"Mathematica",
     [](const Game& game) {
       return "{" + matrix(game, 0, "{", ", ", ", ", "}") + "}\n{" + matrix(game, 1, "{", ", ", ", ", "}") +
              "}\n";
     },
     false},
    {"JSON with the strategies beside",
     [](const Game& game) {
       const auto list = [&](std::size_t player) {
         const Texts& labels = game.players()[player].strategies;
         return "[\"" + line(labels.front(), Texts(labels.begin() + 1, labels.end()), {"", "\", \"", "\"]"});
       };
       return R"({"A": [[")" + matrix(game, 0, "", "\", \"", "\"], [\"", "") + R"("]], "B": [[")" +
              matrix(game, 1, "", "\", \"", "\"], [\"", "") + R"("]], "strategies": [)" + list(0) + ", " +
              list(1) + "]}";
     }},
};

Game random_game(std::mt19937_64& random) {
  const Texts labels = {"Top",  "B",  "Up", "Stay quiet", "L",  "\u03b1",
                        "Hawk", "A1", "x",  "10 km",      "No", "Stra\u00dfe"};
  std::vector<Player> players = default_players(std::vector<std::size_t>{2 + random() % 3, 2 + random() % 3});
  for (Player& player : players) {
    const std::size_t first = random() % labels.size();
    for (std::size_t s = 0; s < player.strategies.size(); ++s)
      player.strategies[s] = labels[(first + s) % labels.size()];
  }
  std::vector<PayoffTable> tables;
  const long denominator = random() % 2 == 0 ? 1 : 7;
  for (int i = 0; i < 2; ++i) {
    PayoffTableBuilder builder;
    for (std::size_t cell = 0; cell < players[0].strategies.size() * players[1].strategies.size(); ++cell)
      builder.push_back(Rational(static_cast<long>(random() % 41) - 20) / denominator);
    tables.push_back(std::move(builder).build());
  }
  return {std::move(players), std::move(tables)};
}

TEST(Pastes, AreTheGameThatWasPasted) {
  std::mt19937_64 random(7);
  for (int round = 0; round < 30; ++round) {
    const Game game = random_game(random);
    for (const Paste& paste : kPastes) {
      const std::string text = paste.text(game);
      SCOPED_TRACE(std::string(paste.name) + "\n" + text);
      const Game found = read_game(text, "-", {}).game;
      ASSERT_EQ(found.player_count(), 2U);
      for (std::size_t i = 0; i < 2; ++i) {
        ASSERT_EQ(found.strategy_count(i), game.strategy_count(i));
        ASSERT_EQ(payoffs(found, i), payoffs(game, i));
        if (paste.has_labels) {
          ASSERT_EQ(found.players()[i].strategies, game.players()[i].strategies);
        }
      }
    }
  }
}

}  // namespace
}  // namespace nashsolve::testing::pastes
