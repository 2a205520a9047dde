#include "bimatrix.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>

#include "assemble.hpp"
#include "certified_search.hpp"
#include "duplicates.hpp"
#include "exact_search.hpp"
#include "index.hpp"
#include "lemke_howson.hpp"
#include "renumbered_listener.hpp"
#include "search_run.hpp"
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

/// Tells the listener which strategies stand for others, and returns, for each strategy of the reduced game,
/// its own in the game.
std::vector<StrategyId> tell_merged(SearchListener& listener, const std::array<MergedStrategies, 2>& merged) {
  std::vector<StrategyId> original;
  std::size_t first = 0;
  for (const MergedStrategies& own : merged) {
    const auto id = [&](std::size_t strategy) { return static_cast<StrategyId>(first + strategy); };
    for (const std::vector<std::size_t>& copies : own.copies) {
      original.push_back(id(copies.front()));
      for (std::size_t k = 1; k < copies.size(); ++k) listener.merged(id(copies[k]), id(copies.front()));
    }
    first += own.original_count;
  }
  return original;
}

/// Whether the exact search is the faster one: up to 6x6 setting up doubles costs more than it saves.
bool suits_exact_search(const Polytopes& polytopes) {
  constexpr std::size_t kFewLabels = 12;
  return polytopes[0].label_count() <= kFewLabels;
}

/// For a path of Lemke and Howson before all else is tried.
constexpr double kSecondsForOne = 1;

/// After a search that ran out of time without any equilibrium: a tenth of the time it had, and on a slow
/// machine at least so many tests of a path, most of which need fewer.
constexpr int kTestsOfGrace = 64;
double seconds_of_grace(const SolveOptions& options) {
  constexpr double kLeast = 0.05;
  constexpr double kMost = 1;
  constexpr double kPart = 0.1;
  return options.time_limit ? std::clamp(kPart * options.time_limit->count(), kLeast, kMost) : kLeast;
}

}  // namespace

Solution bimatrix::solve(const Game& game, const SolveOptions& options, Search search) {
  StopWatch stop(options);
  const std::array<MergedStrategies, 2> merged = find_identical_strategies(game);
  const Polytopes polytopes = best_response_polytopes(merge_identical_strategies(game, merged));

  SearchListener* listener = options.listener;
  std::optional<RenumberedListener> renumbered;
  if (listener != nullptr && !(merged[0].is_trivial() && merged[1].is_trivial())) {
    listener = &renumbered.emplace(*listener, tell_merged(*listener, merged));
  }
  SearchRun run(stop, listener);
  std::vector<NashFaces>& found = run.found();
  if (search == Search::automatic) search = suits_exact_search(polytopes) ? Search::exact : Search::certified;
  const Kernels& kernels = search == Search::certified_scalar ? scalar_kernels() : vector_kernels();
  // The position in `found` of an equilibrium that may be a part of a larger subset.
  std::optional<std::size_t> single;
  const auto find_single = [&](const std::function<bool()>& must_stop) {
    auto equilibrium = lemke_howson(polytopes, kernels, must_stop, run.counts().exact_pivots);
    if (!equilibrium) return;
    if (!equilibrium->is_isolated) single = found.size();
    found.push_back(std::move(equilibrium->subset));
    stop.note_found();
  };
  bool finished = false;
  Solution solution;
  solution.method = search == Search::exact ? "support search, exact" : "support search, certified";
  if (options.find == Find::one && search != Search::exact) {
    find_single([&] { return stop.reason(0) || stop.seconds() > kSecondsForOne; });
  }
  if (!found.empty()) {
    solution.method = "Lemke-Howson path, exact";
  } else {
    if (search == Search::exact) {
      ExactSearch(polytopes, run).run();
    } else {
      CertifiedSearch(polytopes, kernels, run).run(options.threads);
    }
    run.tell();
    finished = !run.is_stopped();
    if (!finished && found.empty()) {
      // The time is over; one equilibrium is worth a little more of it.
      const double end = stop.seconds() + seconds_of_grace(options);
      int asked = 0;
      find_single([&] { return ++asked > kTestsOfGrace && stop.seconds() > end; });
    }
  }

  std::array<VertexCache, 2> caches = {VertexCache(polytopes[0], run), VertexCache(polytopes[1], run)};
  std::array<ExpandedVertices, 2> expanded;
  for (std::size_t player = 0; player < 2; ++player) {
    std::vector<const Face*> faces;
    faces.reserve(found.size());
    for (const NashFaces& subset : found) faces.push_back(&subset.faces[player]);
    caches[player].add(std::move(faces));
    expanded[player] = expand_all(caches[player].vertices(), merged[player]);
  }
  std::vector<SubsetVertices> subsets;
  for (const NashFaces& subset : found) {
    SubsetVertices& vertices = subsets.emplace_back();
    for (std::size_t player = 0; player < 2; ++player) {
      for (const std::size_t vertex : caches[player].vertices_of(subset.faces[player])) {
        const auto [first, last] = expanded[player].range[vertex];
        for (std::size_t k = first; k < last; ++k) vertices.vertices[player].push_back(k);
      }
      vertices.is_whole = vertices.is_whole && caches[player].is_whole(subset.faces[player]);
    }
    // Unless copies of its strategies were merged.
    if (vertices.vertices[0].size() == 1 && vertices.vertices[1].size() == 1) vertices.index = subset.index;
    if (single == subsets.size() - 1) vertices.is_whole = false;
  }

  const bool all_listed =
      assemble(solution, {std::move(expanded[0].strategies), std::move(expanded[1].strategies)}, subsets,
               stop.limit());
  if (finished && all_listed) {
    solution.status = Status::complete;
  } else {
    solution.status = stop.reason(found.size()).value_or(Status::limit);
  }
  fill_indices(game, solution, stop);
  const SearchCounts& counts = run.counts();
  solution.counts = {{"nodes", counts.nodes},
                     {"pivots", counts.pivots},
                     {"certificates", counts.certificates},
                     {"undecided_certificates", counts.undecided_certificates},
                     {"handovers", counts.handovers},
                     {"exact_nodes", counts.exact_nodes},
                     {"big_nodes", counts.big_nodes},
                     {"exact_pivots", counts.exact_pivots},
                     {"leaves", counts.leaves}};
  solution.seconds = stop.seconds();
  return solution;
}

Solution solve_bimatrix(const Game& game, const SolveOptions& options) {
  return bimatrix::solve(game, options, bimatrix::Search::automatic);
}

}  // namespace nashsolve
