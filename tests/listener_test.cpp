// Whoever listens to a search of two players can prove its answer again: each exclusion is checked here in
// exact arithmetic from the payoffs alone, and the tree that remains leaves nothing out.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "bimatrix.hpp"
#include "nashsolve/verify.hpp"
#include "nplayer.hpp"
#include "support/equilibrium_set.hpp"
#include "support/matrices.hpp"
#include "support/recording.hpp"

namespace nashsolve {
namespace {

using bimatrix::Search;
using testing::Matrices;
using testing::Multiples;
using testing::Recording;
using testing::uniform;

using Ids = std::set<StrategyId>;

bool includes(const Ids& all, const Ids& some) {
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

/// A best-response polytope by its definition: row s has payoff[s][v] of variable v, affinely made integers
/// with minimum 1 and differences without a common divisor.
struct Side {
  std::vector<StrategyId> slacks;
  std::vector<StrategyId> variables;
  std::vector<std::vector<Rational>> payoff;

  [[nodiscard]] Rational largest(std::size_t v) const {
    Rational most = 0;
    for (const auto& row : payoff) most = std::max(most, row[v]);
    return most;
  }
};

std::vector<std::vector<Rational>> normalised(std::vector<std::vector<Rational>> payoffs) {
  Rational least = payoffs[0][0];
  for (const auto& row : payoffs) least = std::min(least, *std::min_element(row.begin(), row.end()));
  Integer denominator = 1;
  for (auto& row : payoffs) {
    for (Rational& value : row) {
      value -= least;
      denominator *= value.get_den() / greatest_common_divisor(denominator, value.get_den());
    }
  }
  Integer unit = 0;
  for (const auto& row : payoffs) {
    for (const Rational& value : row)
      unit = greatest_common_divisor(unit, Rational(value * denominator).get_num());
  }
  for (auto& row : payoffs) {
    for (Rational& value : row) value = (unit == 0 ? Rational(0) : Rational(value * denominator / unit)) + 1;
  }
  return payoffs;
}

class TreeCheck {
 public:
  explicit TreeCheck(const Matrices& game) : game_(game) {
    for (StrategyId s = 0; s < game.rows() + game.columns(); ++s) left_.insert(s);
  }

  void run(const std::vector<testing::Told>& all) {
    for (const testing::Told& told : all) {
      std::visit([this](const auto& each) { hear(each); }, told);
      if (::testing::Test::HasFailure()) return;
    }
    EXPECT_TRUE(nodes_.empty()) << "the tree was not walked to its end";
    for (const auto& [p, q] : covered_) {
      EXPECT_TRUE(std::any_of(subsets_.begin(), subsets_.end(), [&, p = p, q = q](const auto& subset) {
        return includes(p, subset[0]) && includes(q, subset[1]);
      })) << "a leaf lies in no subset that was found";
    }
  }

  [[nodiscard]] std::size_t subsets() const { return subsets_.size(); }
  [[nodiscard]] std::size_t exclusions() const { return exclusions_; }

 private:
  struct Node {
    std::array<Ids, 2> tight;
    std::array<Ids, 2> slack;
    bool is_empty = false;
    bool holds_found = false;
  };

  void hear(const testing::ToldMerger& merger) {
    ASSERT_TRUE(sides_.empty());
    ASSERT_TRUE(left_.contains(merger.other) && left_.erase(merger.strategy) == 1);
    const bool is_row = merger.strategy < game_.rows();
    ASSERT_EQ(is_row, merger.other < game_.rows());
    for (const testing::Matrix& matrix : {game_.a, game_.b}) {
      const testing::Matrix rows = is_row ? matrix : testing::transposed(matrix);
      const std::size_t first = is_row ? 0 : game_.rows();
      EXPECT_EQ(rows[merger.strategy - first], rows[merger.other - first]);
    }
  }

  void begin() {
    if (!sides_.empty()) return;
    for (std::size_t side = 0; side < 2; ++side) {
      Side& own = sides_.emplace_back();
      for (const StrategyId s : left_)
        (((s < game_.rows()) == (side == 0)) ? own.variables : own.slacks).push_back(s);
      for (const StrategyId slack : own.slacks) {
        own.payoff.emplace_back();
        for (const StrategyId variable : own.variables) {
          own.payoff.back().push_back(side == 0 ? game_.b[variable][slack - game_.rows()]
                                                : game_.a[slack][variable - game_.rows()]);
        }
      }
      own.payoff = normalised(own.payoff);
    }
    nodes_.emplace_back();
  }

  /// c = M'w, by the variable.
  static std::vector<Rational> combined(const Side& side, const std::vector<Rational>& weights) {
    std::vector<Rational> sums(side.variables.size());
    for (std::size_t s = 0; s < weights.size(); ++s) {
      for (std::size_t v = 0; v < sums.size(); ++v) sums[v] += weights[s] * side.payoff[s][v];
    }
    return sums;
  }

  static std::vector<Rational> by_slack(const Side& side, const Multiples& multipliers) {
    std::vector<Rational> weights(side.slacks.size());
    for (const auto& [strategy, value] : multipliers) {
      const auto place = std::find(side.slacks.begin(), side.slacks.end(), strategy);
      EXPECT_NE(place, side.slacks.end()) << "a multiplier of what is no row";
      if (place != side.slacks.end()) weights[static_cast<std::size_t>(place - side.slacks.begin())] += value;
    }
    return weights;
  }

  void hear(const testing::ToldExclusion& exclusion) {
    begin();
    ++exclusions_;
    const Side& side = sides_[exclusion.side];
    Ids& tight = nodes_.back().tight[exclusion.side];
    Ids face = tight;
    face.insert(exclusion.label);
    const std::vector<Rational> weights = by_slack(side, exclusion.multipliers);
    Rational rest = 0;
    for (std::size_t s = 0; s < weights.size(); ++s) {
      rest += weights[s];
      if (!face.contains(side.slacks[s]) && weights[s] > 0) rest -= weights[s];
    }
    const std::vector<Rational> sums = combined(side, weights);
    for (std::size_t v = 0; v < sums.size(); ++v) {
      if (!face.contains(side.variables[v]) && sums[v] > 0) rest -= sums[v] / side.largest(v);
    }
    EXPECT_GT(rest, 0) << "an exclusion proves nothing";
    ASSERT_TRUE(left_.contains(exclusion.label));
    if (tight.contains(exclusion.label)) nodes_.back().is_empty = true;
    nodes_.back().tight[1 - exclusion.side].insert(exclusion.label);
  }

  void hear(const testing::ToldImplication& implication) {
    begin();
    const Side& side = sides_[implication.side];
    Ids& tight = nodes_.back().tight[implication.side];
    const std::vector<Rational> weights = by_slack(side, implication.multipliers);
    Ids implied;
    Rational sum = 0;
    for (std::size_t s = 0; s < weights.size(); ++s) {
      sum += weights[s];
      if (tight.contains(side.slacks[s])) continue;
      EXPECT_GE(weights[s], 0);
      if (weights[s] > 0) implied.insert(side.slacks[s]);
    }
    EXPECT_EQ(sum, 0);
    const std::vector<Rational> sums = combined(side, weights);
    for (std::size_t v = 0; v < sums.size(); ++v) {
      if (tight.contains(side.variables[v])) continue;
      EXPECT_GE(sums[v], 0);
      if (sums[v] > 0) implied.insert(side.variables[v]);
    }
    tight.insert(implied.begin(), implied.end());
  }

  void hear(const LabelBranch& branch) {
    begin();
    ASSERT_TRUE(left_.contains(branch.label));
    const auto child_with = [&](std::size_t side) {
      Node child = nodes_.back();
      child.tight[side].insert(branch.label);
      if (side != branch.both) child.slack[branch.both].insert(branch.label);
      return child;
    };
    Node first = child_with(branch.side);
    nodes_.back() = child_with(1 - branch.side);
    nodes_.push_back(std::move(first));
  }

  void hear(const testing::ToldOptimum& optimum) {
    begin();
    EXPECT_TRUE(has_constant_sum());
    std::array<Ids, 2>& tight = nodes_.back().tight;
    for (std::size_t side = 0; side < 2; ++side) {
      const Side& own = sides_[side];
      const auto weight_of = [&](StrategyId strategy) {
        const auto place = std::find_if(optimum.weights.begin(), optimum.weights.end(),
                                        [strategy](const auto& each) { return each.first == strategy; });
        return place == optimum.weights.end() ? Rational(0) : place->second;
      };
      Rational weights = 0;
      std::vector<Rational> values(own.slacks.size());
      for (std::size_t v = 0; v < own.variables.size(); ++v) {
        const Rational weight = weight_of(own.variables[v]);
        EXPECT_GE(weight, 0);
        weights += weight;
        for (std::size_t s = 0; s < values.size(); ++s) values[s] += weight * own.payoff[s][v];
      }
      EXPECT_GT(weights, 0);
      const Rational best = *std::max_element(values.begin(), values.end());
      for (std::size_t s = 0; s < values.size(); ++s) {
        const bool is_used = weight_of(own.slacks[s]) > 0;
        EXPECT_TRUE(!is_used || values[s] == best) << "not optimal";
        if (is_used) tight[side].insert(own.slacks[s]);
        if (values[s] < best) tight[1 - side].insert(own.slacks[s]);
      }
    }
  }

  [[nodiscard]] bool has_constant_sum() const {
    for (std::size_t i = 0; i < game_.rows(); ++i) {
      for (std::size_t j = 0; j < game_.columns(); ++j) {
        if (game_.a[i][j] + game_.b[i][j] != game_.a[0][0] + game_.b[0][0]) return false;
      }
    }
    return true;
  }

  static bool meet(const Ids& some, const Ids& others) {
    return std::any_of(some.begin(), some.end(), [&](StrategyId s) { return others.contains(s); });
  }

  void hear(const testing::ToldSubset& subset) {
    begin();
    Node& node = nodes_.back();
    std::array<Ids, 2> tight;
    for (std::size_t side = 0; side < 2; ++side) {
      tight[side] = Ids(subset.tight[side].begin(), subset.tight[side].end());
      node.holds_found = (side == 0 || node.holds_found) && includes(node.tight[side], tight[side]);
    }
    Ids both = tight[0];
    both.insert(tight[1].begin(), tight[1].end());
    EXPECT_EQ(both, left_) << "no Nash subset";
    EXPECT_TRUE(std::find(subsets_.begin(), subsets_.end(), tight) == subsets_.end()) << "found twice";
    subsets_.push_back(std::move(tight));
  }

  void hear(Ending ending) {
    begin();
    ASSERT_FALSE(nodes_.empty());
    const Node& node = nodes_.back();
    switch (ending) {
      case Ending::empty:
        EXPECT_TRUE(node.is_empty);
        break;
      case Ending::repeated:
        EXPECT_TRUE(meet(node.slack[0], node.tight[0]) || meet(node.slack[1], node.tight[1]));
        break;
      case Ending::found:
        EXPECT_TRUE(node.holds_found);
        break;
      case Ending::covered:
        covered_.push_back(node.tight);
        break;
      case Ending::artificial:
        EXPECT_TRUE(includes(node.tight[0], Ids(sides_[0].variables.begin(), sides_[0].variables.end())));
    }
    nodes_.pop_back();
  }

  const Matrices& game_;
  Ids left_;
  std::vector<Side> sides_;
  std::vector<Node> nodes_;
  std::vector<std::array<Ids, 2>> subsets_;
  std::vector<std::array<Ids, 2>> covered_;
  std::size_t exclusions_ = 0;
};

/// The checked exclusions of the search.
std::size_t checked(const Matrices& matrices, Search search, unsigned threads) {
  Recording recording;
  SolveOptions options;
  options.threads = threads;
  options.listener = &recording;
  const Game game = matrices.game();
  const Solution heard = bimatrix::solve(game, options, search);
  options.listener = nullptr;
  const Solution unheard = bimatrix::solve(game, options, search);
  EXPECT_EQ(testing::equilibrium_set(heard), testing::equilibrium_set(unheard));
  TreeCheck check(matrices);
  check.run(recording.told());
  std::size_t subsets = 0;
  for (const Component& component : heard.components) subsets += component.subsets.size();
  EXPECT_EQ(check.subsets(), subsets);
  return check.exclusions();
}

/// 150 games: every third has payoffs in -1..1, every third has one payoff in a row repeated, every fifth has
/// copies of strategies, every seventh payoffs beyond 64 bits in its determinants.
Matrices game_number(int k) {
  std::mt19937_64 random(static_cast<std::uint64_t>(k));
  const auto size = [&] { return static_cast<std::size_t>(uniform(random, 2, k % 10 == 9 ? 11 : 7)); };
  const long range = k % 3 == 0 ? 1 : k % 7 == 0 ? 1'000'000'000'000 : 50;
  Matrices matrices = testing::random_matrices(random, size(), size(), -range, range);
  if (k % 3 == 1) {
    for (testing::Matrix* matrix : {&matrices.a, &matrices.b}) {
      for (auto& row : *matrix) row[static_cast<std::size_t>(uniform(random, 0, 1))] = row[1];
    }
  }
  if (k % 5 == 0) {
    for (testing::Matrix* matrix : {&matrices.a, &matrices.b}) {
      matrix->push_back(matrix->front());
      for (auto& row : *matrix) row.insert(row.begin(), row.back());
    }
  }
  return matrices;
}

TEST(Listener, ProvesTheAnswersOfTheExactSearchAgain) {
  std::size_t exclusions = 0;
  for (int k = 0; k < 150 && !HasFailure(); ++k) {
    SCOPED_TRACE("game " + std::to_string(k));
    exclusions += checked(game_number(k), Search::exact, 1);
  }
  EXPECT_GT(exclusions, 1000U);
}

TEST(Listener, ProvesTheAnswersOfTheCertifiedSearchAgain) {
  std::size_t exclusions = 0;
  for (int k = 0; k < 150 && !HasFailure(); ++k) {
    SCOPED_TRACE("game " + std::to_string(k));
    exclusions += checked(game_number(k), Search::certified, 1 + static_cast<unsigned>(k) % 3);
  }
  EXPECT_GT(exclusions, 1000U);
}

TEST(Listener, HearsTheSameTreeFromAnyNumberOfThreads) {
  std::mt19937_64 random(7);
  const Matrices matrices = testing::random_matrices(random, 22, 22, -100, 100);
  std::vector<std::vector<testing::Told>> trees;
  for (const unsigned threads : {1U, 3U}) {
    Recording recording;
    SolveOptions options;
    options.threads = threads;
    options.listener = &recording;
    bimatrix::solve(matrices.game(), options, Search::certified);
    TreeCheck check(matrices);
    check.run(recording.told());
    EXPECT_GT(check.exclusions(), 1000U);
    trees.push_back(recording.told());
  }
  EXPECT_TRUE(trees[0] == trees[1]);
}

TEST(Listener, HearsTheOptimalStrategiesOfAGameOfConstantSum) {
  for (int k = 0; k < 40 && !HasFailure(); ++k) {
    SCOPED_TRACE("game " + std::to_string(k));
    std::mt19937_64 random(static_cast<std::uint64_t>(k));
    const long range = k % 2 == 0 ? 1 : 1000;
    Matrices matrices = testing::random_matrices(random, 7, 8, -range, range);
    for (std::size_t i = 0; i < matrices.rows(); ++i) {
      for (std::size_t j = 0; j < matrices.columns(); ++j) matrices.b[i][j] = k % 3 - matrices.a[i][j];
    }
    EXPECT_EQ(checked(matrices, Search::automatic, 1), 0U) << "it was searched";
  }
}

TEST(Listener, HearsWhatIsTightWhereverItIsOnTheOtherSide) {
  // Hours of smuggling against hours of control.
  constexpr long kHours = 9;
  Matrices matrices{testing::Matrix(kHours, std::vector<Rational>(kHours)),
                    testing::Matrix(kHours, std::vector<Rational>(kHours))};
  for (long i = 0; i < kHours; ++i) {
    for (long j = 0; j < kHours; ++j) {
      const auto row = static_cast<std::size_t>(i);
      const auto column = static_cast<std::size_t>(j);
      matrices.a[row][column] = i == j ? -kHours : i > 0 ? 1 : 0;
      matrices.b[row][column] = (i == j ? kHours : 0) - (j > 0 ? 1 : 0);
    }
  }
  Recording recording;
  SolveOptions options;
  options.listener = &recording;
  bimatrix::solve(matrices.game(), options, Search::certified);
  TreeCheck check(matrices);
  check.run(recording.told());
  EXPECT_EQ(check.subsets(), 1U);
  EXPECT_TRUE(std::any_of(recording.told().begin(), recording.told().end(), [](const testing::Told& told) {
    const auto* const branch = std::get_if<LabelBranch>(&told);
    return branch != nullptr && branch->both == 1;
  }));
}

// Its numbers would be those of a smaller game.
TEST(Listener, HearsNothingOfAGameOfTwoWithinALargerOne) {
  std::mt19937_64 random(3);
  const Matrices two = testing::random_matrices(random, 4, 4, -50, 50);
  std::vector<std::vector<Rational>> payoffs(3);
  for (std::size_t row = 0; row < two.rows(); ++row) {
    for (std::size_t column = 0; column < two.columns(); ++column) {
      payoffs[0].push_back(two.a[row][column]);
      payoffs[1].push_back(two.b[row][column]);
      payoffs[2].emplace_back(0);
    }
  }
  std::vector<PayoffTable> tables;
  for (const auto& own : payoffs) tables.push_back(PayoffTable::from(own));
  const std::vector<std::size_t> shape = {two.rows(), two.columns(), 1};
  Recording recording;
  SolveOptions options;
  options.listener = &recording;
  const Solution solution = solve_nplayer(Game(default_players(shape), std::move(tables)), options);
  EXPECT_EQ(solution.status, Status::complete);
  EXPECT_FALSE(solution.equilibria.empty());
  EXPECT_TRUE(recording.told().empty());
}

}  // namespace
}  // namespace nashsolve
