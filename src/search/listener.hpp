// What a search says while it walks its tree, to whoever listens: proofs and tests are made of it.
//
// The tree comes depth first, whatever the number of threads. A node's events narrow it down one after the
// other. At branched() the child that the branch names comes first, with all its events up to its ended();
// the node then goes on as the other child. Each node ends once, by ended() or by left_open(). What was said
// of a node that is searched again, or of a subtree that is left to another search, is taken back by
// retract() or never joined.
//
// Strategies are those of the user's own game, whatever was merged, left out or renumbered before the search.
// Exact arithmetic accepts all that is said: doubles stand for the dyadic numbers that they are.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include "nashsolve/exact.hpp"

namespace nashsolve {

/// A pure strategy: player 1's are 0, 1, ..., player 2's follow, and so on. With two players also the label
/// of the best-response polytopes (polytopes/polytope.hpp); side 0 is P, 1 is Q.
using StrategyId = std::uint32_t;
/// A set of strategies, a bit each; none of it are those for which there is no word.
using StrategyBits = std::span<const std::uint64_t>;

/// Of rows, one a strategy; numbers in one of the two lists.
struct Multipliers {
  std::span<const StrategyId> strategies;
  std::span<const double> doubles;
  std::span<const Integer> integers;
};

/// The child where the label is tight on this side; in the other one it is tight on the other side. What has
/// it tight in P and in Q lies in the child that has it tight in `both`; in the other child it has to be
/// slack there.
struct LabelBranch {
  std::size_t side;
  StrategyId label;
  std::size_t both = 0;

  bool operator==(const LabelBranch&) const = default;
};

/// No point of the side's face has the label tight, so it is tight on the other side; where it is tight on
/// the face already, the node is empty. Row s of the side's polytope {M z + slack = 1, z >= 0} is multiplied
/// by w_s: with c = M'w, sum w_s slack_s + sum c_v z_v = sum w_s at every point, but what is not tight on the
/// face (the label counts as tight) reaches less: a slack at most 1, a variable at most 1 / (its largest
/// payoff).
struct EmptyFace {
  std::size_t side;
  StrategyId label;
  Multipliers multipliers;
  /// Labels that are tight on the face, as many as the multipliers need.
  StrategyBits tight;
};

/// With c = M'w and sum w_s = 0, all w_s and c_v of what is not tight on the side's face are at least 0; so
/// the labels where they are positive are tight on the whole of it.
struct VanishingRow {
  std::size_t side;
  Multipliers multipliers;
};

/// Of a game that is zero-sum for all that matters (game/equivalent_zero_sum.hpp): the weights of a strategy
/// of each player, optimal ones. So what is no best response to them is unused in all equilibria, and what
/// has a weight is a best response in all. Where it is so only with the strategies of both players in units
/// of their own (game/strategy_units.hpp), these are told of all strategies.
struct OptimalStrategies {
  std::span<const StrategyId> strategies;
  std::span<const Integer> weights;
  std::span<const StrategyId> in_units = {};
  std::span<const Integer> units = {};
};

/// A maximal Nash subset: all labels that are tight on the whole of its two faces. It holds all that is left
/// of the node.
struct FoundSubset {
  std::array<std::span<const StrategyId>, 2> tight;
};

/// A node by what is known there, of P and of Q: labels that are tight on its face, and labels that are slack
/// somewhere on it.
struct NodeOfTree {
  std::array<std::span<const StrategyId>, 2> tight;
  std::array<std::span<const StrategyId>, 2> slack;
};

/// Why a node holds nothing more. `empty`: a face of it is. `repeated`: a label that the node had to have
/// slack somewhere in a polytope is tight on its whole face there, so all of it lies in the other child of a
/// branch above. `found`: all of it lies in the subset just found. `covered`: every label is tight on one
/// side; all of it lies in a maximal subset that another node finds. `artificial`: the pair (0, 0) of the two
/// polytopes, which is no profile.
enum class Ending : std::uint8_t { empty, repeated, found, covered, artificial };

class SearchListener {
 public:
  SearchListener() = default;
  SearchListener(const SearchListener&) = delete;
  SearchListener& operator=(const SearchListener&) = delete;
  virtual ~SearchListener() = default;

  /// Before the search: the strategy pays everybody the same as another one, which stands for it from here
  /// on.
  virtual void merged(StrategyId strategy, StrategyId other) = 0;

  /// A tree begins at this node. A search that goes on from another one walks a tree for each node that was
  /// left open.
  virtual void began(const NodeOfTree& /*root*/) {}
  /// Ends a node: it is still to be searched.
  virtual void left_open(const NodeOfTree& /*node*/) {}

  virtual void branched(const LabelBranch& branch) = 0;
  virtual void excluded(const EmptyFace& face) = 0;
  virtual void implied(const VanishingRow& row) = 0;
  virtual void optimal(const OptimalStrategies& optimum) = 0;
  virtual void found(const FoundSubset& subset) = 0;
  virtual void ended(Ending ending) = 0;

  /// How much was heard so far, and: forget what was heard after that.
  [[nodiscard]] virtual std::size_t position() const = 0;
  virtual void retract(std::size_t position) = 0;

  /// A listener for a part of the search, which may run on another thread.
  [[nodiscard]] virtual std::unique_ptr<SearchListener> part() const = 0;
  /// What a part() heard comes next. Parts are joined in the order of the tree, by one thread at a time.
  virtual void join(SearchListener& part) = 0;
};

}  // namespace nashsolve
