#include "piece.hpp"

#include <algorithm>
#include <cstdint>

namespace nashsolve::nplayer {
namespace {

Vertex where_alone(const FoundEquilibrium& found, const std::vector<std::size_t>& counts) {
  const Rational reach = exact_rational(found.enclosed->unique_radius);
  const Integer scale = Integer(1) << found.enclosed->bits;
  Vertex box;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    Probabilities& own = box.emplace_back(counts[i]);
    for (std::size_t k = 0; k < found.supports[i].size(); ++k) {
      const Rational centre = make_rational(found.enclosed->centre[i][k], scale);
      own[found.supports[i][k]] = {centre - reach, centre + reach};
    }
  }
  return box;
}

}  // namespace

Probabilities exactly(const std::vector<Rational>& strategy) {
  Probabilities result(strategy.size());
  for (std::size_t s = 0; s < strategy.size(); ++s) result[s].lower = result[s].upper = strategy[s];
  return result;
}

Vertex exactly(const std::vector<std::vector<Rational>>& profile) {
  Vertex result;
  for (const auto& own : profile) result.push_back(exactly(own));
  return result;
}

bool is_exact(const Probabilities& strategy) {
  return std::all_of(strategy.begin(), strategy.end(), [](const Enclosure& p) { return p.lower == p.upper; });
}

MixedStrategy exact_strategy(const Probabilities& exact) {
  std::vector<Rational> probabilities;
  for (const Enclosure& p : exact) probabilities.push_back(p.lower);
  return MixedStrategy::from_probabilities(probabilities);
}

Piece piece_of(const FoundEquilibrium& found, const std::vector<std::size_t>& counts) {
  Piece piece;
  piece.index = found.index;
  piece.regular = found.regular;
  if (!found.exact) {
    for (auto& own : enclosed_profile(found, counts).probabilities)
      piece.vertices.push_back({std::move(own)});
    piece.alone_within = where_alone(found, counts);
    return piece;
  }
  for (std::size_t i = 0; i < counts.size(); ++i) {
    Probabilities own(counts[i]);
    for (std::size_t k = 0; k < found.supports[i].size(); ++k) {
      own[found.supports[i][k]] = {(*found.exact)[i][k], (*found.exact)[i][k]};
    }
    piece.vertices.push_back({std::move(own)});
  }
  return piece;
}

Piece piece_of(const EquilibriumProduct& product) {
  Piece piece;
  piece.index = product.component_index;
  piece.regular = product.regular;
  for (const auto& own : product.vertices) {
    std::vector<Probabilities>& vertices = piece.vertices.emplace_back();
    for (const auto& vertex : own) vertices.push_back(exactly(vertex));
  }
  return piece;
}

Piece piece_of(const EquilibriumCurve& curve) {
  Piece piece = piece_of(EquilibriumProduct{curve.vertices, {}, {}});
  piece.conditions = curve.conditions;
  for (const EquilibriumCurve::Sample& sample : curve.samples) {
    piece.samples.push_back({sample.dimension, exactly(sample.point), sample.used, sample.is_bound});
  }
  for (const auto& end : curve.ends) piece.ends.push_back(exactly(end));
  return piece;
}

std::size_t vertex_count(const Piece& piece) {
  std::size_t count = 1;
  for (const auto& own : piece.vertices) count *= own.size();
  return count;
}

std::vector<std::vector<Rational>> exact_vertices(const std::vector<Probabilities>& vertices) {
  std::vector<std::vector<Rational>> result;
  for (const Probabilities& vertex : vertices) {
    if (!is_exact(vertex)) continue;
    std::vector<Rational>& point = result.emplace_back();
    for (const Enclosure& p : vertex) point.push_back(p.lower);
  }
  return result;
}

CurvedSet curved_set(const Piece& piece) {
  CurvedSet set;
  for (const auto& own : piece.vertices) {
    auto& vertices = set.polytopes.emplace_back();
    for (const Probabilities& vertex : own) vertices.push_back(exact_strategy(vertex));
  }
  set.conditions = piece.conditions;
  const SampleOf<Vertex>& largest = piece.samples.front();
  if (!largest.is_bound) set.dimension = largest.dimension;
  for (const Probabilities& own : largest.point) set.inside.push_back(exact_strategy(own));
  return set;
}

}  // namespace nashsolve::nplayer
