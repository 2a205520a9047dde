// One support profile searched to the end: every equilibrium that uses exactly these strategies.
//
// The cell of the support is halved until each part is empty (dominance, relaxation, cell test) or holds at
// most one solution of the indifference equations, which Newton's method then finds and certify() proves.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "certified_root.hpp"
#include "nashsolve/solution.hpp"
#include "open_cells.hpp"
#include "search_node.hpp"

namespace nashsolve::nplayer {

/// A point of the equilibrium set, on the reduced game.
struct FoundEquilibrium {
  Supports supports;
  /// Set where the probabilities are rational, over the supports.
  std::optional<SupportVector<Rational>> exact;
  std::optional<CertifiedRoot> enclosed;
  /// Nonsingular Jacobian and every unused strategy strictly worse.
  bool regular = false;
  /// Of a regular one.
  std::optional<int> index;
};

/// A product of polytopes of equilibria: per player the vertices, each over all the player's strategies.
struct EquilibriumProduct {
  std::vector<std::vector<std::vector<Rational>>> vertices;
  /// Of the component it belongs to, where known.
  std::optional<int> component_index;
  /// Of a single point, where known.
  std::optional<bool> regular;
};

struct SupportResult {
  std::vector<FoundEquilibrium> equilibria;
  std::vector<EquilibriumProduct> products;
  /// What was not decided, if anything.
  std::optional<std::string> undecided;
  /// Where that is; they cover it.
  std::vector<SupportBox> open_boxes;
};

/// `stop` is asked at every cell; when it says so the result is incomplete and must be thrown away, but for
/// the equilibria in it.
SupportResult search_support(const PayoffTensors& tensors, SearchNode leaf, const StopTest& stop,
                             SearchCounts& counts);

/// Proves and classifies one solution of a support's equations. Nothing where it is no equilibrium of exactly
/// this support; `undecided` is set where that could not be found out.
std::optional<FoundEquilibrium> decide_root(const SupportSystem& system, CertifiedRoot root, bool& undecided);

/// The probabilities of the solution within their proven bounds.
SupportBox enclosure_of(const CertifiedRoot& root);

/// The number of bits to which irrational probabilities are enclosed at first.
inline constexpr unsigned kRootBits = 192;

}  // namespace nashsolve::nplayer
