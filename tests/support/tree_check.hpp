// Follows what a search of two players told, in exact arithmetic from the payoffs alone, and fails the test
// at what does not follow.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>
#include <variant>
#include <vector>

#include "support/matrices.hpp"
#include "support/recording.hpp"

namespace nashsolve::testing {

using Ids = std::set<StrategyId>;

inline bool includes(const Ids& all, const Ids& some) {
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

inline std::vector<std::vector<Rational>> normalised(std::vector<std::vector<Rational>> payoffs) {
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

  void run(const std::vector<Told>& all) {
    for (const Told& told : all) {
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

  void hear(const ToldMerger& merger) {
    ASSERT_TRUE(sides_.empty());
    ASSERT_TRUE(left_.contains(merger.other) && left_.erase(merger.strategy) == 1);
    const bool is_row = merger.strategy < game_.rows();
    ASSERT_EQ(is_row, merger.other < game_.rows());
    for (const Matrix& matrix : {game_.a, game_.b}) {
      const Matrix rows = is_row ? matrix : transposed(matrix);
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

  void hear(const ToldExclusion& exclusion) {
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

  void hear(const ToldImplication& implication) {
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

  void hear(const ToldOptimum& optimum) {
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

  void hear(const ToldSubset& subset) {
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

}  // namespace nashsolve::testing
