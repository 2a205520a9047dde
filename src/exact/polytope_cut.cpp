#include "polytope_cut.hpp"

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <utility>

#include "row_space.hpp"

namespace nashsolve::nplayer {

namespace {

using Vertices = std::vector<std::vector<Rational>>;

// The facets are the planes through affinely independent vertices that have no vertices on both sides. Seen
// from the origin, where probabilities sum to 1, affine is linear: a vertex, less what lies in the span of
// the chosen ones, has one number left, its distance from their plane.
class Hull {
 public:
  struct Facet {
    RowSpace plane;
    /// Of the number that is left, and the sign that it has inside.
    std::size_t place;
    int inside;
    /// Which vertices lie on it.
    std::vector<bool> tight;
  };

  /// Once `must_stop`, if there is one, says so, facets are missing.
  Hull(const Vertices& vertices, const std::function<bool()>& must_stop)
      : span_(vertices.front().size()), count_(vertices.size()) {
    for (const auto& vertex : vertices) span_.add(vertex);
    Vertices coordinates;
    for (const auto& vertex : vertices) coordinates.push_back(coordinates_of(vertex));
    std::vector<bool> is_chosen(count_, false);
    std::fill_n(is_chosen.begin(), span_.rank() - 1, true);
    do {
      add_facet(coordinates, is_chosen);
      if (must_stop && must_stop()) return;
    } while (std::prev_permutation(is_chosen.begin(), is_chosen.end()));
  }

  [[nodiscard]] const std::vector<Facet>& facets() const { return facets_; }
  /// Zero for the points of the smallest affine space that holds the vertices.
  [[nodiscard]] std::vector<Rational> residue(std::vector<Rational> point) const {
    span_.reduce(point);
    return point;
  }
  /// Of a point of that space: at most 0 on the facet's side of the vertices.
  [[nodiscard]] Rational value(const Facet& facet, const std::vector<Rational>& point) const {
    RowSpace::Row row = coordinates_of(point);
    facet.plane.reduce(row);
    return facet.inside > 0 ? Rational(-row[facet.place]) : row[facet.place];
  }
  /// For each vertex, which facets it lies on.
  [[nodiscard]] std::vector<std::vector<bool>> tight() const {
    std::vector<std::vector<bool>> rows(count_);
    for (const Facet& facet : facets_) {
      for (std::size_t v = 0; v < count_; ++v) rows[v].push_back(facet.tight[v]);
    }
    return rows;
  }

 private:
  [[nodiscard]] std::vector<Rational> coordinates_of(const std::vector<Rational>& point) const {
    std::vector<Rational> coordinates;
    for (const RowSpace::Row& row : span_.rows()) {
      const auto leading =
          std::find_if(row.begin(), row.end(), [](const Rational& x) { return sgn(x) != 0; });
      coordinates.push_back(point[static_cast<std::size_t>(leading - row.begin())]);
    }
    return coordinates;
  }

  void add_facet(const Vertices& coordinates, const std::vector<bool>& is_chosen) {
    RowSpace plane(span_.rank());
    for (std::size_t v = 0; v < count_; ++v) {
      if (is_chosen[v]) plane.add(coordinates[v]);
    }
    if (plane.rank() + 1 < span_.rank()) return;
    Facet facet{std::move(plane), 0, 0, {}};
    for (RowSpace::Row row : coordinates) {
      const std::size_t place = facet.plane.reduce(row);
      facet.tight.push_back(place == span_.rank());
      if (facet.tight.back()) continue;
      const int sign = sgn(row[place]);
      if (sign == -facet.inside) return;
      facet.place = place;
      facet.inside = sign;
    }
    if (std::any_of(facets_.begin(), facets_.end(),
                    [&](const Facet& other) { return other.tight == facet.tight; })) {
      return;
    }
    facets_.push_back(std::move(facet));
  }

  RowSpace span_;
  std::size_t count_;
  std::vector<Facet> facets_;
};

}  // namespace

Rational Halfspace::at(const std::vector<Rational>& strategy) const {
  Rational sum = 0;
  for (std::size_t s = 0; s < strategy.size(); ++s) {
    if (sgn(strategy[s]) != 0) sum += strategy[s] * coefficients[s];
  }
  return sum;
}

StrategyPolytope::StrategyPolytope(std::size_t count) {
  for (std::size_t v = 0; v < count; ++v) {
    vertices_.emplace_back(count)[v] = 1;
    tight_.emplace_back(count, true)[v] = false;
  }
}

StrategyPolytope::StrategyPolytope(std::vector<std::vector<Rational>> vertices)
    : vertices_(std::move(vertices)) {}

std::vector<Halfspace> StrategyPolytope::halfspaces_around(const std::vector<std::vector<Rational>>& vertices,
                                                           const std::function<bool()>& must_stop) {
  const Hull around(vertices, must_stop);
  const std::size_t count = vertices.front().size();
  // Linear functions, known by their values at the pure strategies.
  std::vector<Halfspace> halfspaces(count, Halfspace{{}, true});
  for (std::size_t s = 0; s < count; ++s) {
    std::vector<Rational> pure(count);
    pure[s] = 1;
    const std::vector<Rational> residue = around.residue(pure);
    for (std::size_t row = 0; row < count; ++row) halfspaces[row].coefficients.push_back(residue[row]);
  }
  std::erase_if(halfspaces, [](const Halfspace& each) {
    return std::ranges::all_of(each.coefficients, [](const Rational& x) { return sgn(x) == 0; });
  });
  for (const Hull::Facet& facet : around.facets()) {
    Halfspace& halfspace = halfspaces.emplace_back();
    halfspace.is_plane = false;
    for (std::size_t s = 0; s < count; ++s) {
      std::vector<Rational> pure(count);
      pure[s] = 1;
      halfspace.coefficients.push_back(around.value(facet, pure));
    }
  }
  return halfspaces;
}

std::optional<StrategyPolytope> StrategyPolytope::common_part(const std::vector<std::vector<Rational>>& a,
                                                              const std::vector<std::vector<Rational>>& b,
                                                              const std::function<bool()>& must_stop) {
  StrategyPolytope part;
  part.vertices_ = a;
  part.tight_ = Hull(a, must_stop).tight();
  const std::vector<Halfspace> halfspaces = halfspaces_around(b, must_stop);
  for (const Halfspace& halfspace : halfspaces) {
    if (must_stop()) return std::nullopt;
    if (part.is_empty()) break;
    std::vector<Rational> values;
    for (const auto& vertex : part.vertices_) values.push_back(halfspace.at(vertex));
    part.cut(values, halfspace.is_plane);
  }
  if (must_stop()) return std::nullopt;
  return part;
}

StrategyPolytope StrategyPolytope::product(const std::vector<StrategyPolytope>& polytopes) {
  StrategyPolytope all;
  all.vertices_ = {{}};
  all.tight_ = {{}};
  for (StrategyPolytope factor : polytopes) {
    factor.find_facets();
    StrategyPolytope next;
    for (std::size_t v = 0; v < all.vertices_.size(); ++v) {
      for (std::size_t w = 0; w < factor.vertices_.size(); ++w) {
        auto& vertex = next.vertices_.emplace_back(all.vertices_[v]);
        vertex.insert(vertex.end(), factor.vertices_[w].begin(), factor.vertices_[w].end());
        auto& tight = next.tight_.emplace_back(all.tight_[v]);
        tight.insert(tight.end(), factor.tight_[w].begin(), factor.tight_[w].end());
      }
    }
    all = std::move(next);
  }
  return all;
}

void StrategyPolytope::find_facets() {
  if (tight_.size() < vertices_.size()) tight_ = Hull(vertices_, {}).tight();
}

namespace {

/// Which vertices are neighbours, by the constraints that are tight there: two are where no third one has all
/// that both have.
class Neighbours {
 public:
  explicit Neighbours(const std::vector<std::vector<bool>>& tight)
      : count_(tight.size()),
        width_(tight.empty() ? 0 : (tight.front().size() + kBits - 1) / kBits),
        words_(count_ * width_) {
    for (std::size_t v = 0; v < tight.size(); ++v) {
      for (std::size_t c = 0; c < tight[v].size(); ++c) {
        if (tight[v][c]) words_[v * width_ + c / kBits] |= std::uint64_t{1} << (c % kBits);
      }
    }
  }

  [[nodiscard]] bool are(std::size_t a, std::size_t b) const {
    const std::uint64_t* const of_a = &words_[a * width_];
    const std::uint64_t* const of_b = &words_[b * width_];
    for (std::size_t other = 0; other < count_; ++other) {
      if (other == a || other == b) continue;
      const std::uint64_t* const of_other = &words_[other * width_];
      std::size_t w = 0;
      while (w < width_ && (of_a[w] & of_b[w] & ~of_other[w]) == 0) ++w;
      if (w == width_) return false;
    }
    return true;
  }

 private:
  static constexpr std::size_t kBits = 64;
  std::size_t count_;
  std::size_t width_;
  /// By vertex.
  std::vector<std::uint64_t> words_;
};

}  // namespace

bool StrategyPolytope::cut(const std::vector<Rational>& values, bool equality,
                           const std::function<bool()>& must_stop) {
  if (values.size() != vertices_.size()) throw std::logic_error("a cut that does not tell of each vertex");
  find_facets();
  std::vector<std::vector<Rational>> vertices;
  std::vector<std::vector<bool>> tight;
  for (std::size_t v = 0; v < vertices_.size(); ++v) {
    const int sign = sgn(values[v]);
    if (sign > 0 || (equality && sign < 0)) continue;
    vertices.push_back(vertices_[v]);
    tight.push_back(tight_[v]);
    tight.back().push_back(sign == 0);
  }
  const Neighbours neighbours(tight_);
  for (std::size_t a = 0; a < vertices_.size(); ++a) {
    if (sgn(values[a]) <= 0) continue;
    if (must_stop && must_stop()) return false;
    for (std::size_t b = 0; b < vertices_.size(); ++b) {
      if (sgn(values[b]) >= 0 || !neighbours.are(a, b)) continue;
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
  return true;
}

}  // namespace nashsolve::nplayer
