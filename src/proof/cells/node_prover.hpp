// Ends a node all of whose strategies are decided, by what holds at the vertices of its simplices: every
// condition of an equilibrium is affine in each opponent's strategy.
//
// A condition, or a sum of conditions with weights, that is positive at all vertex profiles says that the
// node is empty; one that is never negative says that the profiles at which it is positive have no weight: of
// some of their vertices one has none. A node that lies in a piece of the equilibrium set is at its end.
// Others are split: where a condition changes its sign along an edge at the same point whatever the others
// do, at the vertices and the facets of known pieces, where it does so against some of it, else in the middle
// of the longest edge.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "cell_steps.hpp"
#include "known_mixes.hpp"
#include "known_pieces.hpp"
#include "node_gains.hpp"

namespace nashsolve::proof {

class NodeProver {
 public:
  /// What it is given must outlive it.
  NodeProver(const ProofPayoffs& payoffs, const KnownPieces& pieces, KnownMixes& mixes,
             const std::function<bool()>& must_stop)
      : payoffs_(payoffs), pieces_(pieces), mixes_(mixes), must_stop_(must_stop) {}

  /// Adds the steps; false where it must stop, or comes to no end.
  bool prove(const ProofNode& node, CellSteps& steps);

 private:
  /// Weights of a player's payoffs where a vertex of his has weight, or everywhere; they add up to 0.
  using Weights = std::map<std::pair<std::size_t, std::optional<std::size_t>>, std::vector<Rational>>;
  struct Vertex {
    std::size_t player;
    std::size_t vertex;
  };
  /// A sum of conditions that is negative nowhere, and vertices with which it is positive whatever the other
  /// vertices are; none where it is positive everywhere.
  struct Finding {
    std::vector<Vertex> vertices;
    Weights weights;
  };
  struct Cut {
    std::size_t player;
    std::size_t kept;
    std::size_t moved;
    /// Of the vertex that moves.
    Rational weight;
  };
  /// Where nodes are split that nothing else decides.
  enum class LastCuts : std::uint8_t { in_the_middle, at_zero, both };
  using Gains = std::vector<std::vector<std::vector<Rational>>>;

  bool visit(const ProofNode& node);
  [[nodiscard]] static std::optional<std::vector<Vertex>> vertices_of(const VertexProfiles& profiles,
                                                                      const std::vector<bool>& is_positive);
  [[nodiscard]] static std::optional<Finding> by_one_condition(const ProofNode& node,
                                                               const VertexProfiles& profiles,
                                                               const Gains& values);
  [[nodiscard]] std::optional<Finding> by_program(const ProofNode& node, const VertexProfiles& profiles,
                                                  const Gains& values, bool per_vertex) const;
  [[nodiscard]] static std::optional<Cut> cut_at_zero(const ProofNode& node, const VertexProfiles& profiles,
                                                      const Gains& values);
  [[nodiscard]] static std::optional<Cut> cut_at_any_zero(const ProofNode& node,
                                                          const VertexProfiles& profiles,
                                                          const Gains& values);
  [[nodiscard]] std::optional<Cut> cut_at_piece(const ProofNode& node) const;
  [[nodiscard]] std::optional<Cut> cut_at_facet(const ProofNode& node) const;
  [[nodiscard]] static std::optional<Cut> cut_in_the_middle(const ProofNode& node);
  bool take(const ProofNode& node, const Finding& finding);
  bool take(const ProofNode& node, const Cut& cut);
  void add_weights(const ProofNode& node, const Weights& weights);

  const ProofPayoffs& payoffs_;
  const KnownPieces& pieces_;
  KnownMixes& mixes_;
  const std::function<bool()>& must_stop_;
  CellSteps* steps_ = nullptr;
  std::size_t nodes_left_ = 0;
  std::size_t halvings_left_ = 0;
  std::size_t wide_programs_left_ = 0;
  LastCuts last_cuts_ = LastCuts::in_the_middle;
};

}  // namespace nashsolve::proof
