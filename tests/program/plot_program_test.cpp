// `nashsolve plot` and `--report` as their users meet them.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "program/program.hpp"
#include "support/lines.hpp"

namespace nashsolve::test {
namespace {

using nlohmann::json;
using testing::lines_of;

/// Code points; all of them take one column here.
std::size_t width_of(const std::string& line) {
  return static_cast<std::size_t>(std::count_if(
      line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
    ++count;
  return count;
}

/// What `plot` writes to a file with this name, or why it is not made.
struct Picture {
  std::string bytes;
  Outcome outcome;
  [[nodiscard]] bool is_not_built() const {
    return outcome.code == 1 && outcome.err.find("this build cannot") != std::string::npos;
  }
};

Picture picture(const std::string& arguments, const std::string& name, const std::string& input = {}) {
  const Scratch scratch;
  const std::string path = scratch.path(name);
  Picture result;
  result.outcome = run_program("plot " + arguments + " -o " + path, input);
  if (std::filesystem::exists(path)) result.bytes = content_of(path);
  return result;
}

const std::string kHostile = R"({"title": "</script><script>alert(1)</script>",
  "players": [{"name": "<img src=x onerror=alert(2)>", "strategies": ["<b>\"bold\"</b>", "שלום & <i>"]},
              {"name": "O'Neil", "strategies": ["🎲 dice", "{a} ]]> --> <!--"]}],
  "payoffs": [[[2, 1], [0, 0]], [[0, 0], [1, 2]]]})";

TEST(Plot, WritesTheOptionOfTheFirstChart) {
  const Picture made = picture("games/matching_pennies.json", "x.json");
  ASSERT_EQ(made.outcome.code, 0) << made.outcome.err;
  EXPECT_EQ(made.outcome.out, "");
  const json option = json::parse(made.bytes);
  EXPECT_EQ(option["series"][1]["name"], "q = 0.5");
  EXPECT_EQ(option["series"][1]["lineStyle"]["type"], "dashed");
  EXPECT_EQ(option["series"][0]["data"][1], json({0.1, 0.8}));
  const Picture other = picture("games/matching_pennies.json --chart best-responses", "x.json");
  EXPECT_EQ(json::parse(other.bytes)["series"][2]["data"][0]["value"], json({0.5, 0.5}));
}

TEST(Plot, WrongRequestsAreExplained) {
  const Outcome ending = run_program("plot games/bos.json -o picture.txt");
  EXPECT_EQ(ending.code, 2);
  EXPECT_EQ(
      lines_of(ending.err).front(),
      "nashsolve: --output: found 'picture.txt', expected a name that ends in .html, .svg, .png or .json");
  const Outcome chart = run_program("plot games/bos.json --chart pie");
  EXPECT_EQ(chart.code, 1);
  EXPECT_EQ(
      chart.err,
      "nashsolve: found no chart 'pie', expected one of payoff-curves-1, payoff-curves-2, best-responses, "
      "regions-1, regions-2, payoffs\n");
  EXPECT_EQ(chart.out, "");
  EXPECT_EQ(run_program("plot").code, 2);
  EXPECT_EQ(run_program("plot games/bos.json games/bos.json").code, 2);
  EXPECT_EQ(run_program("plot games/missing.json").code, 1);
  EXPECT_EQ(run_program("games/bos.json --ascii").code, 2);
}

TEST(Plot, AnUnfinishedPictureLeavesNoFile) {
  const Scratch scratch;
  EXPECT_EQ(run_program("plot games/bos.json --chart pie -o " + scratch.path("x.json")).code, 1);
  EXPECT_FALSE(std::filesystem::exists(scratch.path("x.json")));
}

TEST(Plot, ThePageHoldsItsDataAndRunsNothingElse) {
  const Picture made = picture("-", "page.html", kHostile);
  if (made.is_not_built()) GTEST_SKIP() << made.outcome.err;
  ASSERT_EQ(made.outcome.code, 0) << made.outcome.err;
  const std::string& html = made.bytes;
  EXPECT_EQ(count_of(html, "<script"), 2U + count_of(html, "\"<script") + count_of(html, "'<script"));
  EXPECT_EQ(html.find("<script>alert"), std::string::npos);
  EXPECT_EQ(html.find("<img"), std::string::npos);
  const std::string start = R"(<script type="application/json" id="nashsolve-data">)";
  const std::size_t first = html.find(start) + start.size();
  const std::string text = html.substr(first, html.find("</script>", first) - first);
  EXPECT_EQ(text.find('<'), std::string::npos);
  const json data = json::parse(text);
  EXPECT_EQ(data["title"], "</script><script>alert(1)</script>");
  EXPECT_EQ(data["players"][0]["strategies"][0], "<b>\"bold\"</b>");
  EXPECT_EQ(data["players"][0]["strategies"][1], "שלום & <i>");
  EXPECT_EQ(data["players"][1]["strategies"][0], "🎲 dice");
  EXPECT_NE(html.find("<title>&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;</title>"),
            std::string::npos);
  EXPECT_NE(html.find("default-src 'none'; script-src 'sha256-"), std::string::npos);
  EXPECT_EQ(html.find("src=\"http"), std::string::npos);
}

TEST(Plot, ThePageHasTheResult) {
  const Picture made = picture("games/continuum.json", "page.html");
  if (made.is_not_built()) GTEST_SKIP() << made.outcome.err;
  const std::string start = R"(id="nashsolve-data">)";
  const std::size_t first = made.bytes.find(start) + start.size();
  const json data = json::parse(made.bytes.substr(first, made.bytes.find("</script>", first) - first));
  EXPECT_EQ(
      data["verdict"],
      "Infinitely many equilibria (1 isolated, 1 continuum with 2 extreme points), complete: the game has no "
      "others.");
  EXPECT_EQ(data["equilibria"].size(), 3U);
  EXPECT_EQ(data["equilibria"][2]["strategies"], json({"2: 1/3, 3: 2/3", "4: 1/3, 5: 2/3"}));
  EXPECT_EQ(data["groups"][0], "Segment: every mix of #1 and #2 (index 0)\n");
  // Player 1's first row against player 2's first column: both best responses, a pure equilibrium.
  EXPECT_EQ(data["matrix"]["slices"][0]["cells"][0][0], json({{"payoffs", {"3", "3"}}, {"best", {0, 1}}}));
  EXPECT_EQ(data["matrix"]["slices"][0]["cells"][2][0], json({{"payoffs", {"0", "3"}}, {"best", {1}}}));
  EXPECT_EQ(data["matrix"]["slices"][0]["cells"][1][0],
            json({{"payoffs", {"2", "2"}}, {"best", json::array()}}));
}

TEST(Plot, ReportsComeWithTheResult) {
  const Scratch scratch;
  const std::string path = scratch.path("page.html");
  const Outcome outcome = run_program("games/bos.json --details never --report " + path);
  if (outcome.code == 1 && outcome.err.find("without Node.js") != std::string::npos)
    GTEST_SKIP() << outcome.err;
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_EQ(outcome.out, run_program("games/bos.json --details never").out);
  EXPECT_EQ(content_of(path), picture("games/bos.json", "page.html").bytes);
  const std::string second = scratch.path("second.html");
  const Outcome several = run_program("games/bos.json games/chicken.json --report " + second);
  EXPECT_EQ(several.code, 2);
  EXPECT_EQ(lines_of(several.err).front(), "nashsolve: --report: found several games, expected one");
  EXPECT_FALSE(std::filesystem::exists(second));
}

TEST(Plot, ReportsOfFamiliesComeWithTheResult) {
  const Scratch scratch;
  const std::string path = scratch.path("page.html");
  const Outcome outcome = run_program("games/hawk-dove-cost.json --report " + path);
  if (outcome.code == 1 && outcome.err.find("without Node.js") != std::string::npos)
    GTEST_SKIP() << outcome.err;
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_EQ(outcome.out, run_program("games/hawk-dove-cost.json").out);
  EXPECT_EQ(content_of(path), picture("games/hawk-dove-cost.json", "page.html").bytes);
}

TEST(Plot, ASearchThatEndsBeforeAnIntervalIsNoFailure) {
  const Scratch scratch;
  json game = json::parse(run_program("generate random --size 9x9 --seed 1 --format json").out);
  game["payoffs"][0][0][0] = "c + 1";
  const std::string path = scratch.path("family.json");
  std::ofstream(path) << game;
  const Outcome plotted = run_program("plot --set c=: --time-limit 0.001 " + path);
  EXPECT_EQ(plotted.code, 3) << plotted.err;
  EXPECT_EQ(plotted.out, "");
  EXPECT_NE(plotted.err.find("found no interval whose answer is whole"), std::string::npos) << plotted.err;
  const std::string page = scratch.path("page.html");
  const Outcome reported = run_program("--set c=: --time-limit 0.001 " + path + " --report " + page);
  EXPECT_EQ(reported.code, 3) << reported.err;
  EXPECT_NE(reported.err.find("no page was written, as no interval's answer is whole"), std::string::npos)
      << reported.err;
  EXPECT_FALSE(std::filesystem::exists(page));
}

TEST(Plot, SvgShowsLabelsAsText) {
  const Picture made = picture("- --chart best-responses", "x.svg", kHostile);
  if (made.is_not_built()) GTEST_SKIP() << made.outcome.err;
  ASSERT_EQ(made.outcome.code, 0) << made.outcome.err;
  EXPECT_EQ(made.bytes.rfind("<svg ", 0), 0U);
  EXPECT_EQ(made.bytes.substr(made.bytes.size() - 6), "</svg>");
  EXPECT_EQ(made.bytes.find("<img"), std::string::npos);
  EXPECT_EQ(made.bytes.find("<b>"), std::string::npos);
  EXPECT_NE(made.bytes.find("&lt;b&gt;"), std::string::npos);
  EXPECT_NE(made.bytes.find("🎲 dice"), std::string::npos);
}

TEST(Plot, PngIsAPictureOfThatSize) {
  const Picture made = picture("games/rock_paper_scissors.json", "x.png");
  if (made.is_not_built()) GTEST_SKIP() << made.outcome.err;
  ASSERT_GT(made.bytes.size(), 10000U);
  EXPECT_EQ(made.bytes.substr(0, 8), "\x89PNG\r\n\x1a\n");
  const auto number = [&](std::size_t at) {
    unsigned value = 0;
    for (std::size_t k = 0; k < 4; ++k) value = value * 256 + static_cast<unsigned char>(made.bytes[at + k]);
    return value;
  };
  EXPECT_EQ(number(16), 1440U);
  EXPECT_GT(number(20), 1000U);
}

TEST(Plot, TerminalPlotsFitEightyColumns) {
  for (const auto& entry : std::filesystem::directory_iterator(NASHSOLVE_SOURCE_DIR "/games")) {
    const std::string path = entry.path().string();
    for (const char* const style : {"", " --ascii"}) {
      const Outcome outcome = run_program("plot -q '" + path + "'" + style);
      SCOPED_TRACE(path);
      ASSERT_EQ(outcome.code, 0) << outcome.err;
      const auto lines = lines_of(outcome.out);
      EXPECT_GT(lines.size(), 8U);
      for (const std::string& line : lines) {
        EXPECT_LE(width_of(line), 80U) << line;
        EXPECT_TRUE(line.empty() || line.back() != ' ') << line;
      }
      const bool is_ascii = std::all_of(outcome.out.begin(), outcome.out.end(),
                                        [](char c) { return c == '\n' || (c >= ' ' && c <= '~'); });
      EXPECT_EQ(is_ascii, *style != '\0') << outcome.out;
    }
  }
}

TEST(Plot, TheTerminalDrawsHawkAndDoveByTheCostOfAFight) {
  const Outcome outcome = run_program("plot games/hawk-dove-cost.json");
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_EQ(outcome.out, content_of(NASHSOLVE_SOURCE_DIR "/tests/golden/plot_hawk_dove_cost.txt"));
}

TEST(Plot, GamesWithAParameterHaveTheirOwnCharts) {
  const Outcome wrong = run_program("plot games/coordination-3x3-continuum.csv --chart pie");
  EXPECT_EQ(wrong.code, 1);
  EXPECT_EQ(lines_of(wrong.err).back(),
            "nashsolve: found no chart 'pie', expected one of probability-1-1, probability-1-2, "
            "probability-1-3, probability-2-1, probability-2-2, probability-2-3, payoff-1, payoff-2");
  // A value makes the ordinary game.
  const Outcome at_three = run_program("plot games/hawk-dove-cost.json --set c=3 --chart payoff-1");
  EXPECT_EQ(at_three.code, 1);
  EXPECT_EQ(at_three.err.find("nashsolve: found no chart 'payoff-1', expected one of payoff-curves-1"), 0U);
  EXPECT_EQ(run_program("plot games/hawk-dove-cost.json --set c=0:4:1").code, 2);
  // The two unbounded sides are drawn as far as there is between the values.
  const std::string roots =
      R"({"parameters": {"c": {}}, "matrices": [[["c^2 - 2", 0], [0, 1]], [[1, 0], [0, 1]]]})";
  const Picture made = picture("-", "x.json", roots);
  ASSERT_EQ(made.outcome.code, 0) << made.outcome.err;
  const json option = json::parse(made.bytes);
  EXPECT_NE(option["title"]["subtext"].get<std::string>().find("they change at c = ~-1.41421 and ~1.41421"),
            std::string::npos);
  const Picture costs = picture("- --minimize --chart payoff-1", "x.json", roots);
  EXPECT_EQ(json::parse(costs.bytes)["title"]["text"], "Cost of Player 1 by c");
}

TEST(Plot, ThePageOfAGameWithAParameterListsItsIntervals) {
  const Picture made = picture("games/hawk-dove-cost.json", "page.html");
  if (made.is_not_built()) GTEST_SKIP() << made.outcome.err;
  const std::string start = R"(id="nashsolve-data">)";
  const std::size_t first = made.bytes.find(start) + start.size();
  const json data = json::parse(made.bytes.substr(first, made.bytes.find("</script>", first) - first));
  EXPECT_EQ(data["verdict"], "All equilibria, for all c > 0: 1 value at which they change.");
  EXPECT_EQ(data["groups"],
            json({"0 < c < 2: 1 equilibrium",
                  "c = 2: 1 component with 3 extreme equilibria; #1 turns from pure to mixed; "
                  "#2 and #3 begin; 1 continuum at this value",
                  "c > 2: 3 equilibria"}));
  ASSERT_EQ(data["equilibria"].size(), 7U);
  const json mixed = data["equilibria"][6];
  EXPECT_EQ(mixed["name"], "#1");
  EXPECT_EQ(mixed["kind"], "mixed, index -1");
  EXPECT_EQ(mixed["strategies"], json({"Hawk 2/c, Dove (c - 2)/c", "Hawk 2/c, Dove (c - 2)/c"}));
  EXPECT_EQ(mixed["payoffs"], "(c - 2)/c, (c - 2)/c");
  EXPECT_EQ(data["matrix"]["slices"][0]["cells"][0][0]["payoffs"], json({"1 - c/2", "1 - c/2"}));
}

TEST(Plot, ChartsOfTreesAreAsciiWhereAsked) {
  for (const char* const game : {"centipede", "battle_of_unknown_sexes"}) {
    const Outcome outcome = run_program(std::string("plot --ascii --chart regions-1 games/") + game + ".efg");
    ASSERT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_TRUE(std::ranges::all_of(outcome.out, [](char c) { return static_cast<signed char>(c) > 0; }))
        << outcome.out;
    for (const std::string& line : lines_of(outcome.out)) {
      EXPECT_TRUE(line.empty() || line.back() != ' ') << line;
    }
  }
}

TEST(Plot, TheTerminalDrawsTrees) {
  const std::vector<std::string> payoffs = {"* Entrant at entry", "* |- Out (1)   0, 2",
                                            "  `- In (0)   Incumbent at answer", "     |- Fight (1)   -1, -1",
                                            "     `- Accommodate (0)   1, 1"};
  // The same numbers as costs.
  const std::vector<std::string> costs = {"* Entrant at entry", "* |- Out (1)   0, 2",
                                          "  `- In (0)   Incumbent at answer", "     |- Fight (1/2)   -1, -1",
                                          "     `- Accommodate (1/2)   1, 1"};
  for (const auto& [option, expected] : {std::pair("", payoffs), std::pair(" --minimize", costs)}) {
    const Outcome outcome = run_program(std::string("plot --ascii games/entry_deterrence.efg") + option);
    ASSERT_EQ(outcome.code, 0) << outcome.err;
    const auto lines = lines_of(outcome.out);
    EXPECT_EQ(std::vector<std::string>(std::ranges::find(lines, expected.front()), lines.end()), expected)
        << outcome.out;
  }
  const Outcome wrong = run_program("plot games/kuhn_poker.efg --chart tre");
  EXPECT_EQ(wrong.code, 1);
  EXPECT_EQ(wrong.err, "nashsolve: found no chart 'tre', expected one of tree, supports, payoffs\n");
}

TEST(Plot, PicturesOfTreesAreTrees) {
  const Picture made = picture("games/seltens_horse.efg", "x.json");
  ASSERT_EQ(made.outcome.code, 0) << made.outcome.err;
  const json option = json::parse(made.bytes);
  EXPECT_EQ(option["title"]["text"], "The tree of moves");
  EXPECT_EQ(option["xAxis"]["show"], false);
  const Picture page = picture("games/seltens_horse.efg", "page.html");
  if (page.is_not_built()) GTEST_SKIP() << page.outcome.err;
  EXPECT_NE(page.bytes.find(R"("charts":[{"id":"tree")"), std::string::npos);
  const Picture other = picture("games/seltens_horse.efg --chart pie", "x.json");
  EXPECT_EQ(other.outcome.code, 1);
  EXPECT_NE(other.outcome.err.find("found no chart 'pie', expected one of tree, "), std::string::npos);
  // A large tree has the other charts only.
  const Scratch scratch;
  std::string large = "EFG 2 R \"large\" { \"One\" }\np \"\" 1 1 \"\" {";
  for (int k = 0; k < 200; ++k) large += " \"" + std::to_string(k) + "\"";
  large += " } 0\n";
  for (int k = 0; k < 200; ++k)
    large += "t \"\" " + std::to_string(k + 1) + " \"\" { " + std::to_string(k) + " }\n";
  const Picture wide = picture("- --input-format efg --chart tree", "x.json", large);
  EXPECT_EQ(wide.outcome.code, 1);
  EXPECT_EQ(wide.outcome.err.find("nashsolve: found no chart 'tree', expected one of "), 0U)
      << wide.outcome.err;
}

TEST(Plot, TheTerminalShowsTheFigureOfTheTheory) {
  const Outcome outcome = run_program("plot --ascii games/matching_pennies.json");
  const auto lines = lines_of(outcome.out);
  const auto at = std::find_if(lines.begin(), lines.end(),
                               [](const std::string& line) { return line.rfind("        1 +", 0) == 0; });
  ASSERT_NE(at, lines.end());
  const std::vector<std::string> plot(at, at + 17);
  // The three lines meet in the middle, which is the equilibrium; the flat one is dashed.
  EXPECT_EQ(plot[0].substr(11, 2), "**");
  EXPECT_EQ(plot[0].substr(plot[0].size() - 2), "xx");
  EXPECT_EQ(plot[16].substr(11, 2), "xx");
  EXPECT_EQ(plot[16].substr(plot[16].size() - 2), "**");
  EXPECT_EQ(plot[8].substr(0, 17), "        0 ++ + + ");
  EXPECT_EQ(plot[8][11 + 33], 'O');
}

}  // namespace
}  // namespace nashsolve::test
