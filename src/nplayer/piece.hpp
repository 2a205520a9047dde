// A piece of the equilibrium set: a point, a product of polytopes, or a curve or more that conditions cut out
// of one.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "found_equilibrium.hpp"
#include "reduction.hpp"
#include "sample.hpp"
#include "support_search.hpp"

namespace nashsolve::nplayer {

/// One player's, of each strategy.
using Probabilities = std::vector<Enclosure>;
/// Per player.
using Vertex = std::vector<Probabilities>;

struct Piece {
  /// Per player the vertices of a polytope. A single point is a product too.
  std::vector<std::vector<Probabilities>> vertices;
  /// Of its component.
  std::optional<int> index;
  std::optional<bool> regular;

  /// Of a curve: what holds on it, samples, the largest first, and ends.
  std::vector<PayoffCondition> conditions = {};
  std::vector<SampleOf<Vertex>> samples = {};
  std::vector<Vertex> ends = {};
  /// Of an enclosed point: a box around it, in which no other point solves its supports' equations.
  Vertex alone_within = {};
  /// Of a point on a curve that is a piece by itself.
  bool is_on_curve = false;

  [[nodiscard]] bool is_curve() const { return !conditions.empty(); }
};

bool is_exact(const Probabilities& strategy);

/// Below 0 where a comes first: the largest first.
int compare(const Probabilities& a, const Probabilities& b);
int compare(const Vertex& a, const Vertex& b);

struct LargestFirst {
  bool operator()(const Vertex& a, const Vertex& b) const { return compare(a, b) < 0; }
};

/// `counts`: how many strategies the players have.
Piece piece_of(const FoundEquilibrium& found, const std::vector<std::size_t>& counts);
Piece piece_of(const EquilibriumProduct& product);
Piece piece_of(const EquilibriumCurve& curve);

/// From the reduced game to the original one: a merged strategy's probability may be divided in any way, and
/// a mix be played as a strategy that stands for it (fibre.hpp). `is_whole` is set to false where only a part
/// of that is found.
Piece expanded(const Game& game, const Reduction& reduction, Piece reduced, bool& is_whole);

/// How many vertices expanded() finds at least.
double least_expanded(const Reduction& reduction, const Piece& reduced);
/// Of each class its first strategy only, and no strategy for a mix: what a piece stands for has a vertex for
/// each of its own.
Reduction first_of_alike(Reduction reduction);

/// Of the polytopes.
std::size_t vertex_count(const Piece& piece);

/// Calls for all vertex profiles of the polytopes.
template <class Visit>
void for_each_vertex(const Piece& piece, const Visit& visit) {
  std::vector<std::size_t> choice(piece.vertices.size(), 0);
  for (;;) {
    Vertex vertex;
    for (std::size_t i = 0; i < choice.size(); ++i) vertex.push_back(piece.vertices[i][choice[i]]);
    visit(std::move(vertex));
    std::size_t i = choice.size();
    while (i-- > 0 && ++choice[i] == piece.vertices[i].size()) choice[i] = 0;
    if (i == SIZE_MAX) return;
  }
}

/// Calls for the equilibria that are listed of it: vertices, or ends of a curve, or else a point in it.
template <class Visit>
void for_each_listed(const Piece& piece, const Visit& visit) {
  if (!piece.is_curve()) return for_each_vertex(piece, visit);
  for (const Vertex& end : piece.ends) visit(Vertex(end));
  if (!piece.ends.empty()) return;
  for (const SampleOf<Vertex>& sample : piece.samples) {
    if (!sample.point.empty()) return visit(Vertex(sample.point));
  }
}

/// Whether for_each_listed() calls at all.
inline bool lists_any(const Piece& piece) {
  return !piece.is_curve() || !piece.ends.empty() ||
         std::ranges::any_of(piece.samples, [](const auto& sample) { return !sample.point.empty(); });
}

/// The exact strategies among these.
std::vector<std::vector<Rational>> exact_vertices(const std::vector<Probabilities>& vertices);

/// Requires a curve.
CurvedSet curved_set(const Piece& piece);

}  // namespace nashsolve::nplayer
