// Both walk from the last node to the first, with machine fractions where these suffice, else with rationals.
// A node stands before its children, so all that can follow is known where it is met.
#include "node_induction.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <variant>
#include <vector>

#include "machine_fraction.hpp"

namespace nashsolve::tree {

namespace {

enum class WalkEnd { done, stopped, too_large };

class ExactNumbers {
 public:
  using Number = Rational;
  /// Each step may take long.
  static constexpr std::size_t kNodesBetweenLooks = 1;

  explicit ExactNumbers(const GameTree& tree) : tree_(tree) {}

  [[nodiscard]] static bool all_fit() { return true; }
  [[nodiscard]] Rational payoff(std::size_t player, std::uint32_t outcome) const {
    return tree_.payoff(player, outcome);
  }
  [[nodiscard]] static bool add(Rational& sum, const Rational& value) {
    sum += value;
    return true;
  }
  [[nodiscard]] static bool add_share(Rational& sum, const Rational& probability, const Rational& value) {
    sum += probability * value;
    return true;
  }

 private:
  const GameTree& tree_;
};

class MachineNumbers {
 public:
  using Number = MachineFraction;
  static constexpr std::size_t kNodesBetweenLooks = 1024;

  explicit MachineNumbers(const GameTree& tree) : payoffs_(tree.player_count()) {
    for (std::size_t i = 0; i < payoffs_.size(); ++i)
      all_fit_ = all_fit_ && take(tree.payoffs(i), payoffs_[i]);
  }

  [[nodiscard]] bool all_fit() const { return all_fit_; }
  [[nodiscard]] const MachineFraction& payoff(std::size_t player, std::uint32_t outcome) const {
    return payoffs_[player][outcome];
  }
  [[nodiscard]] static bool add(MachineFraction& sum, const MachineFraction& value) { return sum.add(value); }
  [[nodiscard]] static bool add_share(MachineFraction& sum, const Rational& probability,
                                      MachineFraction value) {
    const std::optional<MachineFraction> share = MachineFraction::of(probability);
    return share && value.multiply(*share) && sum.add(value);
  }

 private:
  static bool take(const PayoffTable& table, std::vector<MachineFraction>& payoffs) {
    payoffs.reserve(table.size());
    const std::optional<std::int64_t> denominator = to_int64(table.denominator());
    // Numerators over a longer denominator are not asked for: finding them may take long.
    const auto* const small =
        denominator ? std::get_if<std::vector<std::int64_t>>(&table.numerators()) : nullptr;
    for (std::size_t k = 0; k < table.size(); ++k) {
      const auto payoff = small != nullptr ? MachineFraction::of((*small)[k], *denominator)
                                           : MachineFraction::of(table.at(k));
      if (!payoff) return false;
      payoffs.push_back(*payoff);
    }
    return true;
  }

  std::vector<std::vector<MachineFraction>> payoffs_;
  bool all_fit_ = true;
};

/// What a node is worth is kept until its parent is: the last things that were kept are what the children are
/// worth, the first child's on top.
template <typename Numbers>
class Induction {
 public:
  using Number = typename Numbers::Number;

  explicit Induction(const GameTree& tree)
      : tree_(tree), numbers_(tree), chosen_(tree.information_sets().size()) {}

  WalkEnd run(const std::function<bool()>& must_stop) {
    if (!numbers_.all_fit()) return WalkEnd::too_large;
    for (std::size_t n = tree_.nodes().size(); n-- > 0;) {
      if (n % Numbers::kNodesBetweenLooks == 0 && must_stop()) return WalkEnd::stopped;
      if (!take(tree_.nodes()[n])) return WalkEnd::too_large;
    }
    return WalkEnd::done;
  }

  [[nodiscard]] Behavior behavior() const {
    const std::span<const InformationSet> sets = tree_.information_sets();
    Behavior behavior(sets.size());
    for (std::size_t h = 0; h < sets.size(); ++h) {
      behavior[h] = sets[h].probabilities;
      if (sets[h].player == kChance) continue;
      behavior[h].resize(sets[h].actions.size());
      behavior[h][chosen_[h]] = 1;
    }
    return behavior;
  }

 private:
  [[nodiscard]] Number* worth(std::size_t place) { return kept_.data() + place * tree_.player_count(); }

  bool take(const TreeNode& node) {
    const std::size_t players = tree_.player_count();
    if (node.is_terminal()) {
      if ((kept_count_ + 1) * players > kept_.size()) kept_.resize((kept_count_ + 1) * players);
      Number* const own = worth(kept_count_++);
      for (std::size_t i = 0; i < players; ++i) own[i] = numbers_.payoff(i, node.outcome);
      return true;
    }
    const InformationSet& set = tree_.information_sets()[node.information_set];
    const std::size_t actions = set.actions.size();
    const auto child = [&](std::size_t action) { return worth(kept_count_ - 1 - action); };
    // It takes the place of the last child's.
    Number* const own = child(actions - 1);
    if (set.player == kChance) {
      for (std::size_t i = 0; i < players; ++i) {
        Number sum = Number();
        for (std::size_t a = 0; a < actions; ++a) {
          if (!numbers_.add_share(sum, set.probabilities[a], child(a)[i])) return false;
        }
        own[i] = std::move(sum);
      }
    } else {
      std::size_t best = 0;
      for (std::size_t a = 1; a < actions; ++a) {
        if (child(best)[set.player] < child(a)[set.player]) best = a;
      }
      chosen_[node.information_set] = static_cast<std::uint32_t>(best);
      if (best + 1 != actions) std::swap_ranges(own, own + players, child(best));
    }
    kept_count_ -= actions - 1;
    if (node.outcome == 0) return true;
    for (std::size_t i = 0; i < players; ++i) {
      if (!numbers_.add(own[i], numbers_.payoff(i, node.outcome))) return false;
    }
    return true;
  }

  const GameTree& tree_;
  Numbers numbers_;
  std::vector<std::uint32_t> chosen_;
  std::vector<Number> kept_;
  std::size_t kept_count_ = 0;
};

template <typename Numbers>
WalkEnd find_best(const GameTree& tree, const Numbers& numbers, const Behavior& behavior,
                  std::uint32_t player, const std::function<bool()>& must_stop,
                  typename Numbers::Number& best) {
  if (!numbers.all_fit()) return WalkEnd::too_large;
  const std::span<const TreeNode> nodes = tree.nodes();
  std::vector<typename Numbers::Number> worth(nodes.size());
  for (auto n = static_cast<std::uint32_t>(nodes.size()); n-- > 0;) {
    if (n % Numbers::kNodesBetweenLooks == 0 && must_stop()) return WalkEnd::stopped;
    if (!numbers.add(worth[n], numbers.payoff(player, nodes[n].outcome))) return WalkEnd::too_large;
    if (nodes[n].is_terminal()) continue;
    const bool is_own = tree.information_sets()[nodes[n].information_set].player == player;
    std::uint32_t most = n + 1;
    for (std::uint32_t child = n + 1; child < nodes[n].end; child = nodes[child].end) {
      if (is_own) {
        if (worth[most] < worth[child]) most = child;
        continue;
      }
      const Rational& probability = behavior[nodes[n].information_set][nodes[child].action];
      if (sgn(probability) == 0) continue;
      const bool fits = probability == 1 ? numbers.add(worth[n], worth[child])
                                         : numbers.add_share(worth[n], probability, worth[child]);
      if (!fits) return WalkEnd::too_large;
    }
    if (is_own && !numbers.add(worth[n], worth[most])) return WalkEnd::too_large;
    for (std::uint32_t child = n + 1; child < nodes[n].end; child = nodes[child].end) {
      worth[child] = typename Numbers::Number();
    }
  }
  best = std::move(worth[0]);
  return WalkEnd::done;
}

}  // namespace

bool is_all_seen(const GameTree& tree) {
  for (std::uint32_t h = 0; h < tree.information_sets().size(); ++h) {
    if (tree.information_sets()[h].player != kChance && tree.members(h).size() != 1) return false;
  }
  return true;
}

std::optional<Behavior> induce_backwards(const GameTree& tree, const std::function<bool()>& must_stop) {
  {
    Induction<MachineNumbers> induction(tree);
    const WalkEnd end = induction.run(must_stop);
    if (end == WalkEnd::done) return induction.behavior();
    if (end == WalkEnd::stopped) return std::nullopt;
  }
  Induction<ExactNumbers> induction(tree);
  if (induction.run(must_stop) != WalkEnd::done) return std::nullopt;
  return induction.behavior();
}

std::optional<std::vector<Rational>> best_payoffs(const GameTree& tree, const Behavior& behavior,
                                                  const std::function<bool()>& must_stop) {
  const MachineNumbers machine(tree);
  std::vector<Rational> result(tree.player_count());
  for (std::uint32_t i = 0; i < result.size(); ++i) {
    MachineFraction small;
    WalkEnd end = find_best(tree, machine, behavior, i, must_stop, small);
    if (end == WalkEnd::done) result[i] = small.exact();
    if (end == WalkEnd::too_large)
      end = find_best(tree, ExactNumbers(tree), behavior, i, must_stop, result[i]);
    if (end == WalkEnd::stopped) return std::nullopt;
  }
  return result;
}

}  // namespace nashsolve::tree
