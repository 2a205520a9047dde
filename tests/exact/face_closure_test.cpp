// What is tight on a whole face, against all vertices that the face has; and what weak dominators say of it.
#include <gtest/gtest.h>

#include <bit>
#include <optional>
#include <random>
#include <vector>

#include "closed_face.hpp"
#include "dictionary.hpp"
#include "linear_system.hpp"
#include "polytope.hpp"
#include "weak_dominators.hpp"

namespace nashsolve::bimatrix {
namespace {

/// All that is tight at the point that these labels, as many as there are variables, make; nothing where they
/// make none, or one outside.
std::optional<LabelSet> tight_at(const Polytope& polytope, unsigned labels) {
  std::vector<std::size_t> variables;
  std::vector<std::size_t> slacks;
  for (std::size_t v = 0; v < polytope.variable_count; ++v) {
    if ((labels >> polytope.variable_label(v) & 1U) == 0) variables.push_back(v);
  }
  for (std::size_t s = 0; s < polytope.slack_count; ++s) {
    if ((labels >> polytope.slack_label(s) & 1U) != 0) slacks.push_back(s);
  }
  std::vector<Integer> system;
  for (const std::size_t s : slacks) {
    for (const std::size_t v : variables) system.push_back(polytope.entry(s, v));
  }
  const auto solution = solve_for_ones(system, slacks.size());
  if (!solution) return std::nullopt;
  const int sign = sgn(solution->determinant);
  LabelSet tight(polytope.label_count());
  std::vector<Integer> point(polytope.variable_count);
  for (std::size_t k = 0; k < variables.size(); ++k) point[variables[k]] = sign * solution->numerators[k];
  for (std::size_t v = 0; v < point.size(); ++v) {
    if (sgn(point[v]) < 0) return std::nullopt;
    if (sgn(point[v]) == 0) tight.insert(polytope.variable_label(v));
  }
  for (std::size_t s = 0; s < polytope.slack_count; ++s) {
    Integer slack = abs(solution->determinant);
    for (std::size_t v = 0; v < point.size(); ++v) slack -= polytope.entry(s, v) * point[v];
    if (sgn(slack) < 0) return std::nullopt;
    if (sgn(slack) == 0) tight.insert(polytope.slack_label(s));
  }
  return tight;
}

TEST(FaceClosure, IsWhatAllVerticesOfTheFaceHaveTight) {
  std::mt19937_64 random(5);
  std::uint64_t pivots = 0;
  WorkMeter meter(pivots);
  int empty = 0;
  int implied = 0;
  int pure_faces = 0;
  for (int round = 0; round < 300; ++round) {
    const std::size_t m = 3 + random() % 3;
    const std::size_t n = 3 + random() % 3;
    const std::uint64_t range = 2 + random() % 3;
    std::vector<std::vector<Rational>> payoffs(m, std::vector<Rational>(n));
    for (auto& row : payoffs) {
      for (Rational& payoff : row) payoff = static_cast<long>(random() % range);
    }
    const Polytope polytope = best_response_polytopes(bimatrix_game(payoffs, payoffs))[1];
    std::vector<LabelSet> vertices;
    for (unsigned labels = 0; labels < 1U << (m + n); ++labels) {
      if (static_cast<std::size_t>(std::popcount(labels)) != n) continue;
      if (auto tight = tight_at(polytope, labels)) vertices.push_back(*std::move(tight));
    }
    for (int face = 0; face < 10; ++face) {
      LabelSet asked(m + n);
      for (std::size_t k = random() % 4; k-- > 0;) asked.insert(static_cast<Label>(random() % (m + n)));
      std::optional<LabelSet> expected;
      for (const LabelSet& vertex : vertices) {
        if (!asked.is_subset_of(vertex)) continue;
        if (!expected) expected = vertex;
        *expected &= vertex;
      }
      EXPECT_EQ(closure(polytope, asked, meter), expected);
      const std::optional<LabelSet> pure = pure_vertex(polytope, asked);
      bool is_pure_there = false;
      for (const LabelSet& vertex : vertices) {
        if (!asked.is_subset_of(vertex)) continue;
        EXPECT_EQ(closure_at(polytope, vertex, asked, meter), expected);
        std::size_t used = 0;
        for (std::size_t v = 0; v < n; ++v) used += vertex.contains(polytope.variable_label(v)) ? 0U : 1U;
        EXPECT_TRUE(used != 1 || pure);
        is_pure_there = is_pure_there || (used == 1 && vertex == pure);
      }
      EXPECT_EQ(is_pure_there, pure.has_value());
      pure_faces += pure ? 1 : 0;
      empty += expected ? 0 : 1;
      implied += expected && *expected != asked ? 1 : 0;
    }
  }
  EXPECT_GT(empty, 100);
  EXPECT_GT(implied, 300);
  EXPECT_GT(pure_faces, 1000);
}

/// A dominated strategy that is tight makes nothing tight that the face does not, and one that is said to be
/// slack takes what had to be slack with it.
TEST(WeakDominators, SayWhatHoldsOnTheWholeFace) {
  std::mt19937_64 random(6);
  std::uint64_t pivots = 0;
  WorkMeter meter(pivots);
  int tightened = 0;
  int slackened = 0;
  for (int round = 0; round < 300; ++round) {
    const std::size_t m = 3 + random() % 4;
    const std::size_t n = 3 + random() % 4;
    const std::uint64_t range = 2 + random() % 3;
    std::vector<std::vector<Rational>> payoffs(m, std::vector<Rational>(n));
    for (auto& row : payoffs) {
      for (Rational& payoff : row) payoff = static_cast<long>(random() % range);
    }
    const Polytope polytope = best_response_polytopes(bimatrix_game(payoffs, payoffs))[random() % 2];
    // Its hints are of the faces before.
    WeakDominators dominators(polytope);
    for (int face = 0; face < 10; ++face) {
      LabelSet asked(m + n);
      for (std::size_t k = random() % 5; k-- > 0;) asked.insert(static_cast<Label>(random() % (m + n)));
      LabelSet tight = asked;
      dominators.tighten(tight, [&](const WeakDominance& pair) {
        EXPECT_TRUE(tight.contains(pair.dominated));
        ++tightened;
      });
      const auto before = closure(polytope, asked, meter);
      EXPECT_TRUE(!before || tight.is_subset_of(*before));
      LabelSet slack(m + n);
      slack.insert(static_cast<Label>(random() % (m + n)));
      if (tight.intersects(slack)) continue;
      const auto pair = dominators.slack_with(slack, tight, tight);
      if (!pair) continue;
      ++slackened;
      tight.insert(pair->dominated);
      const auto after = closure(polytope, tight, meter);
      EXPECT_TRUE(!after || after->intersects(slack));
    }
  }
  EXPECT_GT(tightened, 300);
  EXPECT_GT(slackened, 300);
}

}  // namespace
}  // namespace nashsolve::bimatrix
