#include "bimatrix.hpp"

#include <utility>

#include "assemble.hpp"
#include "duplicates.hpp"
#include "exact_search.hpp"
#include "stop.hpp"
#include "vertex_cache.hpp"

namespace nashsolve {

namespace {

using namespace bimatrix;

/// The vertices of all subsets of one player, as strategies of the original game.
struct ExpandedVertices {
  std::vector<MixedStrategy> strategies;
  /// For each vertex of the reduced game, its first strategy above and the one after its last.
  std::vector<std::pair<std::size_t, std::size_t>> range;
};

ExpandedVertices expand_all(const std::vector<MixedStrategy>& vertices, const MergedStrategies& merged) {
  ExpandedVertices expanded;
  for (const MixedStrategy& vertex : vertices) {
    const std::size_t first = expanded.strategies.size();
    for (MixedStrategy& strategy : expand(vertex, merged)) expanded.strategies.push_back(std::move(strategy));
    expanded.range.emplace_back(first, expanded.strategies.size());
  }
  return expanded;
}

}  // namespace

Solution solve_bimatrix(const Game& game, const SolveOptions& options) {
  StopWatch stop(options);
  const std::array<MergedStrategies, 2> merged = find_identical_strategies(game);
  const Polytopes polytopes = best_response_polytopes(merge_identical_strategies(game, merged));

  SearchCounts counts;
  std::vector<NashFaces> found;
  const bool finished = ExactSearch(polytopes, stop, counts, found).run();

  std::array<VertexCache, 2> caches = {VertexCache(polytopes[0], stop, counts.pivots),
                                       VertexCache(polytopes[1], stop, counts.pivots)};
  std::array<ExpandedVertices, 2> expanded;
  for (std::size_t player = 0; player < 2; ++player) {
    std::vector<const Face*> faces;
    for (const NashFaces& subset : found) faces.push_back(&subset[player]);
    caches[player].add(std::move(faces));
    expanded[player] = expand_all(caches[player].vertices(), merged[player]);
  }
  std::vector<SubsetVertices> subsets;
  for (const NashFaces& subset : found) {
    SubsetVertices& vertices = subsets.emplace_back();
    for (std::size_t player = 0; player < 2; ++player) {
      for (const std::size_t vertex : caches[player].vertices_of(subset[player])) {
        const auto [first, last] = expanded[player].range[vertex];
        for (std::size_t k = first; k < last; ++k) vertices.vertices[player].push_back(k);
      }
      vertices.is_whole = vertices.is_whole && caches[player].is_whole(subset[player]);
    }
  }

  Solution solution;
  solution.method = "support search, exact";
  const bool all_listed =
      assemble(solution, {std::move(expanded[0].strategies), std::move(expanded[1].strategies)}, subsets,
               stop.limit());
  if (finished && all_listed) {
    solution.status = Status::complete;
  } else {
    solution.status = stop.reason(found.size()).value_or(Status::limit);
  }
  solution.counts = {{"nodes", counts.nodes},
                     {"big_nodes", counts.big_nodes},
                     {"pivots", counts.pivots},
                     {"leaves", counts.leaves}};
  solution.seconds = stop.seconds();
  return solution;
}

}  // namespace nashsolve
