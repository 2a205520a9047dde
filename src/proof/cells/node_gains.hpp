// What the strategies of a game of three and more players are worth at the vertex profiles of a node, in the
// unit that a proof has (docs/proof-format.md).
#pragma once

#include <cstddef>
#include <vector>

#include "nashsolve/game.hpp"
#include "proof_node.hpp"

namespace nashsolve::proof {

class ProofPayoffs {
 public:
  explicit ProofPayoffs(const Game& game);

  /// Of each of the player's strategies, at each profile of all players' vertices, the last player's fastest
  /// (his own vertex does not count).
  [[nodiscard]] std::vector<std::vector<Rational>> at_vertices(const ProofNode& node,
                                                               std::size_t player) const;

 private:
  std::vector<std::size_t> counts_;
  /// Per player of all cells of the game.
  std::vector<std::vector<Rational>> payoffs_;
};

/// Profiles of the vertices of a node, the last player's fastest.
class VertexProfiles {
 public:
  explicit VertexProfiles(const ProofNode& node);
  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] std::size_t players() const { return sizes_.size(); }
  [[nodiscard]] std::size_t size(std::size_t player) const { return sizes_[player]; }
  [[nodiscard]] std::size_t vertex(std::size_t profile, std::size_t player) const {
    return profile / inner_[player] % sizes_[player];
  }
  /// The same with another vertex of the player.
  [[nodiscard]] std::size_t with(std::size_t profile, std::size_t player, std::size_t vertex) const {
    return profile - this->vertex(profile, player) * inner_[player] + vertex * inner_[player];
  }

 private:
  std::vector<std::size_t> sizes_;
  std::vector<std::size_t> inner_;
  std::size_t count_ = 1;
};

}  // namespace nashsolve::proof
