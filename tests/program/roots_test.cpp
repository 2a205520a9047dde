// Irrational numbers as roots, in every output that has room for them, and refused where there is none.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "program/program.hpp"
#include "support/schema_check.hpp"

namespace nashsolve::test {
namespace {

using nlohmann::json;

class Roots : public ::testing::Test {
 protected:
  [[nodiscard]] Outcome run(const std::string& before, const std::string& after = {}) const {
    return run_program(before + " " + game_ + " " + after);
  }

  static void expect_in(const std::string& text, const std::string& part) {
    EXPECT_NE(text.find(part), std::string::npos) << part << " is not in\n" << text;
  }

  static void expect_refused(const Outcome& outcome, int code, const std::string& way_out) {
    EXPECT_EQ(outcome.code, code) << outcome.err;
    EXPECT_EQ(outcome.out, "");
    expect_in(outcome.err, way_out);
  }

  Scratch scratch_;
  // All three play their first strategies with the root of 1/2, which player 3 is paid, too.
  std::string game_ = scratch_.file("root.json", R"({"payoffs": [[[[0, 0, 2], [1, -1, 1]],
    [[-1, 0, 0], [0, 0, 1]]], [[[0, 1, -1], [0, 0, 0]], [[0, 0, -1], [0, 0, 0]]]]})");
};

TEST_F(Roots, StandInEveryExplanation) {
  expect_in(run("explain --exact").out, "plays 1 with probability ~0.707107, the root of 2x^2 - 1\n");
  expect_in(run("explain --exact --format markdown").out,
            "plays 1 with probability \\~0.707107, the root of 2x^2 - 1\n");
  expect_in(run("explain --exact --format latex").out,
            "plays 1 with probability $\\approx$ 0.707107, the root of $2x^{2} - 1$\n");
  const std::string text = run("explain --exact --format json").out;
  EXPECT_EQ(schema_complaints(text), "");
  expect_in(text, "Player 3 expects ~0.707107, the root between 0.707106 and 0.707107 of 2x^2 - 1");
  EXPECT_EQ(run("explain").out.find("the root"), std::string::npos);
}

TEST_F(Roots, StandInShortLists) {
  expect_in(run("--exact --details never").out, "1        ~0.707106781186548, the root of 2x^2 - 1\n");
  EXPECT_EQ(run("--details never").out.find("the root"), std::string::npos);
}

TEST_F(Roots, HaveColumnsOfTheirOwn) {
  const std::string plain = run("--format csv").out;
  const std::string exact = run("--format csv --exact").out;
  expect_in(exact,
            ",scope,probability_polynomial,probability_above,probability_below,payoff_polynomial,"
            "payoff_above,payoff_below\n");
  expect_in(exact, ",all,2x^2 - 4x + 1,0.292893,0.292894,2x^2 - 1,0.707106,0.707107\n");
  // A payoff of such an equilibrium that is rational is known as such; the rest of a row stays as it is.
  expect_in(exact, ",,0.7071067811865476,0,0,true,all,2x^2 - 1,0.707106,0.707107,,,\n");
  const auto fields = [](const std::string& line) { return std::count(line.begin(), line.end(), ','); };
  const std::string row = exact.substr(exact.rfind('\n', exact.size() - 2) + 1);
  const std::string plain_row = plain.substr(plain.rfind('\n', plain.size() - 2) + 1);
  EXPECT_EQ(fields(row), fields(plain_row) + 6);
}

TEST_F(Roots, AreAskedForWhereASearchGoesOn) {
  const std::string game = scratch_.path("random.json");
  ASSERT_EQ(run_program("generate random --players 3 --size 4x4x4 --seed 3 -o " + game).code, 0);
  const auto without_counts = [](const std::string& text) {
    json document = json::parse(text);
    document.erase("statistics");
    return document;
  };
  const std::string whole = run_program("--exact --format json " + game).out;
  expect_in(whole, "\"algebraic\":");
  const std::string part = scratch_.path("part.json");
  ASSERT_EQ(run_program("--format json --limit 1 " + game + " -o " + part).code, 0);
  const Outcome rest = run_program("continue --exact " + part);
  EXPECT_EQ(without_counts(rest.out), without_counts(whole));

  const std::string folder = scratch_.path("parts");
  ASSERT_EQ(run_program("split --parts 2 " + game + " -o " + folder).code, 0);
  for (const auto& each : std::filesystem::directory_iterator(folder)) {
    const std::string file = each.path().string();
    ASSERT_EQ(run_program("continue " + file + " -o " + file).code, 0);
  }
  EXPECT_EQ(without_counts(run_program("merge --exact " + game + " " + folder).out), without_counts(whole));

  // What came to its end without them is not searched again, and with them stays as it is.
  const std::string ended = scratch_.file("ended.json", run_program("--format json " + game).out);
  expect_refused(run_program("continue --exact " + ended), 1, "nashsolve --exact and the game");
  std::string spaced = run_program("--format json " + game).out;
  for (std::size_t at = 0; (at = spaced.find("\":", at)) != std::string::npos; at += 3)
    spaced.insert(at + 1, " ");
  expect_refused(run_program("continue --exact " + scratch_.file("spaced.json", spaced)), 1,
                 "nashsolve --exact and the game");
  const std::string ended_exact = scratch_.file("exact.json", whole);
  EXPECT_EQ(run_program("continue --exact " + ended_exact).out, whole);
}

TEST_F(Roots, StandAtInformationSetsOfTrees) {
  const std::string tree = "tests/cases/trees/irrational.efg";
  const std::string text = run_program("--exact " + tree).out;
  expect_in(text, "x ~0.871220482904143, the root of 21x^2 - 16x - 2;");
  EXPECT_EQ(run_program(tree).out.find("the root"), std::string::npos);
  const std::string document = run_program("--exact --format json " + tree).out;
  EXPECT_EQ(schema_complaints(document), "");
  const json result = json::parse(document);
  const json& irrational = result["equilibria"][5];
  const json& behavior = irrational["behavior"];
  // C moves once, so what it does is its strategy.
  EXPECT_EQ(behavior[3]["algebraic"], irrational["algebraic"]["profile"][2]);
  EXPECT_EQ(behavior[1]["algebraic"][0], irrational["algebraic"]["profile"][0][1]);
}

TEST_F(Roots, AreRefusedWhereThereIsNoRoomForThem) {
  expect_refused(run("--exact --format gambit"), 1, "--format csv and json");
  expect_refused(run("plot --exact"), 2, "-o FILE.html");
  expect_refused(run("plot --exact", "-o " + scratch_.path("plot.svg")), 2, "-o FILE.html");
  expect_refused(run_program("--exact --format csv games/hawk-dove-cost.json"), 1, "--format text and json");
  // Two players have none.
  EXPECT_EQ(run_program("--exact --format gambit games/bos.json").out,
            run_program("--format gambit games/bos.json").out);
}

TEST_F(Roots, StandOnPages) {
  const std::string page = scratch_.path("page.html");
  const Outcome outcome = run("plot --exact", "-o " + page);
  if (outcome.err.find("built without Node.js") != std::string::npos) GTEST_SKIP() << outcome.err;
  expect_in(content_of(page), "the root of 2x^2 - 1");
  const std::string report = scratch_.path("report.html");
  EXPECT_EQ(run("--exact", "--report " + report).code, 0);
  expect_in(content_of(report), "the root of 2x^2 - 1");
}

}  // namespace
}  // namespace nashsolve::test
