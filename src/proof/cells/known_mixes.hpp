// Strategies that a mix of others stands for, and the nodes whose equilibria are irrational ones, played in
// different ways (docs/proof-format.md).
#pragma once

#include <cstddef>
#include <vector>

#include "cell_steps.hpp"
#include "nashsolve/game.hpp"
#include "nashsolve/solution.hpp"
#include "proof_node.hpp"

namespace nashsolve::proof {

class KnownMixes {
 public:
  /// `solution`: whole.
  KnownMixes(const Game& game, const Solution& solution);

  /// Ends the node, where its equilibria are such; the first time after what the mixes are.
  bool end(const ProofNode& node, CellSteps& steps);
  /// To be told of each node that ends in a set; false where what is ended by `end` may be in it.
  bool allow_set(const ProofNode& node);

 private:
  using Support = std::vector<std::vector<std::size_t>>;

  [[nodiscard]] Support used_for(const Support& support) const;
  [[nodiscard]] bool may_hold(const ProofNode& set, const Support& image) const;
  void add_mixes(CellSteps& steps) const;

  std::vector<std::size_t> counts_;
  /// Per player and strategy what stands for it.
  std::vector<std::vector<std::vector<Rational>>> mixes_;
  /// Of equilibria.
  std::vector<Support> rational_;
  std::vector<Support> irrational_;
  std::vector<Support> ended_;
  std::vector<ProofNode> sets_;
};

}  // namespace nashsolve::proof
