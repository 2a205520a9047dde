// Searches that do wrong are found out. Where faults are planted in the arithmetic of a search, or in what it
// does with its branches and vertices, each run whose answer changes is rejected by the checker; and where
// the equilibria are known before, the first step that would lose one ends the search and says which.
#include "support/planted.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <sstream>

#include "bimatrix.hpp"
#include "certified_search.hpp"
#include "check_error.hpp"
#include "compare_result.hpp"
#include "continuation.hpp"
#include "empty_checks.hpp"
#include "nashsolve/proof.hpp"
#include "nashsolve/report.hpp"
#include "nashsolve/verify.hpp"
#include "stop.hpp"
#include "support/lines.hpp"
#include "tree_walk.hpp"

namespace nashsolve {
namespace {

using bimatrix::Kernels;
using testing::lines_of;
using testing::Matrices;
using testing::Planted;
using testing::TightStrategies;

constexpr int kRuns = 50;
const std::string kPlantedDigest(64, 'a');

/// What the wrong arithmetic takes off the reach of a row.
constexpr double kTolerance = 1e-3;

bimatrix::RowView inspect_tolerantly(const double* row, const double* bound, const double* weight,
                                     std::size_t blocks) {
  bimatrix::RowView view = bimatrix::scalar_kernels().inspect_row(row, bound, weight, blocks);
  view.reach -= kTolerance;
  return view;
}
double sum_tolerantly(const double* row, const double* bound, std::size_t blocks) {
  return bimatrix::scalar_kernels().positive_sum(row, bound, blocks) - kTolerance;
}
bimatrix::RowView inspect_with_flipped_sign(const double* row, const double* bound, const double* weight,
                                            std::size_t blocks) {
  bimatrix::RowView view = bimatrix::scalar_kernels().inspect_row(row, bound, weight, blocks);
  view.reach = -view.reach;
  return view;
}
double sum_with_flipped_sign(const double* row, const double* bound, std::size_t blocks) {
  return -bimatrix::scalar_kernels().positive_sum(row, bound, blocks);
}

Kernels tolerant() {
  Kernels kernels = bimatrix::scalar_kernels();
  kernels.inspect_row = inspect_tolerantly;
  kernels.positive_sum = sum_tolerantly;
  return kernels;
}
Kernels flipped() {
  Kernels kernels = bimatrix::scalar_kernels();
  kernels.inspect_row = inspect_with_flipped_sign;
  kernels.positive_sum = sum_with_flipped_sign;
  return kernels;
}

/// Of generic payoffs: each maximal Nash subset is a point.
Matrices generic_game(int k) {
  std::mt19937_64 random(static_cast<std::uint64_t>(k));
  const auto size = static_cast<std::size_t>(6 + k % 4);
  return testing::random_matrices(random, size, size, -1'000'000, 1'000'000);
}
Matrices degenerate_game(int k) {
  std::mt19937_64 random(static_cast<std::uint64_t>(k));
  return testing::random_matrices(random, 4, 4, -1, 1);
}

/// What the search alone finds.
std::set<TightStrategies> search(const Game& game, const Kernels& kernels, SearchListener& listener) {
  const bimatrix::Polytopes polytopes = bimatrix::best_response_polytopes(game, bimatrix::Shift::common);
  const SolveOptions options;
  StopWatch watch(options);
  bimatrix::SearchRun run(watch, &listener);
  bimatrix::CertifiedSearch(polytopes, kernels, run).run({bimatrix::whole_tree(polytopes)}, 1);
  run.tell();
  std::set<TightStrategies> found;
  for (const bimatrix::NashFaces& subset : run.found()) {
    TightStrategies tight;
    for (std::size_t side = 0; side < 2; ++side) {
      subset.faces[side].tight.for_each([&](bimatrix::Label label) { tight[side].insert(label); });
    }
    found.insert(std::move(tight));
  }
  return found;
}

std::string text_of(ProofRecorder& recorder) {
  std::string text;
  recorder.write(kPlantedDigest, ProofForm::text, [&](std::string_view piece) { text += piece; });
  return text;
}

struct Truth {
  Game game;
  std::vector<TightStrategies> equilibria;
  checker::ClaimedResult claimed;
  std::string proof;
};

Truth truth_of(const Matrices& matrices) {
  Truth truth{matrices.game(), {}, {}, {}};
  ProofRecorder recorder(truth.game);
  SolveOptions options;
  options.listener = &recorder.listener();
  const VerifiedSolution verified =
      verify(truth.game, bimatrix::solve(truth.game, options, bimatrix::Search::certified));
  truth.proof = text_of(recorder);
  std::stringstream json;
  write_json(truth.game, {"game", kPlantedDigest}, verified, {},
             [&](std::string_view piece) { json << piece; });
  truth.claimed = checker::read_result(json, {matrices.rows(), matrices.columns()});
  for (const Equilibrium& equilibrium : verified.solution().equilibria) {
    truth.equilibria.push_back(testing::tight_at(matrices, equilibrium.exact()));
  }
  return truth;
}

/// The result of a search of a generic game that found no more than this.
checker::ClaimedResult claimed_with(const Truth& truth, const std::set<TightStrategies>& found) {
  checker::ClaimedResult claimed = truth.claimed;
  claimed.equilibria.clear();
  claimed.components.clear();
  claimed.subsets.clear();
  for (std::size_t k = 0; k < truth.equilibria.size(); ++k) {
    if (!found.contains(truth.equilibria[k])) continue;
    const std::size_t number = claimed.equilibria.size();
    claimed.equilibria.push_back(truth.claimed.equilibria[k]);
    claimed.components.push_back(number + 1);
    claimed.subsets.push_back({{std::vector{number}, std::vector{number}}, {}, number + 1});
  }
  claimed.component_count = claimed.subsets.size();
  return claimed;
}

bool is_accepted(const Game& game, const std::string& proof, const checker::ClaimedResult& claimed) {
  std::istringstream stream(proof);
  try {
    checker::ProofStream steps(stream);
    checker::EmptyChecks checks(1);
    checker::TreeWalk walk(game, checks);
    for (bool is_over = false; !is_over;) {
      const checker::Step step = steps.next();
      is_over = std::holds_alternative<checker::QedStep>(step);
      walk.take(step);
    }
    walk.finish();
    checker::compare_result(game, walk.subsets(), claimed);
    return true;
  } catch (const checker::CheckError&) {
    return false;
  }
}

TightStrategies subset_in(const std::string& line) {
  std::istringstream words(line);
  TightStrategies subset;
  std::size_t side = 0;
  for (std::string word; words >> word;) {
    if (word == "Q") side = 1;
    if (std::isdigit(static_cast<unsigned char>(word[0])) != 0)
      subset[side].insert(static_cast<StrategyId>(std::stoul(word) - 1));
  }
  return subset;
}

/// The lines of the first child of a branch.
std::pair<std::size_t, std::size_t> first_child(const std::vector<std::string>& lines, std::size_t branch) {
  std::size_t end = branch + 1;
  for (int open = 1; open > 0; ++end) {
    if (lines[end].starts_with("branch")) ++open;
    if (lines[end].starts_with("end")) --open;
  }
  return {branch + 1, end};
}

enum class BranchFault { skipped, lost_child };

/// The proof of a search that does not search the first child of one branch, and what it finds.
std::pair<std::string, std::set<TightStrategies>> with_fault(const Truth& truth, BranchFault fault,
                                                             std::mt19937_64& random) {
  std::vector<std::string> lines = lines_of(truth.proof);
  std::vector<std::size_t> branches;
  for (std::size_t k = 3; k < lines.size(); ++k) {
    if (lines[k].starts_with("branch")) branches.push_back(k);
  }
  if (!branches.empty()) {
    const std::size_t branch = branches[random() % branches.size()];
    const auto [first, end] = first_child(lines, branch);
    const auto place = [&](std::size_t k) { return lines.begin() + static_cast<std::ptrdiff_t>(k); };
    if (fault == BranchFault::skipped) {
      lines.erase(place(branch), place(end));
    } else {
      lines[first] = "end empty";
      lines.erase(place(first + 1), place(end));
    }
  }
  lines.back() = "qed " + std::to_string(lines.size() - 4);
  std::set<TightStrategies> found;
  std::string text;
  for (const std::string& line : lines) {
    text += line + '\n';
    if (line.starts_with("subset")) found.insert(subset_in(line));
  }
  return {text, found};
}

std::set<TightStrategies> all_of(const Truth& truth) {
  return {truth.equilibria.begin(), truth.equilibria.end()};
}

/// In kRuns games and more, until the answers of some have changed: few have a row within the tolerance.
void expect_rejected_where_changed(const Kernels& kernels) {
  constexpr int kChanged = 20;
  int changed = 0;
  for (int k = 0; (k < kRuns || (changed < kChanged && k < 20 * kRuns)) && !::testing::Test::HasFailure();
       ++k) {
    SCOPED_TRACE("game " + std::to_string(k));
    const Truth truth = truth_of(generic_game(k));
    ASSERT_TRUE(is_accepted(truth.game, truth.proof, claimed_with(truth, all_of(truth))));
    ProofRecorder recorder(truth.game);
    const std::set<TightStrategies> found = search(truth.game, kernels, recorder.listener());
    if (found == all_of(truth)) continue;
    ++changed;
    EXPECT_FALSE(is_accepted(truth.game, text_of(recorder), claimed_with(truth, found)));
    Planted planted(truth.equilibria);
    EXPECT_THROW(
        {
          search(truth.game, kernels, planted);
          planted.finish();
        },
        testing::LostEquilibrium);
  }
  ::testing::Test::RecordProperty("changed", changed);
  EXPECT_GE(changed, kChanged);
}

TEST(Planted, ToleranceIsFoundOut) {
  expect_rejected_where_changed(tolerant());
}

TEST(Planted, FlippedSignIsFoundOut) {
  expect_rejected_where_changed(flipped());
}

TEST(Planted, SkippedBranchAndLostChildAreFoundOut) {
  std::mt19937_64 random(17);
  int changed = 0;
  for (const BranchFault fault : {BranchFault::skipped, BranchFault::lost_child}) {
    for (int k = 0; k < kRuns && !HasFailure(); ++k) {
      SCOPED_TRACE("game " + std::to_string(k));
      const Truth truth = truth_of(generic_game(k));
      const auto [proof, found] = with_fault(truth, fault, random);
      if (found == all_of(truth)) continue;
      ++changed;
      EXPECT_FALSE(is_accepted(truth.game, proof, claimed_with(truth, found)));
    }
  }
  RecordProperty("changed", changed);
  EXPECT_GT(changed, kRuns / 2);
}

TEST(Planted, ForgottenVertexIsFoundOut) {
  int changed = 0;
  for (int k = 0; changed < kRuns && k < 20 * kRuns && !HasFailure(); ++k) {
    SCOPED_TRACE("game " + std::to_string(k));
    const Truth truth = truth_of(degenerate_game(k));
    ASSERT_TRUE(is_accepted(truth.game, truth.proof, truth.claimed));
    checker::ClaimedResult claimed = truth.claimed;
    for (checker::ClaimedSubset& subset : claimed.subsets) {
      auto& vertices = subset.end_points[static_cast<std::size_t>(k) % 2];
      if (vertices.size() < 2) continue;
      vertices.pop_back();
      ++changed;
      EXPECT_FALSE(is_accepted(truth.game, truth.proof, claimed));
      break;
    }
  }
  EXPECT_EQ(changed, kRuns);
}

// Degenerate games, too: an equilibrium that a leaf leaves to another one has to lie in what that one finds.
TEST(Planted, EquilibriaAreNotLost) {
  std::size_t equilibria = 0;
  for (int k = 0; k < 2 * kRuns && !HasFailure(); ++k) {
    SCOPED_TRACE("game " + std::to_string(k));
    const Matrices matrices = k % 2 == 0 ? generic_game(k) : degenerate_game(k);
    const Truth truth = truth_of(matrices);
    equilibria += truth.equilibria.size();
    for (const bimatrix::Search search : {bimatrix::Search::certified, bimatrix::Search::exact}) {
      Planted planted(truth.equilibria);
      SolveOptions options;
      options.listener = &planted;
      options.threads = 1 + static_cast<unsigned>(k) % 3;
      EXPECT_NO_THROW({
        bimatrix::solve(truth.game, options, search);
        planted.finish();
      });
    }
  }
  EXPECT_GT(equilibria, 300U);
}

}  // namespace
}  // namespace nashsolve
