// A finite game in extensive form: a tree of moves by players and by chance, information sets, and payoffs
// (Kuhn 1953; Osborne and Rubinstein 1994, chapter 11), and its reduced strategic form, in which a strategy
// says what its player does wherever the player's own earlier moves let the play come.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "nashsolve/exact.hpp"
#include "nashsolve/game.hpp"

namespace nashsolve {

/// Stands for no node, no information set, no action.
inline constexpr std::uint32_t kNone = UINT32_MAX;
/// In the place of a player: chance.
inline constexpr std::uint32_t kChance = UINT32_MAX;

/// Nodes that their player cannot tell apart. Those of chance have a probability for each action.
struct InformationSet {
  /// From 0, or kChance.
  std::uint32_t player = kChance;
  std::string label;
  std::vector<std::string> actions;
  /// Of chance: one for each action, none negative, with sum 1. Else empty.
  std::vector<Rational> probabilities;

  bool operator==(const InformationSet&) const = default;
};

/// Nodes stand in the order in which a walk meets them that goes down before it goes on (preorder): the
/// subtree of node n is what stands from n up to, without, `end`; its first child is n + 1, and the next
/// child stands at the `end` of the one before.
struct TreeNode {
  /// kNone for the root.
  std::uint32_t parent = kNone;
  /// The action of the parent that leads here.
  std::uint32_t action = kNone;
  /// kNone where the play ends.
  std::uint32_t information_set = kNone;
  /// What is paid when the play comes here: a position in the payoff tables; 0 pays nothing.
  std::uint32_t outcome = 0;
  std::uint32_t end = 0;

  [[nodiscard]] bool is_terminal() const { return information_set == kNone; }
  bool operator==(const TreeNode&) const = default;
};

struct TreeParts {
  std::string title;
  std::string description;
  /// Names.
  std::vector<std::string> players;
  std::vector<InformationSet> information_sets;
  std::vector<TreeNode> nodes;
  /// The first one stands for none.
  std::vector<std::string> outcome_labels;
  /// Per player, by outcome; 0 for the first.
  std::vector<PayoffTable> payoffs;

  bool operator==(const TreeParts&) const = default;
};

/// Immutable. What a play pays is the sum of the outcomes along its path.
class GameTree {
 public:
  /// Throws std::invalid_argument where the parts are no tree: nodes out of order, children that do not match
  /// the actions, probabilities that do not add up to 1, positions out of range.
  explicit GameTree(TreeParts parts);

  [[nodiscard]] const std::string& title() const { return parts_.title; }
  [[nodiscard]] const std::string& description() const { return parts_.description; }
  [[nodiscard]] const std::vector<std::string>& players() const { return parts_.players; }
  [[nodiscard]] std::size_t player_count() const { return parts_.players.size(); }
  [[nodiscard]] std::span<const InformationSet> information_sets() const { return parts_.information_sets; }
  [[nodiscard]] std::span<const TreeNode> nodes() const { return parts_.nodes; }
  [[nodiscard]] const std::string& outcome_label(std::uint32_t outcome) const {
    return parts_.outcome_labels[outcome];
  }
  [[nodiscard]] Rational payoff(std::size_t player, std::uint32_t outcome) const {
    return parts_.payoffs[player].at(outcome);
  }
  /// By outcome.
  [[nodiscard]] const PayoffTable& payoffs(std::size_t player) const { return parts_.payoffs[player]; }
  /// The nodes of an information set, ascending.
  [[nodiscard]] std::span<const std::uint32_t> members(std::uint32_t information_set) const {
    return std::span(members_).subspan(first_member_[information_set],
                                       first_member_[information_set + 1] - first_member_[information_set]);
  }
  [[nodiscard]] std::size_t terminal_count() const { return terminal_count_; }

  /// The tree in which all payoffs have the other sign.
  [[nodiscard]] GameTree negated() const;

 private:
  void check_nodes() const;

  TreeParts parts_;
  std::vector<std::uint32_t> members_;
  std::vector<std::size_t> first_member_;
  std::size_t terminal_count_ = 0;
};

/// Why a player has no perfect recall (Kuhn 1953): two nodes of one information set before which the player
/// did, or knew, different things.
struct ImperfectRecall {
  std::uint32_t information_set;
  std::uint32_t first_node;
  std::uint32_t second_node;
  /// One of the nodes comes after the other: the player forgets having moved at all.
  bool is_absent_minded;
};

/// The first information set, in the order of the nodes, at which a player forgets having moved at all; where
/// there is none the first that shows it otherwise; nothing where recall is perfect.
std::optional<ImperfectRecall> find_imperfect_recall(const GameTree& tree);

/// Whether the subtree of each node is a subgame (Selten 1965): the whole game, or the node alone in its
/// information set, and no information set of a player both inside and outside.
std::vector<bool> subgame_roots(const GameTree& tree);

/// An action at an information set.
struct Choice {
  std::uint32_t information_set;
  std::uint32_t action;

  bool operator==(const Choice&) const = default;
};

/// One player's reduced strategies: of each the choices at those information sets that its own choices do
/// not keep the play from, in the order in which the tree meets them; the first choice moves slowest.
struct ReducedStrategies {
  std::vector<Choice> choices;
  /// Of strategy s: choices[first[s]] up to choices[first[s + 1]].
  std::vector<std::size_t> first{0};

  [[nodiscard]] std::size_t size() const { return first.size() - 1; }
  [[nodiscard]] std::span<const Choice> of(std::size_t strategy) const {
    return std::span(choices).subspan(first[strategy], first[strategy + 1] - first[strategy]);
  }
};

/// A tree with the strategies of its reduced strategic form, in the order of the game's.
struct TreeForm {
  GameTree tree;
  std::vector<ReducedStrategies> strategies;
  std::optional<ImperfectRecall> imperfect_recall;
};

struct FormLimits {
  /// Of all players together.
  std::size_t strategies;
  /// Cells times players.
  std::size_t payoffs;
  /// What the payoffs may take in memory; what the strategies' choices and labels, and the payoffs along the
  /// paths times the probability of their chance moves.
  std::size_t bytes;
  std::size_t strategy_bytes = bytes;
};

struct ReducedForm {
  Game game;
  std::shared_ptr<const TreeForm> form;
};

/// The reduced strategic form. Strategies are named by their actions, "L·r", where a player has no choice
/// "1"; information sets that a strategy's own choices exclude are left out (Kuhn 1953; Gambit's order). With
/// imperfect recall a strategy does the same at all nodes of an information set. Nothing where the form is
/// beyond the limits, which is found out before the memory is taken; the tree is then left as it was.
std::optional<ReducedForm> reduced_form(GameTree&& tree, const FormLimits& limits);

}  // namespace nashsolve
