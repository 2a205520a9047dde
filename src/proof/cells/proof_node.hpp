// A node of a proof for three and more players, as a checker has it (docs/proof-format.md): which strategies
// are used and which are not, and for each player a simplex with exact vertices.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "listener.hpp"
#include "nashsolve/exact.hpp"

namespace nashsolve::proof {

class ProofNode {
 public:
  enum class Use : std::uint8_t { open, used, unused };
  struct Vertex {
    /// The pure strategy that it was at first.
    std::size_t name;
    std::vector<Rational> point;
  };
  struct Place {
    std::size_t player;
    std::size_t strategy;
  };

  explicit ProofNode(const std::vector<std::size_t>& counts);

  [[nodiscard]] std::size_t players() const { return counts_.size(); }
  [[nodiscard]] std::size_t count(std::size_t player) const { return counts_[player]; }
  [[nodiscard]] Place place_of(StrategyId strategy) const;
  [[nodiscard]] StrategyId id_of(std::size_t player, std::size_t strategy) const;
  [[nodiscard]] Use use(std::size_t player, std::size_t strategy) const { return use_[player][strategy]; }
  [[nodiscard]] const std::vector<Vertex>& vertices(std::size_t player) const { return vertices_[player]; }
  /// No equilibrium is left.
  [[nodiscard]] bool is_over() const { return is_over_; }

  void set_used(StrategyId strategy);
  void leave_out(StrategyId strategy);
  void halve(StrategyId kept, StrategyId moved);
  /// The vertex moves to the point with this weight of itself, the rest of the one that is kept.
  void move(std::size_t player, std::size_t kept, std::size_t moved, const Rational& weight);
  void remove_vertex(std::size_t player, std::size_t vertex);

 private:
  void settle();

  std::vector<std::size_t> counts_;
  std::vector<std::vector<Use>> use_;
  std::vector<std::vector<Vertex>> vertices_;
  bool is_over_ = false;
};

}  // namespace nashsolve::proof
