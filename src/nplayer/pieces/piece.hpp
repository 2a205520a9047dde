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

  /// Whether it is told by its polytopes, a product as curves are: its vertices are too many.
  bool is_described = false;
  /// Of a curve what holds on it, and of what is told by polytopes samples, the largest first, and ends.
  std::vector<PayoffCondition> conditions = {};
  std::vector<SampleOf<Vertex>> samples = {};
  std::vector<Vertex> ends = {};
  /// Of an enclosed point: a box around it, in which no other point solves its supports' equations.
  Vertex alone_within = {};
  /// Of a point on a curve that is a piece by itself.
  bool is_on_curve = false;

  [[nodiscard]] bool is_curve() const { return !conditions.empty(); }
  [[nodiscard]] bool is_listed_whole() const { return !is_curve() && !is_described; }
};

Probabilities exactly(const std::vector<Rational>& strategy);
Vertex exactly(const std::vector<std::vector<Rational>>& profile);

bool is_exact(const Probabilities& strategy);

/// Requires an exact one.
MixedStrategy exact_strategy(const Probabilities& exact);

/// `counts`: how many strategies the players have.
Piece piece_of(const FoundEquilibrium& found, const std::vector<std::size_t>& counts);
Piece piece_of(const EquilibriumProduct& product);
Piece piece_of(const EquilibriumCurve& curve);

/// Of the polytopes.
std::size_t vertex_count(const Piece& piece);

/// Calls for all ways to choose one of each player's, with their positions.
template <class Each, class Visit>
void for_each_choice(const std::vector<std::vector<Each>>& product, const Visit& visit) {
  std::vector<std::size_t> choice(product.size(), 0);
  for (;;) {
    visit(choice);
    std::size_t i = choice.size();
    while (i-- > 0 && ++choice[i] == product[i].size()) choice[i] = 0;
    if (i == SIZE_MAX) return;
  }
}

/// Calls for all vertex profiles of the polytopes.
template <class Visit>
void for_each_vertex(const Piece& piece, const Visit& visit) {
  for_each_choice(piece.vertices, [&](const std::vector<std::size_t>& choice) {
    Vertex vertex;
    for (std::size_t i = 0; i < choice.size(); ++i) vertex.push_back(piece.vertices[i][choice[i]]);
    visit(std::move(vertex));
  });
}

/// Whether equilibria are listed of it: vertices, or ends of a curve, or else a point in it.
inline bool lists_any(const Piece& piece) {
  return piece.is_listed_whole() || !piece.ends.empty() ||
         std::ranges::any_of(piece.samples, [](const auto& sample) { return !sample.point.empty(); });
}

/// The exact strategies among these.
std::vector<std::vector<Rational>> exact_vertices(const std::vector<Probabilities>& vertices);

/// Requires that it is told by its polytopes.
CurvedSet curved_set(const Piece& piece);

}  // namespace nashsolve::nplayer
