#include "play.hpp"

#include <utility>

namespace nashsolve {

namespace {

/// With perfect recall an action has the probability with which its player chooses it among the strategies
/// that come to its information set.
Behavior behavior_of(const TreeForm& form, const Profile& profile) {
  const std::span<const InformationSet> sets = form.tree.information_sets();
  Behavior behavior(sets.size());
  for (std::size_t h = 0; h < sets.size(); ++h) behavior[h] = sets[h].probabilities;
  for (std::size_t i = 0; i < profile.size(); ++i) {
    const std::span<const std::uint32_t> support = profile[i].support();
    for (std::size_t k = 0; k < support.size(); ++k) {
      for (const Choice& choice : form.strategies[i].of(support[k])) {
        std::vector<Rational>& actions = behavior[choice.information_set];
        actions.resize(sets[choice.information_set].actions.size());
        actions[choice.action] += Rational(profile[i].weights()[k]);
      }
    }
  }
  for (std::size_t h = 0; h < sets.size(); ++h) {
    Rational sum;
    for (const Rational& weight : behavior[h]) sum += weight;
    for (Rational& weight : behavior[h]) weight /= sum;
  }
  return behavior;
}

/// Nodes between two looks at the clock: numbers can become long.
constexpr std::size_t kBetweenLooks = 64;

std::optional<NodeWeights> reach_by_behavior(const GameTree& tree, const Behavior& behavior,
                                             const std::function<bool()>& must_stop) {
  const std::span<const TreeNode> nodes = tree.nodes();
  NodeWeights reach(nodes.size());
  for (std::size_t n = 1; n < nodes.size(); ++n) {
    const std::uint32_t parent = nodes[n].parent;
    if (sgn(reach[parent]) == 0) continue;
    if (n % kBetweenLooks == 0 && must_stop()) return std::nullopt;
    reach.pass_on(parent, n, behavior[nodes[parent].information_set][nodes[n].action]);
  }
  return reach;
}

/// The choices of the strategies that a player uses, with what is left of them along a path.
class Followers {
 public:
  Followers(const TreeForm& form, const MixedStrategy& strategy, std::size_t player)
      : strategy_(strategy), choices_(strategy.support().size()) {
    for (std::size_t k = 0; k < choices_.size(); ++k) {
      choices_[k].assign(form.tree.information_sets().size(), kNone);
      for (const Choice& choice : form.strategies[player].of(strategy.support()[k])) {
        choices_[k][choice.information_set] = choice.action;
      }
    }
  }

  /// The probability of the strategies that make all these choices.
  [[nodiscard]] Rational probability(const std::vector<Choice>& path) const {
    Integer weight;
    for (std::size_t k = 0; k < choices_.size(); ++k) {
      bool follows = true;
      for (const Choice& choice : path)
        follows = follows && choices_[k][choice.information_set] == choice.action;
      if (follows) weight += strategy_.weights()[k];
    }
    return make_rational(weight, strategy_.denominator());
  }

 private:
  const MixedStrategy& strategy_;
  std::vector<std::vector<std::uint32_t>> choices_;
};

/// Whatever the players remember: chance along the path times the strategies that go along with it.
NodeWeights reach_by_strategies(const TreeForm& form, const Profile& profile) {
  const GameTree& tree = form.tree;
  const std::span<const TreeNode> nodes = tree.nodes();
  std::vector<Followers> followers;
  for (std::size_t i = 0; i < profile.size(); ++i) followers.emplace_back(form, profile[i], i);
  NodeWeights reach(nodes.size());
  for (std::uint32_t n = 0; n < nodes.size(); ++n) {
    std::vector<std::vector<Choice>> paths(profile.size());
    Rational probability = 1;
    for (std::uint32_t at = n; nodes[at].parent != kNone; at = nodes[at].parent) {
      const std::uint32_t set = nodes[nodes[at].parent].information_set;
      const InformationSet& information = tree.information_sets()[set];
      if (information.player == kChance) {
        probability *= information.probabilities[nodes[at].action];
      } else {
        paths[information.player].push_back({set, nodes[at].action});
      }
    }
    for (std::size_t i = 0; i < profile.size(); ++i) probability *= followers[i].probability(paths[i]);
    reach.set(n, std::move(probability));
  }
  return reach;
}

/// False where `must_stop` became true.
bool add_payoffs(const GameTree& tree, Play& play, const std::function<bool()>& must_stop) {
  play.payoffs.resize(tree.player_count());
  for (std::size_t n = 0; n < tree.nodes().size(); ++n) {
    const std::uint32_t outcome = tree.nodes()[n].outcome;
    if (outcome == 0 || sgn(play.reach[n]) == 0) continue;
    if (must_stop()) return false;
    for (std::size_t i = 0; i < tree.player_count(); ++i) {
      play.payoffs[i] += play.reach[n] * tree.payoff(i, outcome);
    }
  }
  return true;
}

bool never() {
  return false;
}

}  // namespace

std::optional<Play> play_of(const GameTree& tree, Behavior behavior, const std::function<bool()>& must_stop) {
  std::optional<NodeWeights> reach = reach_by_behavior(tree, behavior, must_stop);
  if (!reach) return std::nullopt;
  Play play{std::move(behavior), *std::move(reach), {}};
  if (!add_payoffs(tree, play, must_stop)) return std::nullopt;
  return play;
}

Play play_of(const GameTree& tree, Behavior behavior) {
  return *play_of(tree, std::move(behavior), never);
}

Play play_of(const TreeForm& form, const Profile& profile) {
  if (!form.imperfect_recall) return play_of(form.tree, behavior_of(form, profile));
  Play play;
  play.reach = reach_by_strategies(form, profile);
  add_payoffs(form.tree, play, never);
  return play;
}

Rational reach_of(const GameTree& tree, const Play& play, std::uint32_t information_set) {
  Rational sum;
  for (const std::uint32_t node : tree.members(information_set)) sum += play.reach[node];
  return sum;
}

}  // namespace nashsolve
