#include "dimension.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace nashsolve {

namespace {

/// Beyond, ranks in exact arithmetic would take longer than the search.
constexpr std::size_t kMostVertices = 20000;

/// The rank of vectors, one added at a time; each kept one has a leading place of its own.
class Rank {
 public:
  void add(std::vector<Rational> vector) {
    for (const auto& [place, kept] : kept_) {
      if (sgn(vector[place]) == 0) continue;
      const Rational factor = vector[place] / kept[place];
      for (std::size_t k = 0; k < vector.size(); ++k) vector[k] -= factor * kept[k];
    }
    const auto leading =
        std::find_if(vector.begin(), vector.end(), [](const Rational& value) { return sgn(value) != 0; });
    if (leading == vector.end()) return;
    const auto place = static_cast<std::size_t>(leading - vector.begin());
    kept_.emplace_back(place, std::move(vector));
  }
  [[nodiscard]] std::size_t value() const { return kept_.size(); }

 private:
  std::vector<std::pair<std::size_t, std::vector<Rational>>> kept_;
};

/// A strategy of the same affine relations to the other vertices of its polytope. Vertices with irrational
/// probabilities differ only in which of several identical strategies has a probability, so any positive
/// number may stand for it; the lower end of its interval is one, and the same at each of these vertices.
std::vector<Rational> representative(const Equilibrium& equilibrium, std::size_t player) {
  if (equilibrium.is_exact()) return equilibrium.exact()[player].probabilities();
  std::vector<Rational> result;
  for (const Enclosure& p : std::get<EnclosedProfile>(equilibrium.profile).probabilities[player]) {
    result.push_back(p.lower);
  }
  return result;
}

/// Of the convex hull of the vertices; their number and the strategies in use bound it.
std::size_t dimension_of(const Solution& solution, const std::vector<std::size_t>& vertices,
                         std::size_t player) {
  if (vertices.size() <= 2) return vertices.size() - 1;
  std::vector<std::vector<Rational>> points;
  for (const std::size_t k : vertices) points.push_back(representative(solution.equilibria[k], player));
  std::size_t used = 0;
  for (std::size_t s = 0; s < points.front().size(); ++s) {
    used +=
        std::any_of(points.begin(), points.end(), [s](const auto& p) { return sgn(p[s]) != 0; }) ? 1U : 0U;
  }
  Rank rank;
  for (std::size_t k = 1; k < points.size() && rank.value() < used - 1; ++k) {
    for (std::size_t s = 0; s < points[k].size(); ++s) points[k][s] -= points[0][s];
    rank.add(std::move(points[k]));
  }
  return rank.value();
}

}  // namespace

std::optional<std::size_t> dimension(const Solution& solution, const Component& component) {
  if (component.subsets.empty()) return std::nullopt;
  std::size_t vertices = 0;
  for (const NashSubset& subset : component.subsets) {
    for (const auto& own : subset.vertices) vertices += own.size();
  }
  if (vertices > kMostVertices) return std::nullopt;
  std::size_t largest = 0;
  for (const NashSubset& subset : component.subsets) {
    std::size_t sum = 0;
    for (std::size_t player = 0; player < subset.vertices.size(); ++player) {
      sum += dimension_of(solution, subset.vertices[player], player);
    }
    largest = std::max(largest, sum);
  }
  return largest;
}

}  // namespace nashsolve
