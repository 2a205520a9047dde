// A node of a proof for three and more players: which strategies are used and which are not, and for each
// player a simplex of strategies, its vertices exact and named by the pure strategies that they were at
// first.
#pragma once

#include <cstdint>
#include <vector>

#include "cell_stream.hpp"
#include "tensor.hpp"

namespace nashsolve::checker {

class CellNode {
 public:
  enum class Use : std::uint8_t { open, used, unused };

  CellNode(const Tensors& tensors, const std::vector<std::size_t>& counts);

  [[nodiscard]] std::size_t players() const { return counts_.size(); }
  [[nodiscard]] const Sizes& counts() const { return counts_; }
  /// No equilibrium is left.
  [[nodiscard]] bool is_over() const { return is_over_; }
  [[nodiscard]] bool is_decided() const;
  /// About how many words of memory it takes.
  [[nodiscard]] std::size_t words() const;
  /// Of each player the used strategies, ascending.
  [[nodiscard]] std::vector<std::vector<std::size_t>> support() const;

  /// Each throws CheckError where the step does not hold.
  void use(Label strategy);
  void leave_out(Label strategy);
  void dominate(const DominatedStep& step);
  /// `second` moves to the point with this weight of itself, the rest of `first`.
  void move(Label first, Label second, const Integer& numerator, const Integer& denominator);
  void require_vanishing(const VanishStep& step, const Tensors& tensors) const;
  void remove_vertex(Label vertex);
  void require_open(Label strategy) const;

  /// The least value of each used strategy's probability on the player's simplex, over `unit`.
  struct Least {
    std::vector<Integer> values;
    Integer unit = 1;
  };
  [[nodiscard]] Least least(std::size_t player) const;

  struct Vertex {
    std::size_t name;
    /// Over `unit`.
    std::vector<Integer> coordinates;
    Integer unit = 1;
  };
  [[nodiscard]] const std::vector<Vertex>& vertices(std::size_t player) const { return vertices_[player]; }
  [[nodiscard]] Use use_of(std::size_t player, std::size_t strategy) const { return use_[player][strategy]; }
  /// Whether a strategy is, wherever in the node an equilibrium is.
  [[nodiscard]] bool is_best_response(std::size_t player, std::size_t strategy) const;

 private:
  struct Place {
    std::size_t player;
    std::size_t strategy;
  };
  [[nodiscard]] Place place_of(Label strategy) const;
  [[nodiscard]] std::size_t vertex_named(std::size_t player, std::size_t name) const;
  [[nodiscard]] std::vector<std::size_t> vertices_named(std::size_t player,
                                                        const std::optional<Label>& name) const;
  [[nodiscard]] bool is_surely_best(std::size_t player, const Vertex& vertex, std::size_t strategy) const;
  [[nodiscard]] bool is_surely_used(std::size_t player, std::size_t profile) const;
  [[nodiscard]] Sizes sizes() const;
  void settle();
  void keep_vertices(std::size_t player, const std::vector<std::size_t>& keep);
  /// The weighted payoffs at each profile of vertices.
  [[nodiscard]] std::vector<Integer> sums(const std::vector<VertexWeights>& weights,
                                          const Tensors& tensors) const;

  Sizes counts_;
  std::vector<std::vector<Use>> use_;
  std::vector<std::vector<Vertex>> vertices_;
  std::vector<bool> is_moved_;
  /// At the vertices, those of an opponent's vertex times its unit.
  std::vector<std::vector<Integer>> payoffs_;
  bool is_over_ = false;
};

}  // namespace nashsolve::checker
