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
  /// Of each player the used strategies, ascending.
  [[nodiscard]] std::vector<std::vector<std::size_t>> support() const;

  /// Each throws CheckError where the step does not hold.
  void use(Label strategy);
  void leave_out(Label strategy);
  void dominate(const DominatedStep& step);
  /// `second` moves to the midpoint.
  void halve(Label first, Label second);
  void require_infeasible(const InfeasibleStep& step, const Tensors& tensors) const;
  void require_open(Label strategy) const;

  /// The least value of each used strategy's probability on the player's simplex, over 2^bits.
  struct Least {
    std::vector<Integer> values;
    unsigned bits = 0;
  };
  [[nodiscard]] Least least(std::size_t player) const;

 private:
  struct Vertex {
    std::size_t name;
    std::vector<Integer> coordinates;  // over 2^bits
    unsigned bits = 0;
  };
  struct Place {
    std::size_t player;
    std::size_t strategy;
  };
  [[nodiscard]] Place place_of(Label strategy) const;
  [[nodiscard]] std::size_t vertex_named(std::size_t player, std::size_t name) const;
  [[nodiscard]] bool is_surely_best(std::size_t player, const Vertex& vertex, std::size_t strategy) const;
  [[nodiscard]] bool is_surely_used(std::size_t player, std::size_t profile) const;
  [[nodiscard]] Sizes sizes() const;
  void settle();

  Sizes counts_;
  std::vector<std::vector<Use>> use_;
  std::vector<std::vector<Vertex>> vertices_;
  std::vector<bool> is_halved_;
  /// At the vertices, those of an opponent's vertex times 2^(its bits).
  std::vector<std::vector<Integer>> payoffs_;
  bool is_over_ = false;
};

}  // namespace nashsolve::checker
