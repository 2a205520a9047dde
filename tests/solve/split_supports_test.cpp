// A search of three and more players in parts, or stopped and gone on with, ends in the bytes of a single
// one, counts and times aside.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "nashsolve/report.hpp"
#include "nashsolve/solve.hpp"
#include "nashsolve/split.hpp"
#include "support/random_games.hpp"

namespace nashsolve {
namespace {

using testing::Shape;

/// The JSON without counts and times.
std::string text_of(const Game& game, const VerifiedSolution& verified) {
  std::string text;
  write_json(game, {"game", std::string(64, 'a')}, verified, {},
             [&](std::string_view piece) { text += piece; });
  return text.substr(0, text.rfind("\"statistics\":"));
}

std::vector<Solution> support_parts(const Game& game, std::size_t count) {
  std::vector<Solution> parts;
  for (std::vector<OpenPart>& open : split(game, count)) {
    Solution& part = parts.emplace_back();
    part.open_parts = std::move(open);
  }
  for (std::size_t k = 0; k < parts.size(); ++k)
    parts[k].part = PartOfSearch{k + 1, parts.size(), std::string(64, 'b'), false};
  return parts;
}

VerifiedSolution go_on_with(const Game& game, const Solution& earlier, unsigned threads = 1,
                            std::optional<std::uint64_t> limit = {}) {
  SolveOptions options;
  options.earlier = &earlier;
  options.threads = threads;
  options.limit = limit;
  return solve(game, options);
}

/// Whether the game can be divided: reduction may leave a choice to two players only.
bool expect_same_bytes(const Game& game, std::size_t count) {
  std::vector<Solution> parts;
  try {
    parts = support_parts(game, count);
  } catch (const std::invalid_argument&) {
    return false;
  }
  const std::string expected = text_of(game, solve(game));
  std::vector<Solution> done;
  std::set<std::vector<std::uint32_t>> supports;
  for (const Solution& part : parts) {
    done.push_back(go_on_with(game, part, 1 + done.size() % 2).solution());
    EXPECT_EQ(done.back().status, Status::limit);
    EXPECT_TRUE(done.back().part && done.back().part->is_done);
    for (const OpenPart& told : done.back().open_parts) EXPECT_TRUE(supports.insert(told.slack[0]).second);
  }
  EXPECT_LE(done.size(), count);
  std::reverse(done.begin(), done.end());
  EXPECT_EQ(text_of(game, go_on_with(game, join(done))), expected);
  return true;
}

TEST(SplitSupports, GivesWhatOneSearchGives) {
  const Shape shapes[] = {{2, 2, 2}, {3, 3, 3}, {4, 3, 2}, {2, 2, 2, 2}, {4, 4, 4}};
  int divided = 0;
  for (std::uint64_t seed = 1; seed <= 40 && !HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    divided +=
        expect_same_bytes(testing::random_game(shapes[seed % 5], seed, -1000, 1000), 2 + seed % 9) ? 1 : 0;
  }
  EXPECT_GT(divided, 25);
}

/// Curves, products of polytopes, copies of strategies, mixes of others, and what stays undecided.
TEST(SplitSupports, GivesWhatOneSearchGivesWithTies) {
  const Shape shapes[] = {{2, 2, 2}, {3, 3, 2}, {2, 3, 2}, {2, 2, 2, 2}, {3, 3, 3}};
  int divided = 0;
  for (std::uint64_t seed = 1; seed <= 60 && !HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    const auto most = 1 + static_cast<std::int64_t>(seed % 3);
    divided += expect_same_bytes(testing::random_game(shapes[seed % 5], seed, 0, most), 5) ? 1 : 0;
  }
  EXPECT_GT(divided, 20);
}

TEST(SplitSupports, KnowsWhatDominanceLeftOut) {
  for (std::uint64_t seed = 1; seed <= 8 && !HasFailure(); ++seed) {
    auto payoffs = testing::random_payoffs({4, 4, 4}, seed, 0, 50);
    for (std::size_t cell = 0; cell < 16; ++cell) payoffs[0][16 * (seed % 4) + cell] = -1;
    const Game game = testing::game_from({4, 4, 4}, std::move(payoffs));
    ASSERT_FALSE(solve(game).solution().eliminated.empty());
    EXPECT_TRUE(expect_same_bytes(game, 6));
  }
}

TEST(SplitSupports, GoOnWhereALimitEndedThem) {
  int stopped = 0;
  for (std::uint64_t seed = 1; seed <= 20 && !HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    const Game game = testing::random_game({3, 3, 3}, seed, 0, seed % 2 == 0 ? 3 : 1000);
    const std::string expected = text_of(game, solve(game));
    SolveOptions few;
    few.limit = 1;
    Solution begun = solve(game, few).solution();
    if (begun.status != Status::limit || begun.open_parts.empty()) continue;
    ++stopped;
    EXPECT_EQ(text_of(game, go_on_with(game, begun, 2)), expected);
    begun = go_on_with(game, begun, 1, 2).solution();
    if (begun.status == Status::limit) {
      EXPECT_EQ(text_of(game, go_on_with(game, begun)), expected);
    }
  }
  EXPECT_GT(stopped, 10);
}

TEST(SplitSupports, RefusesWhatItCannotDivide) {
  EXPECT_THROW(static_cast<void>(split(testing::random_game({3, 1, 3}, 1, 0, 9), 4)), std::invalid_argument);
  const Game game = testing::random_game({2, 2, 2}, 1, 0, 9);
  Solution wrong;
  wrong.open_parts.emplace_back().slack[0] = {9};
  EXPECT_THROW(static_cast<void>(go_on_with(game, wrong)), std::invalid_argument);
}

}  // namespace
}  // namespace nashsolve
