// Paths of Lemke and Howson: in the library, and as the program shows them.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <utility>

#include "nashsolve/solve.hpp"
#include "program/program.hpp"
#include "support/matrices.hpp"
#include "support/schema_check.hpp"

namespace nashsolve::test {
namespace {

Game drawn(std::mt19937_64& random, int range) {
  const std::size_t rows = 1 + random() % 5;
  const std::size_t columns = 1 + random() % 5;
  std::array<std::vector<std::vector<Rational>>, 2> matrices;
  for (auto& matrix : matrices) {
    matrix.assign(rows, std::vector<Rational>(columns));
    for (auto& row : matrix) {
      for (Rational& entry : row) entry = static_cast<int>(random() % static_cast<unsigned>(range));
    }
  }
  return bimatrix_game(matrices[0], matrices[1]);
}

/// Strategies of both players, identical ones counted once: those that some path drops.
std::set<std::uint32_t> dropped_labels(const PathGraph& graph) {
  std::set<std::uint32_t> labels;
  for (const auto& path : graph.paths) labels.insert(path.dropped);
  return labels;
}

TEST(Paths, PairTheEndsOfEachLabel) {
  std::mt19937_64 random(5);
  std::size_t several = 0;
  for (const int range : {2, 3, 6, 1000}) {
    for (int round = 0; round < 100; ++round) {
      const Game game = drawn(random, range);
      SolveOptions options;
      options.find = Find::paths;
      const VerifiedSolution verified = solve(game, options);
      const Solution& solution = verified.solution();
      ASSERT_EQ(solution.status, Status::limit);
      ASSERT_TRUE(solution.paths);
      const PathGraph& graph = *solution.paths;
      EXPECT_EQ(graph.ends.size() % 2, 0U) << "each path has two ends";
      EXPECT_FALSE(graph.ends.front());
      std::set<std::pair<std::uint32_t, std::size_t>> left;
      for (const auto& path : graph.paths) {
        EXPECT_NE(path.ends[0], path.ends[1]);
        for (const std::size_t end : path.ends) EXPECT_TRUE(left.emplace(path.dropped, end).second);
      }
      EXPECT_EQ(left.size(), dropped_labels(graph).size() * graph.ends.size());
      std::set<std::size_t> reached;
      for (std::size_t end = 1; end < graph.ends.size(); ++end) reached.insert(graph.ends[end].value());
      EXPECT_EQ(reached.size(), solution.equilibria.size());
      if (reached.size() > 1) ++several;
    }
  }
  EXPECT_GT(several, 50U);
}

/// The artificial equilibrium has index -1, and so the opposite of what a path from it leads to (Shapley
/// 1974).
TEST(Paths, LeadToTheOppositeIndex) {
  std::mt19937_64 random(6);
  std::size_t compared = 0;
  for (int round = 0; round < 200; ++round) {
    const Game game = drawn(random, 100000);
    SolveOptions options;
    options.find = Find::paths;
    const VerifiedSolution verified = solve(game, options);
    const Solution& solution = verified.solution();
    const VerifiedSolution whole = solve(game);
    const auto index_at = [&](const std::optional<std::size_t>& end) {
      if (!end) return -1;
      for (const Equilibrium& each : whole.solution().equilibria) {
        if (each.exact() == solution.equilibria[*end].exact()) return each.index.value();
      }
      return 0;
    };
    for (const auto& path : solution.paths->paths) {
      const auto& ends = solution.paths->ends;
      EXPECT_EQ(index_at(ends[path.ends[0]]), -index_at(ends[path.ends[1]]));
      ++compared;
    }
  }
  EXPECT_GT(compared, 1000U);
}

TEST(Paths, OneIsThatOfTheLabelAskedFor) {
  std::mt19937_64 random(7);
  for (int round = 0; round < 100; ++round) {
    const Game game = drawn(random, round % 2 == 0 ? 3 : 1000);
    SolveOptions all;
    all.find = Find::paths;
    const VerifiedSolution graph = solve(game, all);
    SolveOptions one;
    one.find = Find::one;
    for (const auto& path : graph.solution().paths->paths) {
      if (path.ends[0] != 0) continue;
      one.start = path.dropped;
      const VerifiedSolution found = solve(game, one);
      ASSERT_EQ(found.solution().equilibria.size(), 1U);
      const std::size_t end = graph.solution().paths->ends[path.ends[1]].value();
      EXPECT_EQ(found.solution().equilibria[0].exact(), graph.solution().equilibria[end].exact());
      EXPECT_EQ(found.solution().paths->paths.at(0).pivots, path.pivots);
      EXPECT_EQ(found.solution().paths->paths.at(0).dropped, path.dropped);
    }
  }
}

TEST(Paths, AreThoseOfTwoPlayers) {
  const Game game({{"A", {"a"}}, {"B", {"b"}}, {"C", {"c"}}},
                  std::vector<PayoffTable>(3, PayoffTable(std::vector<std::int64_t>{1}, 1)));
  SolveOptions options;
  options.find = Find::paths;
  EXPECT_THROW(solve(game, options), std::invalid_argument);
  options.find = Find::one;
  options.start = 0;
  EXPECT_THROW(solve(game, options), std::invalid_argument);
}

TEST(Paths, AreLeftWhereTimeIsUp) {
  std::mt19937_64 random(8);
  const Game game = testing::random_matrices(random, 300, 300, 0, 99999).game();
  SolveOptions options;
  options.time_limit = std::chrono::duration<double>(1e-9);
  for (const Find find : {Find::one, Find::paths}) {
    options.find = find;
    if (find == Find::one) options.start = 7;
    const VerifiedSolution found = solve(game, options);
    EXPECT_EQ(found.solution().status, Status::time_limit);
    EXPECT_TRUE(found.solution().paths->paths.empty());
    EXPECT_TRUE(found.solution().approximate || !found.solution().equilibria.empty());
  }
}

TEST(PathsOfTheProgram, AreShownAsTextAndJson) {
  const Outcome text = run_program("--find paths --details never games/bos.json");
  EXPECT_NE(text.out.find("  (0) - #1  Opera of Player 1, Opera of Player 2\n"
                          "  (0) - #2  Football of Player 1, Football of Player 2\n"
                          "  #1 - #3  Football of Player 1, Football of Player 2\n"
                          "  #2 - #3  Opera of Player 1, Opera of Player 2\n"),
            std::string::npos)
      << text.out;
  const Outcome result = run_program("--find paths --format json games/bos.json");
  EXPECT_EQ(schema_complaints(result.out), "");
  const auto document = nlohmann::json::parse(result.out);
  EXPECT_EQ(document["status"], "limit");
  EXPECT_EQ(document["paths"]["ends"].dump(), "[null,1,2,3]");
  EXPECT_EQ(document["paths"]["paths"].size(), 8U);
}

TEST(PathsOfTheProgram, StartAtALabelHoweverItIsNamed) {
  for (const std::string name : {"1:Football", "2", "'Player 1:Football'"}) {
    const Outcome outcome = run_program("--start " + name + " --format json games/bos.json");
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    const auto document = nlohmann::json::parse(outcome.out);
    ASSERT_EQ(document["equilibria"].size(), 1U);
    EXPECT_EQ(document["equilibria"][0]["profile"].dump(), R"([["0","1"],["0","1"]])");
    EXPECT_EQ(document["paths"]["paths"].dump(), R"([{"between":[0,1],"dropped":1,"pivots":2,"player":0}])");
  }
}

TEST(PathsOfTheProgram, AreRefusedWhereThereAreNone) {
  const auto expect_error = [](const std::string& arguments, int code, const std::string& message) {
    const Outcome outcome = run_program(arguments);
    EXPECT_EQ(outcome.code, code) << arguments;
    EXPECT_EQ(outcome.err, message) << arguments;
  };
  expect_error("--start Football games/bos.json", 1,
               "games/bos.json: --start: found 'Football', which names several strategies\n"
               "  hint: write 1:Football or 2:Football\n");
  expect_error(
      "--start 5 games/bos.json", 1,
      "games/bos.json: --start: found '5', expected a strategy of the game, or a label from 1 to 4\n");
  expect_error("--start 1 games/mckelvey_mclennan.json", 1,
               "games/mckelvey_mclennan.json: --start: found 3 players, expected two\n");
  expect_error("--find paths games/mckelvey_mclennan.json", 1,
               "games/mckelvey_mclennan.json: found 3 players, expected two for --find paths\n");
  expect_error("--find pure --start 1 games/bos.json", 2,
               "nashsolve: --start: found --find pure, expected --find one\n" + hint_at_help());
}

}  // namespace
}  // namespace nashsolve::test
