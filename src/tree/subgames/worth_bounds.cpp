// One pass from the last node to the first: a node stands before its children.
#include "worth_bounds.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace nashsolve::tree {

namespace {

struct Bounds {
  Rational least;
  Rational most;
};

class Pass {
 public:
  Pass(const GameTree& tree, const Behavior& behavior)
      : tree_(tree), behavior_(behavior), bounds_(tree.nodes().size()) {}

  std::optional<CertainGain> run() {
    for (auto n = static_cast<std::uint32_t>(bounds_.size()); n-- > 0;) {
      bounds_[n].resize(tree_.player_count());
      if (const auto gain = bound(n)) return gain;
      for (std::uint32_t j = 0; j < tree_.player_count(); ++j) {
        const Rational paid = tree_.payoff(j, tree_.nodes()[n].outcome);
        bounds_[n][j].least += paid;
        bounds_[n][j].most += paid;
      }
    }
    return std::nullopt;
  }

 private:
  /// Without what is paid at the node.
  std::optional<CertainGain> bound(std::uint32_t n) {
    const TreeNode& node = tree_.nodes()[n];
    if (node.is_terminal()) return std::nullopt;
    std::vector<std::uint32_t> children;
    for (std::uint32_t child = n + 1; child < node.end; child = tree_.nodes()[child].end)
      children.push_back(child);
    const InformationSet& set = tree_.information_sets()[node.information_set];
    if (set.player == kChance) {
      mix(n, children, set.probabilities);
      return std::nullopt;
    }
    const std::vector<Rational>& said = behavior_[node.information_set];
    const auto own = [&](std::size_t action) -> const Bounds& {
      return bounds_[children[action]][set.player];
    };
    std::uint32_t best = 0;
    for (std::uint32_t a = 1; a < children.size(); ++a) {
      if (own(a).least > own(best).least) best = a;
    }
    std::vector<std::uint32_t> taken;
    for (std::uint32_t a = 0; a < children.size(); ++a) {
      const bool is_best = own(a).most >= own(best).least;
      if (said.empty() ? is_best : sgn(said[a]) != 0) taken.push_back(a);
      if (!said.empty() && sgn(said[a]) != 0 && !is_best)
        return CertainGain{n, {set.player, node.information_set, best}};
    }
    if (said.empty()) {
      for (std::uint32_t j = 0; j < tree_.player_count(); ++j) span(n, j, children, taken);
    } else {
      mix(n, children, said);
    }
    Bounds& worth = bounds_[n][set.player];
    worth.least = own(best).least;
    worth.most = own(taken.front()).most;
    for (const std::uint32_t a : taken)
      worth.most = said.empty() ? std::max(worth.most, own(a).most) : std::min(worth.most, own(a).most);
    return std::nullopt;
  }

  void mix(std::uint32_t n, const std::vector<std::uint32_t>& children,
           const std::vector<Rational>& probabilities) {
    for (std::uint32_t j = 0; j < tree_.player_count(); ++j) {
      for (std::size_t a = 0; a < children.size(); ++a) {
        bounds_[n][j].least += probabilities[a] * bounds_[children[a]][j].least;
        bounds_[n][j].most += probabilities[a] * bounds_[children[a]][j].most;
      }
    }
  }

  /// Any mix of the actions that are `taken`.
  void span(std::uint32_t n, std::uint32_t j, const std::vector<std::uint32_t>& children,
            const std::vector<std::uint32_t>& taken) {
    Bounds& worth = bounds_[n][j];
    worth = bounds_[children[taken.front()]][j];
    for (const std::uint32_t a : taken) {
      worth.least = std::min(worth.least, bounds_[children[a]][j].least);
      worth.most = std::max(worth.most, bounds_[children[a]][j].most);
    }
  }

  const GameTree& tree_;
  const Behavior& behavior_;
  /// By node, then player.
  std::vector<std::vector<Bounds>> bounds_;
};

}  // namespace

std::optional<CertainGain> certain_gain(const GameTree& tree, const Behavior& behavior) {
  return Pass(tree, behavior).run();
}

}  // namespace nashsolve::tree
