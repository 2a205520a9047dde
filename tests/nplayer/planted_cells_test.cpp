// Searches of three and more players that do wrong are found out. Where faults are planted in the numbers
// that a search computes with, or in what it does with its branches, each run whose answer changes is
// rejected by the checker; and where the equilibria are known before, the first step that would lose one ends
// the search.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "cell_recorder.hpp"
#include "cell_stream.hpp"
#include "cell_walk.hpp"
#include "check_error.hpp"
#include "claimed_profiles.hpp"
#include "found_equilibrium.hpp"
#include "parallel_search.hpp"
#include "payoff_tensors.hpp"
#include "proof_output.hpp"
#include "support/planted_profiles.hpp"
#include "support/random_games.hpp"

namespace nashsolve {
namespace {

using nplayer::Label;
using nplayer::NodeLabels;
using nplayer::PayoffTensors;
using nplayer::Supports;

constexpr int kRuns = 50;

Game generic_game(int k) {
  const testing::Shape shapes[] = {{2, 2, 2}, {3, 3, 2}, {3, 3, 3}, {2, 2, 2, 2}};
  return testing::random_game(shapes[k % 4], static_cast<std::uint64_t>(k) + 1, -1'000'000, 1'000'000);
}

SolveOptions one_thread() {
  SolveOptions options;
  options.threads = 1;
  return options;
}

/// What a search of these nodes finds, as a result would claim it.
std::vector<checker::SupportSolution> search(const PayoffTensors& tensors,
                                             const std::vector<NodeLabels>* nodes, CellListener& listener) {
  const nplayer::SearchOutcome outcome =
      nplayer::search_all_supports(tensors, one_thread(), nodes, &listener);
  std::vector<checker::SupportSolution> found;
  for (const nplayer::FoundEquilibrium& equilibrium : outcome.equilibria) {
    checker::SupportSolution& own = found.emplace_back();
    own.support = equilibrium.supports;
    if (equilibrium.exact) {
      own.lower = own.upper = *equilibrium.exact;
      continue;
    }
    for (const std::vector<Enclosure>& bounds : nplayer::enclosure_of(*equilibrium.enclosed)) {
      std::vector<Rational>& lower = own.lower.emplace_back();
      std::vector<Rational>& upper = own.upper.emplace_back();
      for (const Enclosure& each : bounds) {
        lower.push_back(each.lower);
        upper.push_back(each.upper);
      }
    }
  }
  return found;
}

std::multiset<Supports> supports_of(const std::vector<checker::SupportSolution>& found) {
  std::multiset<Supports> supports;
  for (const checker::SupportSolution& each : found) supports.insert(each.support);
  return supports;
}

/// The probabilities of all strategies, numbered through.
std::vector<double> probabilities(const checker::SupportSolution& solution,
                                  const std::vector<std::size_t>& counts) {
  std::vector<double> all;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const std::size_t first = all.size();
    all.resize(first + counts[i]);
    for (std::size_t k = 0; k < solution.support[i].size(); ++k) {
      all[first + solution.support[i][k]] = nearest_double((solution.lower[i][k] + solution.upper[i][k]) / 2);
    }
  }
  return all;
}

bool is_accepted(const Game& game, const proof::CellRecorder& recorder,
                 const std::vector<checker::SupportSolution>& found) {
  std::stringstream text;
  const proof::ProofSink sink = [&](std::string_view piece) { text << piece; };
  proof::ProofOutput output(game, std::string(64, 'a'), ProofForm::text, sink);
  recorder.walk([](std::string_view /*root*/) {}, [&](std::string_view step) { output.add(step); });
  output.finish();
  checker::ClaimedProfiles claimed;
  claimed.profiles = found;
  try {
    checker::CellStream steps(text, game.player_count());
    checker::CellWalk walk(game);
    for (bool is_over = false; !is_over;) {
      const checker::CellStep step = steps.next();
      is_over = std::holds_alternative<checker::LastStep>(step);
      walk.take(step);
    }
    walk.finish();
    checker::compare_profiles(claimed, walk.found());
    return true;
  } catch (const checker::CheckError&) {
    return false;
  }
}

struct Truth {
  Game game;
  PayoffTensors tensors;
  std::vector<checker::SupportSolution> found;
  /// Of each equilibrium the probabilities of all strategies, numbered through.
  std::vector<std::vector<double>> profiles;
};

/// Nothing where the game has no proof.
std::optional<Truth> truth_of(const Game& game) {
  Truth truth{game, nplayer::payoff_tensors(game), {}, {}};
  proof::CellRecorder recorder(game);
  truth.found = search(truth.tensors, nullptr, recorder);
  if (recorder.is_undecided()) return std::nullopt;
  EXPECT_TRUE(is_accepted(game, recorder, truth.found));
  for (const checker::SupportSolution& each : truth.found)
    truth.profiles.push_back(probabilities(each, truth.tensors.counts));
  return truth;
}

/// Searches with wrong numbers: each run that finds anything else is found out, by the checker and by whoever
/// knows the equilibria.
void expect_rejected_where_changed(const std::function<void(PayoffTensors&)>& spoil) {
  int runs = 0;
  int changed = 0;
  for (int k = 0; runs < kRuns && !::testing::Test::HasFailure(); ++k) {
    SCOPED_TRACE("game " + std::to_string(k));
    const std::optional<Truth> truth = truth_of(generic_game(k));
    if (!truth) continue;
    ++runs;
    PayoffTensors wrong = truth->tensors;
    spoil(wrong);
    proof::CellRecorder recorder(truth->game);
    const std::vector<checker::SupportSolution> found = search(wrong, nullptr, recorder);
    if (recorder.is_undecided() || supports_of(found) == supports_of(truth->found)) continue;
    ++changed;
    EXPECT_FALSE(is_accepted(truth->game, recorder, found));
    testing::PlantedProfiles planted(truth->profiles, wrong.counts);
    EXPECT_THROW(
        {
          search(wrong, nullptr, planted);
          planted.finish();
        },
        testing::LostProfile);
  }
  ::testing::Test::RecordProperty("changed", changed);
  EXPECT_GT(changed, 0);
}

TEST(PlantedCells, ToleranceIsFoundOut) {
  // Rounding bounds below zero: what misses a proof by so little counts as proved.
  expect_rejected_where_changed([](PayoffTensors& tensors) {
    for (double& error : tensors.error) error = -1e-3;
  });
}

TEST(PlantedCells, FlippedSignIsFoundOut) {
  // One player's payoffs count as costs.
  expect_rejected_where_changed([](PayoffTensors& tensors) {
    for (double& payoff : tensors.rounded.front()) payoff = 1 - payoff;
  });
}

/// A search that does not search one child of its first branch: it forgets that there is one, or takes it for
/// empty.
TEST(PlantedCells, SkippedBranchAndLostChildAreFoundOut) {
  int runs = 0;
  int changed = 0;
  for (int k = 0; runs < 2 * kRuns && !HasFailure(); ++k) {
    SCOPED_TRACE("game " + std::to_string(k));
    const std::optional<Truth> truth = truth_of(generic_game(k));
    if (!truth) continue;
    ++runs;
    const bool is_skipped = k % 2 == 0;
    NodeLabels labels;
    for (const std::size_t count : truth->tensors.counts) labels.emplace_back(count, Label::open);
    const std::size_t player = static_cast<std::size_t>(k) % labels.size();
    const bool is_used_left = k % 3 == 0;
    labels[player].back() = is_used_left ? Label::used : Label::unused;
    const std::vector<NodeLabels> nodes = {labels};
    StrategyId strategy = 0;
    for (std::size_t i = 0; i <= player; ++i) strategy += static_cast<StrategyId>(truth->tensors.counts[i]);
    --strategy;
    const auto run = [&](CellListener& listener) {
      // Weights that show nothing.
      const VertexWeights no_weights{{{strategy, strategy, {}, {}}}, 0};
      if (!is_skipped) listener.branched(strategy);
      if (!is_skipped && !is_used_left) listener.infeasible(no_weights);
      std::vector<checker::SupportSolution> found = search(truth->tensors, &nodes, listener);
      if (!is_skipped && is_used_left) listener.infeasible(no_weights);
      return found;
    };
    proof::CellRecorder recorder(truth->game);
    const std::vector<checker::SupportSolution> found = run(recorder);
    if (supports_of(found) == supports_of(truth->found)) continue;
    ++changed;
    EXPECT_FALSE(is_accepted(truth->game, recorder, found));
    testing::PlantedProfiles planted(truth->profiles, truth->tensors.counts);
    EXPECT_THROW(
        {
          run(planted);
          planted.finish();
        },
        testing::LostProfile);
  }
  RecordProperty("changed", changed);
  EXPECT_GT(changed, kRuns / 2);
}

TEST(PlantedCells, ForgottenEquilibriumIsFoundOut) {
  int changed = 0;
  for (int k = 0; changed < kRuns && !HasFailure(); ++k) {
    SCOPED_TRACE("game " + std::to_string(k));
    const Game game = generic_game(k);
    proof::CellRecorder recorder(game);
    const PayoffTensors tensors = nplayer::payoff_tensors(game);
    std::vector<checker::SupportSolution> found = search(tensors, nullptr, recorder);
    if (recorder.is_undecided()) continue;
    ++changed;
    found.erase(found.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(k) % found.size()));
    EXPECT_FALSE(is_accepted(game, recorder, found));
  }
}

TEST(PlantedCells, EquilibriaAreNotLost) {
  std::size_t equilibria = 0;
  for (int k = 0; k < 2 * kRuns && !HasFailure(); ++k) {
    SCOPED_TRACE("game " + std::to_string(k));
    const std::optional<Truth> truth = truth_of(generic_game(k));
    if (!truth) continue;
    equilibria += truth->found.size();
    testing::PlantedProfiles planted(truth->profiles, truth->tensors.counts);
    EXPECT_NO_THROW({
      search(truth->tensors, nullptr, planted);
      planted.finish();
    });
  }
  EXPECT_GT(equilibria, 150U);
}

}  // namespace
}  // namespace nashsolve
