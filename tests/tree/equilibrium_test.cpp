// One equilibrium of a tree without its strategic form, on small trees with it: every method that takes the
// tree gives an equilibrium, which the room checks itself, and subgame by subgame it is subgame-perfect.
#include <gtest/gtest.h>

#include <map>
#include <numeric>
#include <random>

#include "deviation.hpp"
#include "guided_complementarity.hpp"
#include "nashsolve/tree.hpp"
#include "region_matching.hpp"
#include "subgame_induction.hpp"
#include "subgame_perfection.hpp"
#include "support/never.hpp"
#include "tree_equilibrium.hpp"

namespace nashsolve {
namespace {

using testing::kNever;

const tree::TreeStops kNeverInTree{kNever, [](double) { return false; }, kNever};

const TreeSolvers kSolver{[](const LinearProgram& program, const std::function<bool()>& must_stop) {
                            return maximise(program, {}, must_stop);
                          },
                          {}};

/// Players who see some of the moves, and remember all they did and saw; few payoffs, so many ties.
class RandomTree {
 public:
  explicit RandomTree(unsigned seed, std::uint32_t players = 2)
      : random_(seed), players_(players), sees_(below(4)), payoffs_(players) {
    for (std::uint32_t i = 0; i < players; ++i)
      parts_.players.push_back(std::string(1, static_cast<char>('A' + i)));
    parts_.outcome_labels = {""};
    for (PayoffTableBuilder& builder : payoffs_) builder.push_back(std::int64_t{0});
    add(kNone, kNone, 5, std::vector<std::string>(players));
    for (PayoffTableBuilder& builder : payoffs_) parts_.payoffs.push_back(std::move(builder).build());
  }

  [[nodiscard]] GameTree tree() const { return GameTree(parts_); }

 private:
  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(random_() % bound); }

  void add(std::uint32_t parent, std::uint32_t action, unsigned left, const std::vector<std::string>& known) {
    const auto n = static_cast<std::uint32_t>(parts_.nodes.size());
    parts_.nodes.push_back({parent, action, kNone, 0, n + 1});
    if (left == 0 || (parent != kNone && below(6) == 0)) {
      parts_.nodes[n].outcome = outcome();
      return;
    }
    if (below(8) == 0) parts_.nodes[n].outcome = outcome();
    const std::uint32_t player = below(5) == 0 ? kChance : below(players_);
    const std::uint32_t set = player == kChance ? chance() : set_of(player, known[player]);
    parts_.nodes[n].information_set = set;
    const auto actions = static_cast<std::uint32_t>(parts_.information_sets[set].actions.size());
    // The others see the move or not, whatever it is.
    std::vector<bool> seen;
    for (std::uint32_t i = 0; i < players_; ++i) seen.push_back(player == i || below(4) < sees_);
    for (std::uint32_t a = 0; a < actions; ++a) {
      std::vector<std::string> next = known;
      for (std::size_t i = 0; i < players_; ++i) {
        if (seen[i]) next[i] += std::to_string(set) + "." + std::to_string(a) + " ";
      }
      add(n, a, left - 1, next);
    }
    parts_.nodes[n].end = static_cast<std::uint32_t>(parts_.nodes.size());
  }

  std::uint32_t outcome() {
    for (PayoffTableBuilder& builder : payoffs_) builder.push_back(std::int64_t{below(5)} - 2);
    parts_.outcome_labels.emplace_back();
    return static_cast<std::uint32_t>(parts_.outcome_labels.size() - 1);
  }

  std::uint32_t set_of(std::uint32_t player, const std::string& known) {
    const auto next = static_cast<std::uint32_t>(parts_.information_sets.size());
    const auto [found, is_new] = sets_.try_emplace({player, known}, next);
    if (is_new) {
      parts_.information_sets.push_back({player, "", {"l", "r"}, {}});
      if (below(3) == 0) parts_.information_sets.back().actions.emplace_back("m");
    }
    return found->second;
  }

  std::uint32_t chance() {
    const Rational first = make_rational(Integer(below(4)), Integer(3));
    parts_.information_sets.push_back({kChance, "", {"x", "y"}, {first, Rational(1 - first)}});
    return static_cast<std::uint32_t>(parts_.information_sets.size() - 1);
  }

  std::mt19937 random_;
  std::uint32_t players_;
  std::uint32_t sees_;
  TreeParts parts_;
  std::vector<PayoffTableBuilder> payoffs_;
  std::map<std::pair<std::uint32_t, std::string>, std::uint32_t> sets_;
};

TEST(TreeEquilibrium, IsSubgamePerfectBySubgames) {
  std::size_t mixed = 0;
  std::size_t of_several = 0;
  for (unsigned seed = 1; seed <= 400; ++seed) {
    const GameTree tree = RandomTree(seed).tree();
    if (find_imperfect_recall(tree)) continue;
    const std::optional<TreeEquilibrium> found =
        tree_equilibrium(tree, TreeMethod::subgames, kSolver, kNeverInTree);
    ASSERT_TRUE(found) << seed;
    EXPECT_EQ(subgame_perfection(tree, found->play).holds, true) << seed;
    const auto is_mixed = [](const std::vector<Rational>& actions) {
      return std::ranges::count_if(actions, [](const Rational& p) { return sgn(p) != 0; }) > 1;
    };
    for (std::size_t h = 0; h < tree.information_sets().size(); ++h) {
      if (tree.information_sets()[h].player != kChance && is_mixed((*found->play.behavior)[h])) ++mixed;
    }
    if (std::ranges::count(subgame_roots(tree), true) > 1) ++of_several;
    const std::optional<TreeMethod> method = tree_method(tree);
    EXPECT_NO_THROW(tree_equilibrium(tree, method.value(), kSolver, kNeverInTree)) << seed;
  }
  EXPECT_GT(mixed, 40U);
  EXPECT_GT(of_several, 100U);
}

/// The first pure equilibrium, by looking at every cell.
std::optional<FormProfile> pure_equilibrium(const Game& game, const std::function<bool()>& /*must_stop*/) {
  std::vector<std::size_t> stride(game.player_count(), 1);
  for (std::size_t i = game.player_count(); i-- > 1;) stride[i - 1] = stride[i] * game.strategy_count(i);
  for (std::size_t cell = 0; cell < game.cell_count(); ++cell) {
    bool is_equilibrium = true;
    Profile profile;
    for (std::size_t i = 0; i < game.player_count(); ++i) {
      const std::size_t own = cell / stride[i] % game.strategy_count(i);
      for (std::size_t other = 0; other < game.strategy_count(i); ++other) {
        const std::size_t there = cell + other * stride[i] - own * stride[i];
        if (game.payoff(i, there) > game.payoff(i, cell)) is_equilibrium = false;
      }
      profile.push_back(MixedStrategy::pure(game.strategy_count(i), own));
    }
    if (is_equilibrium) return FormProfile{profile};
  }
  return std::nullopt;
}

TEST(TreeEquilibrium, IsSubgamePerfectWhereThreePlayersMove) {
  std::size_t found_ones = 0;
  std::size_t none = 0;
  std::size_t gaining = 0;
  for (unsigned seed = 1; seed <= 400; ++seed) {
    const GameTree tree = RandomTree(seed, 3).tree();
    if (find_imperfect_recall(tree)) continue;
    if (tree::subgame_method(tree) != tree::SubgameMethod::strategic_form) continue;
    const std::optional<TreeEquilibrium> found =
        tree_equilibrium(tree, TreeMethod::subgame_forms, {kSolver.maximise, pure_equilibrium}, kNeverInTree);
    ++(found ? found_ones : none);
    if (!found) continue;
    EXPECT_TRUE(found->is_subgame_perfect && !found->gains) << seed;
    EXPECT_NE(subgame_perfection(tree, found->play).holds, false) << seed;
    const auto first_cell = [](const Game& game, const auto&) {
      Profile profile;
      for (std::size_t i = 0; i < game.player_count(); ++i) {
        profile.push_back(MixedStrategy::pure(game.strategy_count(i), 0));
      }
      return FormProfile{profile, false};
    };
    const auto near =
        tree_equilibrium(tree, TreeMethod::subgame_forms, {kSolver.maximise, first_cell}, kNeverInTree);
    ASSERT_TRUE(near) << seed;
    EXPECT_FALSE(near->is_subgame_perfect);
    if (near->gains) ++gaining;
  }
  EXPECT_GT(found_ones, 100U);
  EXPECT_GT(none, 0U);
  EXPECT_GT(gaining, 50U);
}

/// A guesses what chance has drawn, and nobody else moves.
TEST(TreeEquilibrium, IsABestResponseWhereOnePlayerMoves) {
  TreeParts parts;
  parts.players = {"A", "B"};
  parts.information_sets = {{kChance, "", {"l", "r"}, {make_rational(1, 3), make_rational(2, 3)}},
                            {0, "", {"l", "r"}, {}}};
  parts.nodes = {{kNone, kNone, 0, 0, 7}, {0, 0, 1, 0, 4},     {1, 0, kNone, 1, 3}, {1, 1, kNone, 0, 4},
                 {0, 1, 1, 0, 7},         {4, 0, kNone, 0, 6}, {4, 1, kNone, 1, 7}};
  parts.outcome_labels = {"", "right"};
  const std::vector<Rational> paid[] = {{0, 6}, {0, 1}};
  for (const auto& own : paid) parts.payoffs.push_back(PayoffTable::from(own));
  const GameTree tree(std::move(parts));
  ASSERT_EQ(tree_method(tree), TreeMethod::best_responses);
  const auto found = tree_equilibrium(tree, TreeMethod::best_responses, kSolver, kNeverInTree);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->play.payoffs, (std::vector<Rational>{4, make_rational(2, 3)}));
  EXPECT_TRUE(found->is_subgame_perfect);
}

// Of trees without a subgame but themselves: what it claims is what the whole tree says.
TEST(RegretMatching, SaysWhetherItEndedInAnEquilibrium) {
  std::size_t exact = 0;
  std::size_t near = 0;
  for (unsigned seed = 1; seed <= 12000; ++seed) {
    const GameTree tree = RandomTree(seed, 2 + seed % 2).tree();
    const std::vector<bool> roots = subgame_roots(tree);
    if (find_imperfect_recall(tree) || std::ranges::count(roots, true) > 1) continue;
    const tree::Region region(tree, roots, 0);
    Behavior behavior(tree.information_sets().size());
    for (std::size_t h = 0; h < behavior.size(); ++h) behavior[h] = tree.information_sets()[h].probabilities;
    for (const int last : {0, 1, 7, 4000, 4001}) {
      int looks = 0;
      tree::TreeStops stops = kNeverInTree;
      stops.must_stop = [&] { return looks++ >= last; };
      EXPECT_FALSE(tree::fill_matched(tree, region, {}, stops, behavior)) << seed;
      for (const std::vector<Rational>& each : behavior) {
        EXPECT_EQ(std::accumulate(each.begin(), each.end(), Rational(0)), 1) << seed;
        EXPECT_TRUE(std::ranges::all_of(each, [](const Rational& share) { return sgn(share) >= 0; })) << seed;
      }
    }
    tree::TreeStops short_of_time = kNeverInTree;
    short_of_time.is_short_of = [](double seconds) { return seconds > 0; };
    EXPECT_FALSE(tree::fill_matched(tree, region, {}, short_of_time, behavior)) << seed;
    const bool is_equilibrium = tree::fill_matched(tree, region, {}, kNeverInTree, behavior);
    ++(is_equilibrium ? exact : near);
    const std::vector<TreeRegret> gains = regrets(tree, play_of(tree, behavior));
    EXPECT_EQ(is_equilibrium,
              std::ranges::all_of(gains, [](const TreeRegret& each) { return sgn(each.gain) == 0; }))
        << seed;
  }
  EXPECT_GT(exact, 20U);
  EXPECT_GT(near, 3U);
}

/// Every move is seen; payoffs may be as long as `bits`.
GameTree seen_tree(unsigned seed, unsigned bits) {
  std::mt19937_64 random(seed);
  TreeParts parts;
  parts.players = {"A", "B", "C"};
  parts.outcome_labels = {""};
  std::vector<std::vector<Rational>> payoffs(3, {Rational(0)});
  const auto outcome = [&] {
    for (std::vector<Rational>& own : payoffs) {
      const auto numerator = static_cast<std::int64_t>(random() >> (64 - bits));
      own.push_back(make_rational(to_integer(random() % 2 == 0 ? numerator : -numerator),
                                  to_integer(static_cast<std::int64_t>(1 + random() % 3))));
    }
    parts.outcome_labels.emplace_back();
    return static_cast<std::uint32_t>(parts.outcome_labels.size() - 1);
  };
  const std::function<void(std::uint32_t, std::uint32_t, unsigned)> add =
      [&](std::uint32_t parent, std::uint32_t action, unsigned left) {
        const auto n = static_cast<std::uint32_t>(parts.nodes.size());
        parts.nodes.push_back({parent, action, kNone, random() % 3 == 0 || left == 0 ? outcome() : 0, n + 1});
        if (left == 0 || (n > 0 && random() % 5 == 0)) return;
        const auto set = static_cast<std::uint32_t>(parts.information_sets.size());
        const auto mover = static_cast<std::uint32_t>(random() % 4);
        parts.nodes[n].information_set = set;
        parts.information_sets.push_back({mover == 3 ? kChance : mover, "", {"l", "m", "r"}, {}});
        if (mover == 3) {
          parts.information_sets.back().probabilities = {make_rational(1, 7), make_rational(4, 7),
                                                         make_rational(2, 7)};
        }
        for (std::uint32_t a = 0; a < 3; ++a) add(n, a, left - 1);
        parts.nodes[n].end = static_cast<std::uint32_t>(parts.nodes.size());
      };
  add(kNone, kNone, 4);
  for (const std::vector<Rational>& own : payoffs) parts.payoffs.push_back(PayoffTable::from(own));
  return GameTree(std::move(parts));
}

/// What the subtree pays where everybody takes the first of the best actions.
std::vector<Rational> induced(const GameTree& tree, std::uint32_t node) {
  const TreeNode& here = tree.nodes()[node];
  std::vector<Rational> paid(tree.player_count());
  if (!here.is_terminal()) {
    const InformationSet& set = tree.information_sets()[here.information_set];
    for (std::uint32_t child = node + 1; child < here.end; child = tree.nodes()[child].end) {
      const std::vector<Rational> worth = induced(tree, child);
      for (std::size_t i = 0; set.player == kChance && i < paid.size(); ++i) {
        paid[i] += set.probabilities[tree.nodes()[child].action] * worth[i];
      }
      if (set.player != kChance && (child == node + 1 || worth[set.player] > paid[set.player])) paid = worth;
    }
  }
  for (std::size_t i = 0; i < paid.size(); ++i) paid[i] += tree.payoff(i, here.outcome);
  return paid;
}

TEST(TreeEquilibrium, IsWhatBackwardInductionGivesHoweverLongTheNumbers) {
  for (const unsigned bits : {2U, 10U, 61U, 62U, 63U}) {
    for (unsigned seed = 1; seed <= 40; ++seed) {
      const GameTree tree = seen_tree(seed, bits);
      ASSERT_EQ(tree_method(tree), TreeMethod::backward_induction);
      const auto found = tree_equilibrium(tree, TreeMethod::backward_induction, kSolver, kNeverInTree);
      ASSERT_TRUE(found);
      EXPECT_EQ(found->play.payoffs, induced(tree, 0)) << bits << " " << seed;
      EXPECT_EQ(subgame_perfection(tree, found->play).holds, true) << bits << " " << seed;
      unsigned looks = 0;
      const auto is_late = [&looks] { return ++looks > 2; };
      EXPECT_FALSE(tree_equilibrium(tree, TreeMethod::backward_induction, kSolver,
                                    {is_late, [](double) { return false; }, is_late}));
    }
  }
}

TEST(Lemke, SolvesWhatIsPositiveDefinite) {
  std::mt19937 random(1);
  for (int round = 0; round < 200; ++round) {
    const std::size_t size = 1 + random() % 7;
    Complementarity problem;
    std::vector<std::int64_t> root(size * size);
    for (std::int64_t& entry : root) entry = static_cast<std::int64_t>(random() % 5) - 2;
    for (std::size_t i = 0; i < size; ++i) {
      problem.constants.emplace_back(to_integer(static_cast<std::int64_t>(random() % 7) - 4));
      for (std::size_t j = 0; j < size; ++j) {
        std::int64_t sum = i == j ? 1 : 0;
        for (std::size_t k = 0; k < size; ++k) sum += root[k * size + i] * root[k * size + j];
        problem.matrix.emplace_back(to_integer(sum));
      }
    }
    for (const bool is_guided : {false, true}) {
      const LemkeResult result = is_guided ? guided_lemke(problem, kNever) : lemke(problem, kNever);
      ASSERT_EQ(result.end, LemkeEnd::solution);
      for (std::size_t i = 0; i < size; ++i) {
        Rational w(problem.constants[i]);
        for (std::size_t j = 0; j < size; ++j) w += problem.matrix[i * size + j] * result.solution[j];
        EXPECT_GE(sgn(w), 0);
        EXPECT_GE(sgn(result.solution[i]), 0);
        EXPECT_EQ(sgn(w) * sgn(result.solution[i]), 0);
      }
    }
  }
}

TEST(Lemke, EndsInARayWithoutASolution) {
  const LemkeResult result = lemke({{Integer(-1)}, {Integer(0)}}, kNever);
  EXPECT_EQ(result.end, LemkeEnd::ray);
  EXPECT_TRUE(result.solution.empty());
  EXPECT_EQ(guided_lemke({{Integer(-1)}, {Integer(0)}}, kNever).end, LemkeEnd::ray);
  const Complementarity small{{Integer(-1)}, {Integer(1)}};
  EXPECT_EQ(lemke(small, [] { return true; }).end, LemkeEnd::stopped);
  EXPECT_EQ(guided_lemke(small, [] { return true; }).end, LemkeEnd::stopped);
}

}  // namespace
}  // namespace nashsolve
