// One support profile searched to the end: every equilibrium that uses exactly these strategies.
//
// The cell of the support is halved until each part is empty (dominance, relaxation, cell test) or holds at
// most one solution of the indifference equations, which Newton's method then finds and certify() proves.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "found_equilibrium.hpp"
#include "nashsolve/solution.hpp"
#include "sample.hpp"
#include "search_node.hpp"

namespace nashsolve::nplayer {

/// A product of polytopes of equilibria: per player the vertices, each over all the player's strategies.
struct EquilibriumProduct {
  std::vector<std::vector<std::vector<Rational>>> vertices;
  /// Of the component it belongs to, where known.
  std::optional<int> component_index;
  /// Of a single point, where known.
  std::optional<bool> regular;
};

/// A connected set of equilibria that is no product: the profiles in a product of polytopes at which some
/// conditions hold.
struct EquilibriumCurve {
  Supports supports;
  /// Of the polytopes, as of a product.
  std::vector<std::vector<std::vector<Rational>>> vertices;
  std::vector<PayoffCondition> conditions;
  /// As many as tell its dimension (curved_parts.hpp).
  using Sample = SampleOf<std::vector<std::vector<Rational>>>;
  std::vector<Sample> samples;
  std::vector<std::vector<std::vector<Rational>>> ends;
};

class Symmetries;

struct SupportResult {
  std::vector<FoundEquilibrium> equilibria;
  std::vector<EquilibriumProduct> products;
  std::vector<EquilibriumCurve> curves;
  /// What was not decided, if anything.
  std::optional<std::string> undecided;
  /// Where that is; they cover it.
  std::vector<SupportBox> open_boxes;
};

/// `stop` is asked at every cell; when it says so the result is incomplete and must be thrown away, but for
/// the equilibria in it. A listener, which may be null, is told of halvings and regions only: a
/// support is left undecided where linear algebra would be needed; and it must be given no symmetries.
SupportResult search_support(const PayoffTensors& tensors, const Symmetries& symmetries, SearchNode leaf,
                             const StopTest& stop, SearchCounts& counts, CellListener* listener);

}  // namespace nashsolve::nplayer
