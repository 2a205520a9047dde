#include "efficiency.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

namespace nashsolve {

namespace {

/// The largest payoffs of each player, and the largest sum, at the equilibria that are listed of a component.
/// Payoffs are affine in each player's strategy, so that at every equilibrium of a component that is a union
/// of products of polytopes they are weighted means of those at the vertices: nobody gets more. A curve may
/// bend to more than its ends have.
struct PayoffBounds {
  bool are_known = true;
  /// All its equilibria pay the same, though it may not be known exactly what.
  bool are_alike = false;
  PayoffVector largest;
  Rational largest_sum;

  /// Whether surely no equilibrium of the component dominates one with no less than these payoffs.
  [[nodiscard]] bool excludes_domination_of(const PayoffVector& payoffs) const {
    if (!are_known) return false;
    bool is_never_more = true;
    Rational sum;
    for (std::size_t i = 0; i < payoffs.size(); ++i) {
      if (largest[i] < payoffs[i]) return true;
      is_never_more = is_never_more && largest[i] == payoffs[i];
      sum += payoffs[i];
    }
    return is_never_more || largest_sum <= sum;
  }
  /// Whether all of them give every player less.
  [[nodiscard]] bool are_below(const PayoffVector& payoffs) const {
    if (!are_known) return false;
    for (std::size_t i = 0; i < payoffs.size(); ++i) {
      if (largest[i] >= payoffs[i]) return false;
    }
    return true;
  }
};

/// A point, or one Nash subset with irrational vertices: these are one equilibrium, played in different ways.
bool pays_alike(const Solution& solution, const Component& component) {
  if (component.subsets.size() != 1 || !component.is_listed()) return false;
  return component.subsets.front().is_point() ||
         std::all_of(component.equilibria.begin(), component.equilibria.end(),
                     [&](std::size_t k) { return !solution.equilibria[k].is_exact(); });
}

std::vector<PayoffBounds> bounds_of(const Solution& solution, const std::vector<PayoffVector>& most) {
  std::vector<PayoffBounds> bounds;
  bounds.reserve(solution.components.size());
  for (const Component& component : solution.components) {
    PayoffBounds& own = bounds.emplace_back();
    own.are_known = !component.has_curves();
    own.are_alike = pays_alike(solution, component);
    for (const std::size_t position : component.equilibria) {
      const PayoffVector& payoffs = most[position];
      Rational sum;
      for (const Rational& payoff : payoffs) sum += payoff;
      if (own.largest.empty()) {
        own.largest = payoffs;
        own.largest_sum = sum;
      }
      own.largest_sum = std::max(own.largest_sum, sum);
      for (std::size_t i = 0; i < payoffs.size(); ++i) own.largest[i] = std::max(own.largest[i], payoffs[i]);
    }
  }
  return bounds;
}

/// The largest payoff of each player in a list, where it is, and the largest elsewhere.
class LargestElsewhere {
 public:
  explicit LargestElsewhere(const std::vector<PayoffVector>& points) {
    for (std::size_t i = 0; i < points.front().size(); ++i) {
      std::pair<std::size_t, std::optional<std::size_t>> top{0, std::nullopt};
      for (std::size_t k = 1; k < points.size(); ++k) {
        if (points[k][i] > points[top.first][i]) {
          top = {k, top.first};
        } else if (!top.second || points[k][i] > points[*top.second][i]) {
          top.second = k;
        }
      }
      first_.push_back(top.first);
      second_.push_back(top.second);
    }
  }

  /// The position of the player's largest payoff without this one; nothing where it is the only one.
  [[nodiscard]] std::optional<std::size_t> position(std::size_t player, std::size_t excluded) const {
    return first_[player] == excluded ? second_[player] : std::optional(first_[player]);
  }

 private:
  std::vector<std::size_t> first_;
  std::vector<std::optional<std::size_t>> second_;
};

class Comparison {
 public:
  Comparison(const Game& game, const Solution& solution, const std::vector<ProfileCheck>& checks)
      : solution_(solution), has_largest_(game.player_count() == 2) {
    least_.reserve(checks.size());
    for (const ProfileCheck& each : checks) least_.push_back(least_payoffs(each));
    if (std::ranges::any_of(solution.equilibria, [](const Equilibrium& each) { return !each.is_exact(); })) {
      for (const ProfileCheck& each : checks) upper_.push_back(most_payoffs(each));
    }
    bounds_ = bounds_of(solution, most());
  }

  void find_efficient(std::vector<EquilibriumProperties>& properties) const {
    const ParetoFront front(least_);
    for (std::size_t k = 0; k < least_.size(); ++k) {
      if (front.dominates(most()[k])) {
        properties[k].efficient_among_equilibria = false;
      } else if (solution_.is_whole() && (has_largest_ || is_never_dominated(k))) {
        properties[k].efficient_among_equilibria = true;
      }
    }
  }

  void find_payoff_dominant(std::vector<EquilibriumProperties>& properties) const {
    if (least_.size() < 2 && solution_.is_listed()) return;
    const LargestElsewhere least(least_);
    const LargestElsewhere largest(most());
    for (std::size_t k = 0; k < least_.size(); ++k) {
      bool is_beaten = false;
      bool is_best = true;
      for (std::size_t i = 0; i < least_[k].size(); ++i) {
        const auto surely = least.position(i, k);
        const auto maybe = largest.position(i, k);
        is_beaten = is_beaten || (surely && least_[*surely][i] >= most()[k][i]);
        is_best = is_best && (!maybe || most()[*maybe][i] < least_[k][i]);
      }
      const Component& set = component_of(k);
      // In a set some player has the same payoff at other equilibria, though they may not be listed.
      if (is_beaten || (!set.is_listed() && !set.has_curves())) {
        properties[k].payoff_dominant = false;
      } else if (is_best && solution_.is_whole() && is_above_all_sets(k)) {
        properties[k].payoff_dominant = true;
      }
    }
  }

 private:
  [[nodiscard]] const std::vector<PayoffVector>& most() const { return upper_.empty() ? least_ : upper_; }
  [[nodiscard]] const Component& component_of(std::size_t k) const {
    return solution_.components[solution_.equilibria[k].component];
  }

  [[nodiscard]] bool is_never_dominated(std::size_t k) const {
    for (std::size_t c = 0; c < bounds_.size(); ++c) {
      if (c == solution_.equilibria[k].component && bounds_[c].are_alike) continue;
      if (!bounds_[c].excludes_domination_of(least_[k])) return false;
    }
    return true;
  }

  [[nodiscard]] bool is_above_all_sets(std::size_t k) const {
    const std::size_t own = solution_.equilibria[k].component;
    if (component_of(k).has_curves()) return false;
    if (has_largest_) return true;
    if (solution_.components[own].is_isolated() != true) return false;
    for (std::size_t c = 0; c < bounds_.size(); ++c) {
      if (c != own && !bounds_[c].are_below(least_[k])) return false;
    }
    return true;
  }

  const Solution& solution_;
  /// On a Nash subset of two players each one's payoff depends on the other's strategy alone, so one vertex
  /// pair has the largest payoffs of both.
  bool has_largest_;
  std::vector<PayoffVector> least_;
  /// Empty where all are exact: then both ends are one.
  std::vector<PayoffVector> upper_;
  std::vector<PayoffBounds> bounds_;
};

}  // namespace

PayoffVector least_payoffs(const ProfileCheck& checks) {
  PayoffVector payoffs;
  for (const PlayerCheck& check : checks) {
    payoffs.push_back(check.payoff_enclosure ? check.payoff_enclosure->lower : check.payoff);
  }
  return payoffs;
}

PayoffVector most_payoffs(const ProfileCheck& checks) {
  PayoffVector payoffs;
  for (const PlayerCheck& check : checks) {
    payoffs.push_back(check.payoff_enclosure ? check.payoff_enclosure->upper : check.payoff);
  }
  return payoffs;
}

void compare_equilibria(const Game& game, const Solution& solution, const std::vector<ProfileCheck>& checks,
                        std::vector<EquilibriumProperties>& properties) {
  if (checks.empty()) return;
  const Comparison comparison(game, solution, checks);
  comparison.find_efficient(properties);
  comparison.find_payoff_dominant(properties);
}

}  // namespace nashsolve
