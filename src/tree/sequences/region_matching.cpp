#include "region_matching.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>
#include <vector>

namespace nashsolve::tree {

namespace {

/// Nodes that all rounds visit together, 3 s of Kuhn poker with 160 cards, and the most rounds.
constexpr std::size_t kMostVisits = std::size_t{1} << 26;
constexpr std::size_t kMostRounds = 4000;
/// Exact passes over the tree for a profile's payoffs and gains take as long as so many rounds (Kuhn poker
/// with 160 cards).
constexpr double kRoundsOfGains = 200;
/// Probabilities are multiples of 2^-kBits.
constexpr unsigned kBits = 16;

/// Of one information set.
struct Learner {
  std::uint32_t set;
  std::uint32_t player;
  std::vector<double> regrets;
  std::vector<double> shares;
  std::vector<double> sums;
};

class Matching {
 public:
  Matching(const GameTree& tree, const Region& region, const Worth& worth)
      : tree_(tree), region_(region), players_(tree.player_count()) {
    const std::size_t count = region.nodes().size();
    learner_of_.assign(count, kNone);
    std::vector<std::uint32_t> by_set(tree.information_sets().size(), kNone);
    for (std::uint32_t k = 0; k < count; ++k) {
      for (std::uint32_t i = 0; i < players_; ++i) paid_.push_back(nearest_double(region.paid(i, k, worth)));
      const TreeNode& node = tree.nodes()[region.nodes()[k]];
      if (node.is_terminal() || (k > 0 && region.is_inner_root(k))) continue;
      std::uint32_t& learner = by_set[node.information_set];
      if (learner == kNone) {
        learner = static_cast<std::uint32_t>(learners_.size());
        const InformationSet& set = tree.information_sets()[node.information_set];
        const std::size_t actions = set.actions.size();
        Learner& own = learners_.emplace_back();
        own = {node.information_set, set.player, std::vector<double>(actions),
               std::vector<double>(actions, 1.0 / static_cast<double>(actions)),
               std::vector<double>(actions)};
        for (std::size_t a = 0; a < set.probabilities.size(); ++a) {
          own.shares[a] = nearest_double(set.probabilities[a]);
        }
      }
      learner_of_[k] = learner;
    }
    reach_.resize(count * (players_ + 1));
  }

  void play_round(double weight) {
    set_reach();
    values_ = paid_;
    for (std::size_t k = region_.nodes().size(); k-- > 1;) {
      const std::size_t parent = region_.parent(k);
      const double share = learners_[learner_of_[parent]].shares[action(k)];
      for (std::size_t i = 0; i < players_; ++i) {
        values_[parent * players_ + i] += share * values_[k * players_ + i];
      }
    }
    for (std::size_t k = 1; k < region_.nodes().size(); ++k) learn(k, weight);
    for (Learner& own : learners_) match(own);
  }

  /// By information set of the region, of players: how often each action was taken, or what is done most.
  void fill(bool is_pure, Behavior& behavior) const {
    for (const Learner& own : learners_) {
      if (own.player == kChance) continue;
      std::vector<Rational>& actions = behavior[own.set];
      actions.assign(own.sums.size(), 0);
      const double sum = std::reduce(own.sums.begin(), own.sums.end());
      long total = 0;
      std::vector<long> weights;
      for (const double each : own.sums) {
        weights.push_back(is_pure || !(sum > 0) ? 0 : static_cast<long>(std::ldexp(each / sum, kBits)));
        total += weights.back();
      }
      if (total == 0) {
        actions[static_cast<std::size_t>(std::ranges::max_element(own.sums) - own.sums.begin())] = 1;
        continue;
      }
      for (std::size_t a = 0; a < actions.size(); ++a) {
        actions[a] = make_rational(Integer(weights[a]), Integer(total));
      }
    }
  }

 private:
  [[nodiscard]] std::size_t action(std::size_t position) const {
    return tree_.nodes()[region_.nodes()[position]].action;
  }

  /// The reach of a node is a product of one factor of each player, and of chance's, which stands last.
  void set_reach() {
    const std::size_t width = players_ + 1;
    std::fill_n(reach_.begin(), width, 1.0);
    for (std::size_t k = 1; k < region_.nodes().size(); ++k) {
      const std::size_t parent = region_.parent(k);
      const Learner& own = learners_[learner_of_[parent]];
      std::copy_n(&reach_[parent * width], width, &reach_[k * width]);
      reach_[k * width + std::min<std::size_t>(own.player, players_)] *= own.shares[action(k)];
    }
  }

  /// From the move that leads to a node.
  void learn(std::size_t k, double weight) {
    const std::size_t parent = region_.parent(k);
    Learner& own = learners_[learner_of_[parent]];
    if (own.player == kChance) return;
    double others = 1;
    const double* reach = &reach_[parent * (players_ + 1)];
    for (std::size_t i = 0; i <= players_; ++i) {
      if (i != own.player) others *= reach[i];
    }
    const double gain = values_[k * players_ + own.player] - values_[parent * players_ + own.player];
    own.regrets[action(k)] += others * gain;
    // The own reach is the same at all nodes of the set, which weighs it by their number alone.
    own.sums[action(k)] += weight * reach[own.player] * own.shares[action(k)];
  }

  static void match(Learner& own) {
    if (own.player == kChance) return;
    double sum = 0;
    for (double& regret : own.regrets) sum += regret = std::max(regret, 0.0);
    for (std::size_t a = 0; a < own.shares.size(); ++a) {
      own.shares[a] = sum > 0 ? own.regrets[a] / sum : 1.0 / static_cast<double>(own.shares.size());
    }
  }

  const GameTree& tree_;
  const Region& region_;
  std::size_t players_;
  /// By position and player.
  std::vector<double> paid_;
  std::vector<double> values_;
  std::vector<double> reach_;
  /// By position.
  std::vector<std::uint32_t> learner_of_;
  std::vector<Learner> learners_;
};

/// The largest gain of a player in the region; nothing where `must_stop` became true.
std::optional<Rational> largest_gain(const GameTree& tree, const Region& region, const Worth& worth,
                                     const Behavior& behavior, const std::function<bool()>& must_stop) {
  const std::vector<Rational> values = region.values(behavior, worth);
  Rational largest;
  for (std::uint32_t i = 0; i < tree.player_count(); ++i) {
    if (must_stop()) return std::nullopt;
    const Rational gain = region.best_response(i, behavior, worth).value - values[i];
    if (gain > largest) largest = gain;
  }
  return largest;
}

}  // namespace

bool fill_matched(const GameTree& tree, const Region& region, const Worth& worth, const TreeStops& stops,
                  Behavior& behavior) {
  using Clock = std::chrono::steady_clock;
  Matching matching(tree, region, worth);
  const std::size_t rounds = std::clamp<std::size_t>(kMostVisits / region.nodes().size(), 2, kMostRounds);
  const Clock::time_point start = Clock::now();
  for (std::size_t round = 1; round <= rounds; ++round) {
    matching.play_round(static_cast<double>(round));
    const std::chrono::duration<double> taken = Clock::now() - start;
    if (!stops.must_stop() && !stops.is_short_of(kRoundsOfGains * taken.count() / static_cast<double>(round)))
      continue;
    matching.fill(false, behavior);
    return false;
  }
  Rational pure_gain;
  for (const bool is_pure : {true, false, true}) {
    matching.fill(is_pure, behavior);
    const std::optional<Rational> gain = largest_gain(tree, region, worth, behavior, stops.must_stop);
    if (!gain) {
      matching.fill(false, behavior);
      return false;
    }
    if (sgn(*gain) == 0) return true;
    if (is_pure) {
      pure_gain = *gain;
    } else if (*gain <= pure_gain) {
      return false;
    }
  }
  return false;
}

}  // namespace nashsolve::tree
