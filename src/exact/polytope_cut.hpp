// A polytope of mixed strategies given by its vertices, cut by halfspaces and hyperplanes: the double
// description method (Motzkin, Raiffa, Thompson and Thrall 1953) with the combinatorial adjacency test.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "nashsolve/exact.hpp"

namespace nashsolve::nplayer {

/// The strategies at which a sum of the probabilities with coefficients is 0 (`is_plane`) or at most 0.
struct Halfspace {
  std::vector<Rational> coefficients;
  bool is_plane;

  [[nodiscard]] Rational at(const std::vector<Rational>& strategy) const;
};

class StrategyPolytope {
 public:
  /// All mixed strategies on `count` pure ones.
  explicit StrategyPolytope(std::size_t count);
  /// A polytope of dimension d by its vertices, n >= 1: its first cut takes n^(d + 1) steps.
  explicit StrategyPolytope(std::vector<std::vector<Rational>> vertices);
  /// What two polytopes have in common, by their vertices: may be empty. As many steps for each of the two;
  /// nothing where `must_stop`, asked at every facet and cut, ended it.
  static std::optional<StrategyPolytope> common_part(const std::vector<std::vector<Rational>>& a,
                                                     const std::vector<std::vector<Rational>>& b,
                                                     const std::function<bool()>& must_stop);
  /// Those whose common part is the polytope with these vertices, n >= 1. As many steps; where `must_stop`,
  /// asked at every facet, ended it, some are missing.
  static std::vector<Halfspace> halfspaces_around(const std::vector<std::vector<Rational>>& vertices,
                                                  const std::function<bool()>& must_stop);

  /// The product of polytopes, none of them empty: of each all coordinates, one after the other.
  static StrategyPolytope product(const std::vector<StrategyPolytope>& polytopes);

  [[nodiscard]] const std::vector<std::vector<Rational>>& vertices() const { return vertices_; }
  [[nodiscard]] bool is_empty() const { return vertices_.empty(); }

  /// Keeps the points where the affine function with these values at the vertices is 0 (`equality`) or at
  /// most 0. May leave nothing. Throws std::logic_error where not each has a value. False, and all is as it
  /// was, where `must_stop`, asked at every vertex that goes, ended it.
  bool cut(const std::vector<Rational>& values, bool equality, const std::function<bool()>& must_stop = {});

 private:
  StrategyPolytope() = default;
  void find_facets();

  std::vector<std::vector<Rational>> vertices_;
  std::vector<std::vector<bool>> tight_;  // [vertex][constraint]; none before the first cut of given vertices
};

}  // namespace nashsolve::nplayer
