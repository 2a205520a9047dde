#include "behavior_strategies.hpp"

#include <algorithm>
#include <vector>

namespace nashsolve {

namespace {

bool is_played(const Behavior& behavior, std::uint32_t set, std::uint32_t action) {
  return !behavior[set].empty() && sgn(behavior[set][action]) != 0;
}

/// By information set: whether its player's own moves let the play come there.
std::vector<bool> open_sets(const GameTree& tree, const Behavior& behavior) {
  const std::span<const TreeNode> nodes = tree.nodes();
  std::vector<bool> result(tree.information_sets().size());
  struct Level {
    std::uint32_t end;
    std::uint32_t player;
  };
  // Of each player, how many of the own moves on the path are not played.
  std::vector<std::uint32_t> excluding(tree.player_count());
  std::vector<Level> path;
  for (std::uint32_t n = 0; n < nodes.size(); ++n) {
    while (!path.empty() && path.back().end <= n) {
      --excluding[path.back().player];
      path.pop_back();
    }
    if (nodes[n].parent != kNone) {
      const std::uint32_t set = nodes[nodes[n].parent].information_set;
      const std::uint32_t player = tree.information_sets()[set].player;
      if (player != kChance && !is_played(behavior, set, nodes[n].action)) {
        ++excluding[player];
        path.push_back({nodes[n].end, player});
      }
    }
    if (nodes[n].is_terminal()) continue;
    const std::uint32_t player = tree.information_sets()[nodes[n].information_set].player;
    if (player != kChance && excluding[player] == 0) result[nodes[n].information_set] = true;
  }
  return result;
}

}  // namespace

void forget_excluded(const GameTree& tree, Behavior& behavior) {
  if (std::ranges::none_of(behavior, [](const auto& actions) { return actions.empty(); })) return;
  const std::vector<bool> open = open_sets(tree, behavior);
  for (std::size_t h = 0; h < behavior.size(); ++h) {
    if (!open[h] && tree.information_sets()[h].player != kChance) behavior[h].clear();
  }
}

std::uint32_t first_unsaid(const GameTree& tree, const Behavior& behavior) {
  const std::vector<bool> open = open_sets(tree, behavior);
  for (std::uint32_t h = 0; h < behavior.size(); ++h) {
    if (open[h] && behavior[h].empty()) return h;
  }
  return kNone;
}

Profile profile_of(const TreeForm& form, const Behavior& behavior) {
  Profile profile;
  for (const ReducedStrategies& own : form.strategies) {
    std::vector<Rational> probabilities(own.size(), Rational(1));
    for (std::size_t s = 0; s < own.size(); ++s) {
      for (const Choice& choice : own.of(s)) {
        if (!is_played(behavior, choice.information_set, choice.action)) {
          probabilities[s] = 0;
          break;
        }
        probabilities[s] *= behavior[choice.information_set][choice.action];
      }
    }
    profile.push_back(MixedStrategy::from_probabilities(probabilities));
  }
  return profile;
}

}  // namespace nashsolve
