// What a search of three and more players says while it walks its tree, to whoever listens: proofs are made
// of it (docs/proof-format.md defines the words).
//
// A node is a product of simplices, one a player, and which strategies are used and which are not. The tree
// comes depth first. At branched() the child in which the strategy is used comes first, at halved() the one
// in which the second vertex moves to the midpoint; when it has ended the node goes on as the other child. A
// node ends where a used strategy is dominated, where a player has no vertex left, and at every word that
// says so.
//
// A vertex is named by the pure strategy that it was at first. Strategies are numbered through, player 1's
// first. Doubles stand for the dyadic numbers that they are; what is said holds in exact arithmetic as long
// as none of them is changed by more than `most_error`.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "listener.hpp"
#include "nashsolve/exact.hpp"
#include "nashsolve/solution.hpp"

namespace nashsolve {

/// Weights of payoffs, a list a vertex; the base's weight is minus the sum of the others.
struct VertexWeights {
  struct Vertex {
    /// Nothing: at all vertices of the base's player.
    std::optional<StrategyId> vertex;
    StrategyId base;
    std::vector<StrategyId> strategies;
    std::vector<double> weights;
  };
  std::vector<Vertex> vertices;
  double most_error = 0;
};

/// Rows of a matrix that multiplies the indifference equations, one after the other.
struct EquationWeights {
  std::vector<double> weights;
  double most_error = 0;
};

/// A node by its strategies that are used, and those that are not. It is no cell of a support.
struct NodeOfSupports {
  std::vector<StrategyId> unused;
  std::vector<StrategyId> used;
};

/// A solution of a support's indifference equations: enclosed in a box around its centre, or exactly.
struct SolutionOfSupport {
  /// Of the unknowns, times 2^bits; each differs from it by at most 2^-radius_bits.
  std::vector<Integer> centre;
  unsigned bits = 0;
  unsigned radius_bits = 0;
  /// All rows; they show that the box holds one solution.
  EquationWeights weights;
  /// Of used strategies, less those that are a player's only one; nothing where it is enclosed.
  std::shared_ptr<const UnivariateProfile> point;
};

class CellListener {
 public:
  CellListener() = default;
  CellListener(const CellListener&) = delete;
  CellListener& operator=(const CellListener&) = delete;
  virtual ~CellListener() = default;

  /// A tree begins at this node. A search that goes on from another one walks a tree for each node that was
  /// left open.
  virtual void began(const NodeOfSupports& /*root*/) {}
  /// Ends a node: it is still to be searched.
  virtual void left_open(const NodeOfSupports& /*node*/) {}
  /// How much was heard so far, and: forget what was heard after that.
  [[nodiscard]] virtual std::size_t position() const { return 0; }
  virtual void retract(std::size_t /*position*/) {}

  /// The strategy is not used in the node.
  virtual void dominated(StrategyId strategy, StrategyId by) = 0;
  virtual void branched(StrategyId strategy) = 0;
  virtual void halved(StrategyId first, StrategyId second) = 0;
  /// Each ends the node.
  virtual void infeasible(const VertexWeights& weights) = 0;
  /// The region around the node holds one solution of the equations at most, which solved() describes.
  virtual void one_solution(const EquationWeights& weights, std::size_t solution) = 0;
  /// What all used strategies pay are products, which this solution of positive probabilities alone solves.
  virtual void only_solution(std::size_t solution) = 0;

  /// Boxes of equilibria are to lie within what enclosures of so many decimals become; nothing: within the
  /// enclosures that the search finds.
  [[nodiscard]] virtual std::optional<unsigned> decimals() const { return std::nullopt; }
  /// The next number of a solution.
  virtual std::size_t new_solution() = 0;
  virtual void solved(std::size_t solution, SolutionOfSupport what) = 0;

  /// Ends a node: no words of the search do.
  virtual void undecided(std::string_view why) = 0;
  [[nodiscard]] virtual bool is_undecided() const = 0;
  /// Where the search left nodes undecided: all equilibria of the game, as another search found them.
  virtual void complete(const Solution& solution, const std::function<bool()>& must_stop) = 0;
};

}  // namespace nashsolve
