// A subgame without the subgames within it, each of which stands there as one node that pays what it is
// worth; and a player's best response there, by the player's sequences (von Stengel 1996).
#pragma once

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "nashsolve/tree.hpp"
#include "play.hpp"

namespace nashsolve::tree {

/// What the subgames below pay, by root: a payoff for each player.
using Worth = std::unordered_map<std::uint32_t, std::vector<Rational>>;

/// One player's information sets in a region, and the sequences of own actions: 0 is the empty one, the
/// others are numbered set by set.
struct OwnSequences {
  /// In the order of the tree, so that what follows an action of a set stands behind it.
  std::vector<std::uint32_t> sets;
  /// By position in `sets`: the sequence of action 0, and the sequence before the set.
  std::vector<std::uint32_t> first;
  std::vector<std::uint32_t> before;
  std::uint32_t count = 1;
  /// By position of the node in the region: the player's sequence there.
  std::vector<std::uint32_t> at;
};

/// What a player can do best: per sequence what is paid right after it, per set the best that can follow, and
/// the worth of each action there.
struct BestResponse {
  Rational value;
  std::vector<Rational> set_values;
  /// By sequence.
  std::vector<Rational> action_values;
};

class Region {
 public:
  /// `roots` as subgame_roots() gives them.
  Region(const GameTree& tree, const std::vector<bool>& roots, std::uint32_t root);

  [[nodiscard]] std::uint32_t root() const { return nodes_.front(); }
  [[nodiscard]] const std::vector<std::uint32_t>& nodes() const { return nodes_; }
  [[nodiscard]] const std::vector<std::uint32_t>& inner_roots() const { return inner_roots_; }
  /// By position, of all but the root.
  [[nodiscard]] std::uint32_t parent(std::size_t position) const { return parents_[position]; }
  [[nodiscard]] bool is_inner_root(std::size_t position) const {
    return std::ranges::binary_search(inner_roots_, nodes_[position]);
  }
  [[nodiscard]] const OwnSequences& sequences(std::uint32_t player) const { return sequences_[player]; }

  /// By position: how likely the node is from the root on, where the players `left_out` move towards it and
  /// all others behave as told. kNone leaves out nobody.
  [[nodiscard]] NodeWeights weights(const Behavior& behavior, std::uint32_t left_out,
                                    std::uint32_t also_left_out = kNone) const;

  /// What is paid at the node at a position, or by the subgame that begins there.
  [[nodiscard]] Rational paid(std::uint32_t player, std::size_t position, const Worth& worth) const;

  [[nodiscard]] std::vector<Rational> values(const Behavior& behavior, const Worth& worth) const;
  [[nodiscard]] BestResponse best_response(std::uint32_t player, const Behavior& behavior,
                                           const Worth& worth) const;

 private:
  const GameTree& tree_;
  std::vector<std::uint32_t> nodes_;
  std::vector<std::uint32_t> inner_roots_;
  /// By position: the position of the parent.
  std::vector<std::uint32_t> parents_;
  std::vector<OwnSequences> sequences_;
};

/// What a plan, by sequences, does at its player's sets: the shares of a set's actions; where it gives none
/// of them anything, the first one.
void fill_shares(const GameTree& tree, const OwnSequences& own, const std::vector<Rational>& plan,
                 Behavior& behavior);

}  // namespace nashsolve::tree
