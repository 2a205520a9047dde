// The equilibrium set of a game of three and more players as a search found it: points, products of
// polytopes, and what conditions cut out of such products.
#pragma once

#include <vector>

#include "nashsolve/solution.hpp"
#include "node_gains.hpp"
#include "proof_node.hpp"

namespace nashsolve::proof {

class KnownPieces {
 public:
  using Point = std::vector<Rational>;
  struct Piece {
    /// Per player the vertices of a polytope.
    std::vector<std::vector<Point>> polytopes;
    std::vector<PayoffCondition> conditions;
    /// Per player forms that are 0 on a facet of the polytope.
    std::vector<std::vector<Point>> facets;
  };

  /// What is known exactly.
  explicit KnownPieces(const Solution& solution);

  /// Whether all equilibria of the node surely lie in one piece, as its simplices lie in the polytopes.
  [[nodiscard]] bool hold(const ProofNode& node, const ProofPayoffs& payoffs) const;
  /// Whether an equilibrium that is known in an enclosure only may lie in the node, all of whose strategies
  /// are decided.
  [[nodiscard]] bool has_irrational_point(const ProofNode& node) const;
  /// The pieces whose polytopes may meet the node, and the listed points of those with conditions.
  [[nodiscard]] std::vector<const Piece*> near(const ProofNode& node) const;

 private:
  std::vector<Piece> pieces_;
  /// Of components that have pieces with conditions.
  std::vector<Piece> points_;
  std::vector<EnclosedProfile> irrational_;
};

}  // namespace nashsolve::proof
