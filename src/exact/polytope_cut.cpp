#include "polytope_cut.hpp"

#include <algorithm>
#include <utility>

#include "row_space.hpp"

namespace nashsolve::nplayer {

StrategyPolytope::StrategyPolytope(std::size_t count) {
  for (std::size_t v = 0; v < count; ++v) {
    vertices_.emplace_back(count)[v] = 1;
    tight_.emplace_back(count, true)[v] = false;
  }
}

// The facets are the planes through affinely independent vertices that have no vertices on both sides. Seen
// from the origin, where probabilities sum to 1, affine is linear: a vertex, less what lies in the span of
// the chosen ones, has one number left, its distance from their plane.
StrategyPolytope::StrategyPolytope(std::vector<std::vector<Rational>> vertices)
    : vertices_(std::move(vertices)), tight_(vertices_.size()) {
  RowSpace span(vertices_.front().size());
  for (const auto& vertex : vertices_) span.add(vertex);
  std::vector<std::vector<Rational>> coordinates(vertices_.size());
  for (const RowSpace::Row& row : span.rows()) {
    const auto leading = std::find_if(row.begin(), row.end(), [](const Rational& x) { return sgn(x) != 0; });
    for (std::size_t v = 0; v < vertices_.size(); ++v) {
      coordinates[v].push_back(vertices_[v][static_cast<std::size_t>(leading - row.begin())]);
    }
  }
  std::vector<bool> is_chosen(vertices_.size(), false);
  std::fill_n(is_chosen.begin(), span.rank() - 1, true);
  do {
    RowSpace plane(span.rank());
    for (std::size_t v = 0; v < vertices_.size(); ++v) {
      if (is_chosen[v]) plane.add(coordinates[v]);
    }
    if (plane.rank() + 1 < span.rank()) continue;
    std::vector<int> signs;
    for (RowSpace::Row row : coordinates) {
      const std::size_t place = plane.reduce(row);
      signs.push_back(place == span.rank() ? 0 : sgn(row[place]));
    }
    if (std::count(signs.begin(), signs.end(), 1) != 0 && std::count(signs.begin(), signs.end(), -1) != 0) {
      continue;
    }
    for (std::size_t v = 0; v < vertices_.size(); ++v) tight_[v].push_back(signs[v] == 0);
  } while (std::prev_permutation(is_chosen.begin(), is_chosen.end()));
}

bool StrategyPolytope::adjacent(std::size_t a, std::size_t b) const {
  for (std::size_t other = 0; other < vertices_.size(); ++other) {
    if (other == a || other == b) continue;
    bool on_their_face = true;
    for (std::size_t c = 0; c < tight_[a].size() && on_their_face; ++c) {
      on_their_face = !(tight_[a][c] && tight_[b][c]) || tight_[other][c];
    }
    if (on_their_face) return false;
  }
  return true;
}

void StrategyPolytope::cut(const std::vector<Rational>& values, bool equality) {
  std::vector<std::vector<Rational>> vertices;
  std::vector<std::vector<bool>> tight;
  for (std::size_t v = 0; v < vertices_.size(); ++v) {
    const int sign = sgn(values[v]);
    if (sign > 0 || (equality && sign < 0)) continue;
    vertices.push_back(vertices_[v]);
    tight.push_back(tight_[v]);
    tight.back().push_back(sign == 0);
  }
  for (std::size_t a = 0; a < vertices_.size(); ++a) {
    if (sgn(values[a]) <= 0) continue;
    for (std::size_t b = 0; b < vertices_.size(); ++b) {
      if (sgn(values[b]) >= 0 || !adjacent(a, b)) continue;
      const Rational weight = values[a] / (values[a] - values[b]);  // of b
      std::vector<Rational>& point = vertices.emplace_back();
      for (std::size_t s = 0; s < vertices_[a].size(); ++s) {
        point.emplace_back(vertices_[a][s] + weight * (vertices_[b][s] - vertices_[a][s]));
      }
      std::vector<bool>& its_tight = tight.emplace_back();
      for (std::size_t c = 0; c < tight_[a].size(); ++c) its_tight.push_back(tight_[a][c] && tight_[b][c]);
      its_tight.push_back(true);
    }
  }
  vertices_ = std::move(vertices);
  tight_ = std::move(tight);
}

}  // namespace nashsolve::nplayer
