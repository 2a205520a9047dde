// The points of a star system over one z: per leaf a polytope of weights.
//
// It is not empty exactly if it has a vertex: a basic solution, in which some vertices of the leaf's polytope
// have weight and as many conditions less one are equations. By Cramer's rule the weights are minors over
// their sum, all of them polynomials in z; and what another condition says of it is the sign of one more.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "nashsolve/polynomial.hpp"
#include "star_system.hpp"

namespace nashsolve::nplayer {

struct BasicSolution {
  std::vector<std::size_t> vertices;
  /// The conditions that are equations, as places in the leaf's list.
  std::vector<std::size_t> tight;
  /// Times `sum`, one a vertex.
  std::vector<Polynomial> weights;
  Polynomial sum;
  /// The value of each of the leaf's conditions, times `sum`.
  std::vector<Polynomial> values;
};

/// Nothing where they are very many.
std::optional<std::vector<BasicSolution>> basic_solutions(const Leaf& leaf);

/// Signs at one z.
class At {
 public:
  explicit At(const RealRoot& z) : z_(z) {}
  explicit At(const Rational& z) : z_(RealRoot(z)) {}

  [[nodiscard]] int sign(const Polynomial& p) const {
    if (p.is_constant()) return p.is_zero() ? 0 : sgn(p.leading());
    return z_.is_rational() ? p.sign_at(z_.lower()) : sign_at(p, z_);
  }

  /// Whether the solution exists and all conditions hold there.
  [[nodiscard]] bool is_feasible(const Leaf& leaf, const BasicSolution& solution) const;

  /// The dimension of the leaf's weights over z; nothing where there are none.
  [[nodiscard]] std::optional<std::size_t> dimension(const Leaf& leaf,
                                                     const std::vector<BasicSolution>& solutions) const;

 private:
  [[nodiscard]] std::size_t rank(std::vector<std::vector<Polynomial>> matrix) const;

  RealRoot z_;
};

}  // namespace nashsolve::nplayer
