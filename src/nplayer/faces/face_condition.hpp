// A condition on a product of polytopes of strategies: a gain that is multi-affine, affine in each opponent's
// strategy, is 0 or at most 0.
//
// A multi-affine function is determined by its values at the vertex profiles, and lies between the least and
// the largest of them. It has degree 1 at most in each opponent's strategy, so if it is a product of
// polynomials, no two of them depend on the same opponent; and it is a product of a function of the opponents
// in J and one of the others exactly if the matrix of its values, J's vertex profiles by the others', has
// rank 1.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "contraction.hpp"
#include "nashsolve/exact.hpp"
#include "polytope_cut.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

using Polytopes = std::vector<StrategyPolytope>;

/// Values at the opponents' vertex profiles, the last player's vertex fastest.
using VertexTable = std::vector<Rational>;

struct Condition {
  /// On whom the gain does not depend; kNobody where it may depend on everybody.
  std::size_t player = 0;
  /// Over the profiles of the opponents' supports, the last player's strategy fastest.
  std::vector<Rational> gain;
  bool equality = true;
  /// Whose gain it is, over what the first strategy of the support pays; kNobody where it is no strategy's.
  std::size_t strategy = kNobody;
  /// Of a face, whether it follows from the others.
  bool is_implied = false;
};

VertexTable values_at_vertices(const Condition& condition, const Polytopes& polytopes);

/// At the vertex profiles of all players, also of the one whose gain it is.
VertexTable values_at_all_vertices(const Condition& condition, const Polytopes& polytopes);

/// Whether it holds at all vertex profiles, and so everywhere.
bool holds_everywhere(const Condition& condition, const Polytopes& polytopes);

/// The opponents that the function depends on, ascending.
std::vector<std::size_t> dependences(const VertexTable& values, const Polytopes& polytopes,
                                     std::size_t player);

/// The values along one opponent's vertices, the other opponents at their first.
std::vector<Rational> along(const VertexTable& values, const Polytopes& polytopes, std::size_t player,
                            std::size_t opponent);

/// The values minus those with every opponent but one at the first vertex: zero where the function depends on
/// that opponent alone (on nobody, for kNobody).
VertexTable without(const VertexTable& values, const Polytopes& polytopes, std::size_t player,
                    std::size_t opponent);

/// The two factors of the condition's function, each a condition of the same player with a gain that depends
/// on its own opponents only; their product is the function, up to a positive factor. Nothing, too, where
/// `stop` says so.
std::optional<std::pair<Condition, Condition>> factors(const Condition& condition, const VertexTable& values,
                                                       const Polytopes& polytopes, const StopTest& stop);

}  // namespace nashsolve::nplayer
