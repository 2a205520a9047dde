// The indifference equations of a support, exactly: that a region holds none or at most one of their
// solutions, or the interior at most one, that a point is one, that a box holds one, that polynomials in a
// root are one (docs/proof-format.md has the theorems).
#pragma once

#include <vector>

#include "cell_node.hpp"

namespace nashsolve::checker {

/// A solution that was found: bounds of the probability of each used strategy of each player; they are equal
/// where it is known exactly.
struct SupportSolution {
  std::vector<std::vector<std::size_t>> support;
  std::vector<std::vector<Rational>> lower;
  std::vector<std::vector<Rational>> upper;
  /// Per player unused strategies that are known to pay what the used ones do.
  std::vector<std::vector<std::size_t>> tied = {};

  bool operator==(const SupportSolution&) const = default;
};

class SupportEquations {
 public:
  /// Requires a node whose strategies are decided. Both must outlive this.
  SupportEquations(const Tensors& tensors, const CellNode& node);

  /// Each throws CheckError where the step does not hold.
  void require_at_most_one(const OneStep& step) const;
  void require_products() const;
  [[nodiscard]] SupportSolution solution(const PointStep& step) const;
  [[nodiscard]] SupportSolution solution(const BoxStep& step) const;
  /// That the region has it inside.
  void require_inside(const SupportSolution& solution) const;
  /// That all its probabilities are.
  void require_positive(const SupportSolution& solution) const;
  /// Whether it is an equilibrium; throws where the bounds do not show it.
  [[nodiscard]] bool is_equilibrium(const SupportSolution& solution) const;

 private:
  struct Unknown {
    std::size_t player;
    std::size_t position;
  };
  [[nodiscard]] std::size_t dimension() const { return unknowns_.size(); }
  struct Place {
    std::size_t player;
    /// In the support.
    std::size_t position;
  };
  [[nodiscard]] Place place_of(Label strategy) const;
  void make_region();
  /// How far the slopes of one row of the matrix are from those of the unknown, times `unit`.
  [[nodiscard]] Integer deviation(std::size_t unknown, const Integer* weights, std::uint64_t bits) const;
  [[nodiscard]] Integer unit(std::uint64_t bits) const;
  /// Values of the used strategies less that of the first, of all equations.
  [[nodiscard]] std::vector<std::vector<Integer>> differences() const;

  const Tensors& tensors_;
  const CellNode& node_;
  std::vector<std::vector<std::size_t>> support_;
  Sizes sizes_;
  std::size_t profiles_ = 1;
  std::vector<Unknown> unknowns_;
  unsigned most_bits_ = 0;
  /// Per player all strategies' payoffs at the profiles of the support.
  std::vector<std::vector<Integer>> payoffs_;
  /// The region: probabilities of at least this, over region_units_[player].
  std::vector<std::vector<Integer>> least_;
  std::vector<Integer> region_units_;
  Integer all_region_units_ = 1;
  /// Per player the equations at the region's vertices, in the common unit.
  std::vector<std::vector<Integer>> at_region_;
};

}  // namespace nashsolve::checker
