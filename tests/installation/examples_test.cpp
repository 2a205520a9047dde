// The programs in examples/ run with an installed nashsolve, and print what theory says.
#include <gtest/gtest.h>

#include <sstream>
#include <string>

#include "installation.hpp"

namespace nashsolve::test {
namespace {

const std::string kExamples = installed("share/doc/nashsolve/examples");

/// For a prize of 4, a hawk meets a hawk with probability 4 / cost where a fight costs more than the prize is
/// worth; where both are the same, neither animal loses by playing Hawk more often.
constexpr const char* kHawkDove =
    "cost   probabilities of Hawk, in every equilibrium\n"
    "2   1 1\n"
    "4   1 1   1 0   0 1   and a continuum between such\n"
    "6   1 0   0 1   2/3 2/3\n"
    "8   1 0   0 1   1/2 1/2\n"
    "10   1 0   0 1   2/5 2/5\n";

TEST(Examples, CppWithFindPackage) {
  const Scratch scratch;
  const Outcome build = run_installed("cmake -S " + kExamples + "/cpp -B '" + scratch.path("build") +
                                      "' -DCMAKE_PREFIX_PATH='" + installed("") + "' && cmake --build '" +
                                      scratch.path("build") + "'");
  ASSERT_EQ(build.code, 0) << build.out << build.err;
  EXPECT_EQ(run_shell("'" + scratch.path("build/hawk_dove") + "'").out, kHawkDove);
}

TEST(Examples, CppWithPkgConfig) {
  NASHSOLVE_NEEDS("pkg-config");
  const Scratch scratch;
  const Outcome outcome = run_installed(
      "export PKG_CONFIG_PATH='" + installed(NASHSOLVE_LIBDIR "/pkgconfig") + "' LD_LIBRARY_PATH='" +
      installed(NASHSOLVE_LIBDIR) + "'\n\"" NASHSOLVE_CXX_COMPILER "\" -std=c++20 " + kExamples +
      "/cpp/hawk_dove.cpp $(pkg-config --cflags --libs nashsolve) -o '" + scratch.path("hawk_dove") +
      "' && '" + scratch.path("hawk_dove") + "'");
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(outcome.out, kHawkDove);
}

TEST(Examples, PipelineCountsEveryGame) {
  NASHSOLVE_NEEDS("jq");
  const Outcome outcome = run_installed(kExamples + "/count_equilibria.sh 150");
  EXPECT_EQ(outcome.err, "");
  std::istringstream lines(outcome.out);
  int games = 0;
  int of_which_several = 0;
  std::string word;
  int count = 0;
  int equilibria = 0;
  while (lines >> count >> word >> word >> equilibria) {
    games += count;
    // Almost all games have an odd number (Wilson 1971), and these payoffs make no exception.
    EXPECT_EQ(equilibria % 2, 1) << outcome.out;
    if (equilibria > 1) of_which_several += count;
  }
  EXPECT_EQ(games, 150) << outcome.out;
  EXPECT_GT(of_which_several, 0);
}

TEST(Examples, PythonSolvesTheMetaGame) {
  NASHSOLVE_NEEDS("python3");
  // A cycle of three, won by 6, 4 and 2 matches more out of ten: each is played in proportion to the result
  // of the other two; the fourth agent loses to all.
  EXPECT_EQ(run_installed("python3 " + kExamples + "/meta_game.py").out,
            "complete, equilibria: 1\ncautious 1/6, greedy 1/3, patient 1/2\n");
  const Scratch scratch;
  const std::string file =
      scratch.file("matches.csv", "rock,scissors,1,0\nscissors,paper,1,0\npaper,rock,3,1\n");
  EXPECT_EQ(run_installed("python3 " + kExamples + "/meta_game.py '" + file + "'").out,
            "complete, equilibria: 1\nrock 2/5, scissors 1/5, paper 2/5\n");
}

TEST(Examples, MakeSolvesWhatHasChanged) {
  NASHSOLVE_NEEDS("make");
  NASHSOLVE_NEEDS("jq");
  const Scratch scratch;
  scratch.file("games/a.json", R"({"title": "Pennies", "zero_sum": [[1, -1], [-1, 1]]})");
  scratch.file("games/b.json", R"({"title": "Meeting", "symmetric": [[1, 0], [0, 1]]})");
  scratch.file(
      "games/c.json",
      R"({"title": "Fight", "parameters": {"c": {"from": 0}}, "symmetric": [["1 - c", 2], [0, 1]]})");
  const std::string make = "make -f " + kExamples + "/Makefile GAMES='" + scratch.path("games") +
                           "' RESULTS='" + scratch.path("results") + "'";
  ASSERT_EQ(run_installed(make).code, 0);
  EXPECT_EQ(content_of(scratch.path("results/summary.txt")),
            "Pennies: 1, complete\nMeeting: 3, complete\nFight: 2 intervals, complete\n");
  const Outcome empty =
      run_installed("make -f " + kExamples + "/Makefile GAMES='" + scratch.path("none") + "'");
  EXPECT_NE(empty.err.find("no .json files in GAMES="), std::string::npos) << empty.err;
  EXPECT_EQ(run_installed(make + " -q").code, 0);
  scratch.file("games/b.json", R"({"title": "Dominance", "symmetric": [[1, 1], [0, 0]]})");
  const Outcome again = run_installed("touch -d '+1 second' '" + scratch.path("games/b.json") + "'; " + make);
  EXPECT_EQ(again.out.find("a.json"), std::string::npos) << again.out;
  EXPECT_EQ(content_of(scratch.path("results/summary.txt")),
            "Pennies: 1, complete\nDominance: 1, complete\nFight: 2 intervals, complete\n");
}

}  // namespace
}  // namespace nashsolve::test
