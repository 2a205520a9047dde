// The vertices of a best-response polyhedron as ratios of polynomials in the parameter.
//
// With player 1's mixed strategies x and player 2's payoffs B(c), the polyhedron is {(x, v): x >= 0, sum x =
// 1, B(c)'x <= v}. Its labels are the m rows (x_i = 0) and the n columns (the best responses, where the
// inequality is tight). A set of labels that leaves k rows and holds k columns is a *basis* at c where these
// equations have one solution. Cramer's rule gives it as polynomials over the determinant of the system.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "nashsolve/polynomial.hpp"
#include "stop.hpp"

namespace nashsolve::parametric {

/// Bit l for label l: rows first, then columns.
using LabelMask = std::uint64_t;
inline constexpr std::size_t kMostLabels = 64;

struct VertexFormula {
  /// Tight for all values of the parameter.
  LabelMask tight = 0;
  /// Own probabilities, and what the other player gets, times `denominator`; in lowest terms together.
  std::vector<Polynomial> weights;
  Polynomial value;
  Polynomial denominator;
  /// Not 0 at the values where some basis within `tight` is one.
  Polynomial determinant;
  /// Of each label that is not in `tight`: what has the sign of `denominator` where the label is slack.
  std::vector<std::pair<std::size_t, Polynomial>> slacks;
};

/// One side of the game: whose strategies x are, and where the labels of both players begin.
struct Side {
  std::size_t own_count;
  std::size_t other_count;
  std::size_t own_label;
  std::size_t other_label;
  /// The other player's payoffs where `own` and `other` are played.
  std::function<const Polynomial&(std::size_t own, std::size_t other)> payoff;
};

/// Whether a formula, its determinant aside, is a vertex at some value.
using VertexTest = std::function<bool(const VertexFormula&)>;

/// All bases of all values that `is_somewhere` holds of, those with the same labels tight for all values as
/// one. Ends early, with a part of them, where `stop` says so.
std::vector<VertexFormula> vertex_formulas(const Side& side, const VertexTest& is_somewhere,
                                           const StopTest& stop);

}  // namespace nashsolve::parametric
