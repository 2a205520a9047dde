// The search over the sequences of a tree finds what the search over its plans finds.
#include <gtest/gtest.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "bimatrix.hpp"
#include "nashsolve/tree.hpp"
#include "nashsolve/verify.hpp"
#include "plans.hpp"
#include "support/equilibrium_set.hpp"

namespace nashsolve {
namespace {

using bimatrix::Search;

/// A tree of two players and chance who move at random places, with perfect recall: nodes are in one
/// information set only where their player has the same past.
class PerfectRecallTree {
 public:
  explicit PerfectRecallTree(std::uint64_t seed) : random_(seed) {}

  GameTree make() {
    parts_.players = {"1", "2"};
    parts_.outcome_labels = {""};
    paid_ = {{0}, {0}};
    add(kNone, kNone, {"", ""}, 0);
    for (const auto& own : paid_) parts_.payoffs.push_back(PayoffTable::from(own));
    return GameTree(std::move(parts_));
  }

 private:
  std::uint32_t below(std::uint32_t count) { return std::uint32_t(random_() % count); }

  void add(std::uint32_t parent, std::uint32_t action, std::vector<std::string> past, std::size_t depth) {
    const auto n = static_cast<std::uint32_t>(parts_.nodes.size());
    parts_.nodes.push_back({parent, action, kNone, 0, 0});
    if (depth == 5 || (depth > 1 && below(4) == 0)) {
      parts_.nodes[n].outcome = static_cast<std::uint32_t>(parts_.outcome_labels.size());
      parts_.outcome_labels.emplace_back();
      for (auto& own : paid_) own.emplace_back(long(below(4)) - 1);
    } else {
      const std::uint32_t mover = below(5);
      const std::uint32_t set = mover == 4 ? chance() : set_of(mover % 2, past[mover % 2]);
      parts_.nodes[n].information_set = set;
      for (std::uint32_t a = 0; a < parts_.information_sets[set].actions.size(); ++a) {
        std::vector<std::string> next = past;
        if (mover < 4) next[mover % 2] += std::to_string(set) + ":" + std::to_string(a) + " ";
        add(n, a, std::move(next), depth + 1);
      }
    }
    parts_.nodes[n].end = static_cast<std::uint32_t>(parts_.nodes.size());
  }

  std::uint32_t chance() {
    InformationSet set{kChance, "", {"a", "b"}, {Rational(1, 3), Rational(2, 3)}};
    parts_.information_sets.push_back(std::move(set));
    return static_cast<std::uint32_t>(parts_.information_sets.size() - 1);
  }

  std::uint32_t set_of(std::uint32_t player, const std::string& past) {
    const std::string key = std::to_string(player) + " " + past + "/" + std::to_string(below(2));
    const auto [known, is_new] =
        sets_.try_emplace(key, static_cast<std::uint32_t>(parts_.information_sets.size()));
    if (is_new) {
      std::vector<std::string> actions = {"a", "b"};
      if (below(4) == 0) actions.emplace_back("c");
      parts_.information_sets.push_back({player, "", std::move(actions), {}});
    }
    return known->second;
  }

  std::mt19937_64 random_;
  TreeParts parts_;
  std::vector<std::vector<Rational>> paid_;
  std::map<std::string, std::uint32_t> sets_;
};

Solution solved(const Game& game, Search search) {
  SolveOptions options;
  options.threads = 1;
  return verify(game, bimatrix::solve(game, options, search)).solution();
}

TEST(SequenceSearch, FindsWhatTheSearchOverPlansFinds) {
  int compared = 0;
  for (std::uint64_t seed = 1; compared < 150 && !HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const auto reduced = reduced_form(PerfectRecallTree(seed).make(), {24, 2000, 1000000});
    if (!reduced || !reduced->game.plans()) continue;
    ++compared;
    const Solution expected = solved(reduced->game, Search::exact);
    const Solution actual = solved(reduced->game, Search::sequences);
    EXPECT_EQ(actual.status, Status::complete);
    EXPECT_EQ(testing::equilibrium_set(actual), testing::equilibrium_set(expected));
  }
}

/// What is left of it once it was stopped is everything, which is then searched in the same way.
TEST(SequenceSearch, IsChosenWherePlansAreManyAndGoesOnFromItsOpenPart) {
  int chosen = 0;
  for (std::uint64_t seed = 1; chosen < 2 && !HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const auto reduced = reduced_form(PerfectRecallTree(seed).make(), {200, 20000, 1000000});
    if (!reduced) continue;
    const Game& game = reduced->game;
    const Solution whole = solved(game, Search::automatic);
    if (whole.method != "search over sequences, exact") continue;
    ++chosen;
    EXPECT_EQ(testing::equilibrium_set(whole), testing::equilibrium_set(solved(game, Search::certified)));
    std::atomic<bool> is_interrupted = true;
    SolveOptions options;
    options.threads = 1;
    options.interrupt = &is_interrupted;
    const Solution stopped = bimatrix::solve(game, options, Search::automatic);
    ASSERT_EQ(stopped.status, Status::interrupted);
    EXPECT_EQ(stopped.open_parts, std::vector<OpenPart>(1));
    is_interrupted = false;
    options.earlier = &stopped;
    const Solution rest = bimatrix::solve(game, options, Search::automatic);
    EXPECT_EQ(rest.method, whole.method);
    EXPECT_EQ(testing::equilibrium_set(rest), testing::equilibrium_set(whole));
  }
}

}  // namespace
}  // namespace nashsolve
