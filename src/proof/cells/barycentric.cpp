#include "barycentric.hpp"

#include <utility>

namespace nashsolve::proof {

std::optional<std::vector<Rational>> barycentric(const std::vector<ProofNode::Vertex>& vertices,
                                                 const std::vector<Rational>& point) {
  // A row a coordinate: those of the vertices, then the point's. As probabilities add up to 1, weights do.
  const std::size_t width = vertices.size();
  std::vector<std::vector<Rational>> rows;
  for (std::size_t s = 0; s < point.size(); ++s) {
    std::vector<Rational>& row = rows.emplace_back();
    for (const ProofNode::Vertex& vertex : vertices) row.push_back(vertex.point[s]);
    row.push_back(point[s]);
  }
  for (std::size_t column = 0; column < width; ++column) {
    std::size_t pivot = column;
    while (pivot < rows.size() && sgn(rows[pivot][column]) == 0) ++pivot;
    if (pivot == rows.size()) return std::nullopt;
    std::swap(rows[column], rows[pivot]);
    const std::vector<Rational>& own = rows[column];
    for (std::size_t r = 0; r < rows.size(); ++r) {
      if (r == column || sgn(rows[r][column]) == 0) continue;
      const Rational factor = rows[r][column] / own[column];
      for (std::size_t k = column; k <= width; ++k) rows[r][k] -= factor * own[k];
    }
  }
  std::vector<Rational> weights;
  for (std::size_t k = 0; k < rows.size(); ++k) {
    if (k < width) {
      weights.emplace_back(rows[k][width] / rows[k][k]);
    } else if (sgn(rows[k][width]) != 0) {
      return std::nullopt;
    }
  }
  return weights;
}

}  // namespace nashsolve::proof
