// How a tree is played under a profile of its reduced strategic form: behaviour strategies (Kuhn 1953), how
// likely each node is, and what the play is worth.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "nashsolve/profile.hpp"
#include "nashsolve/tree.hpp"

namespace nashsolve {

/// By information set: the probability of each action, of chance too; empty where its player's own moves keep
/// the play from it, so that the player's strategy says nothing of it.
using Behavior = std::vector<std::vector<Rational>>;

/// How likely each of some nodes is. Most are as likely as the node before, or not at all, so numbers are
/// kept once.
class NodeWeights {
 public:
  NodeWeights() = default;
  /// The first node has 1, the others 0.
  explicit NodeWeights(std::size_t count) : number_of_(count, 0), numbers_{0, 1} { number_of_[0] = 1; }

  [[nodiscard]] std::size_t size() const { return number_of_.size(); }
  [[nodiscard]] const Rational& operator[](std::size_t position) const {
    return numbers_[number_of_[position]];
  }
  void pass_on(std::size_t from, std::size_t to) { number_of_[to] = number_of_[from]; }
  void pass_on(std::size_t from, std::size_t to, const Rational& probability) {
    if (sgn(probability) == 0) return;
    pass_on(from, to);
    if (probability == 1) return;
    set(to, (*this)[from] * probability);
  }

  void set(std::size_t position, Rational number) {
    numbers_.push_back(std::move(number));
    number_of_[position] = static_cast<std::uint32_t>(numbers_.size() - 1);
  }

 private:
  std::vector<std::uint32_t> number_of_;
  std::vector<Rational> numbers_;
};

struct Play {
  /// Unset where recall is imperfect: behaviour strategies may then do less than mixed ones.
  std::optional<Behavior> behavior;
  /// The probability with which the play comes to each node.
  NodeWeights reach;
  /// Per player, the sum over all nodes of what is paid there times the probability.
  std::vector<Rational> payoffs;
};

/// Requires a profile of the form's game.
Play play_of(const TreeForm& form, const Profile& profile);

/// Requires probabilities for all information sets that the play can come to.
Play play_of(const GameTree& tree, Behavior behavior);
/// Nothing where `must_stop` became true.
std::optional<Play> play_of(const GameTree& tree, Behavior behavior, const std::function<bool()>& must_stop);

/// The probability that the play comes to an information set; requires perfect recall.
Rational reach_of(const GameTree& tree, const Play& play, std::uint32_t information_set);

}  // namespace nashsolve
