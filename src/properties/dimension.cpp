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

/// Of the convex hull of the vertices; their number and the strategies in use bound it.
std::size_t dimension_of(const Solution& solution, const std::vector<std::size_t>& vertices,
                         std::size_t player) {
  const auto strategy = [&](std::size_t k) -> const MixedStrategy& {
    return solution.equilibria[vertices[k]].exact()[player];
  };
  if (vertices.size() <= 2) return vertices.size() - 1;
  std::vector<bool> is_used(strategy(0).size());
  for (std::size_t k = 0; k < vertices.size(); ++k) {
    for (const std::uint32_t used : strategy(k).support()) is_used[used] = true;
  }
  const auto largest = static_cast<std::size_t>(std::count(is_used.begin(), is_used.end(), true)) - 1;
  const std::vector<Rational> base = strategy(0).probabilities();
  Rank rank;
  for (std::size_t k = 1; k < vertices.size() && rank.value() < largest; ++k) {
    std::vector<Rational> difference = strategy(k).probabilities();
    for (std::size_t s = 0; s < difference.size(); ++s) difference[s] -= base[s];
    rank.add(std::move(difference));
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
