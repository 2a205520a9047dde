// What follows from conditions on a product of polytopes, as linear programming shows it.
//
// A point of the product is a mean of the vertex profiles, with the products of its own weights, and the
// value of a multi-affine function there is the same mean of its values at them. So a function has no value
// above 0 where the conditions hold, if no weights at all under which they hold in the mean give it a mean
// above 0 (Sherali and Adams 1990). Weights need not be products: what is not shown may follow all the same.
#pragma once

#include <cstddef>
#include <vector>

#include "face_condition.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

class Implications {
 public:
  Implications(const std::vector<Condition>& conditions, const Polytopes& polytopes, const StopTest& stop);

  /// Whether the condition is known to hold where the others do.
  [[nodiscard]] bool include(const Condition& condition) const;
  /// Whether the player's strategies are known to lie in it there.
  [[nodiscard]] bool include(const Halfspace& halfspace, std::size_t player) const;

 private:
  [[nodiscard]] bool hold(VertexTable values, bool equality) const;
  [[nodiscard]] bool is_never_positive(const VertexTable& values) const;

  const Polytopes& polytopes_;
  const StopTest& stop_;
  /// At the vertex profiles of all players; each of them is at most 0 in the mean.
  std::vector<VertexTable> tables_;
  std::size_t profiles_ = 1;
};

}  // namespace nashsolve::nplayer
