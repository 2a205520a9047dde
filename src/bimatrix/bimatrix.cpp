#include "bimatrix.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "assemble.hpp"
#include "certified_search.hpp"
#include "constant_sum.hpp"
#include "continuation.hpp"
#include "duplicates.hpp"
#include "equivalent_zero_sum.hpp"
#include "exact_search.hpp"
#include "index.hpp"
#include "list_subsets.hpp"
#include "merged_listener.hpp"
#include "most_in_time.hpp"
#include "one_equilibrium.hpp"
#include "open_cover.hpp"
#include "point_solution.hpp"
#include "search_run.hpp"
#include "told_product.hpp"

namespace nashsolve {

namespace {

using namespace bimatrix;

/// Whether the exact search is the faster one: up to 6x6 setting up doubles costs more than it saves.
bool suits_exact_search(const Polytopes& polytopes) {
  constexpr std::size_t kFewLabels = 12;
  return polytopes[0].label_count() <= kFewLabels;
}

/// Beyond so many labels one equilibrium is found before all are searched for: the search takes longer by
/// orders of magnitude. Below, it is found afterwards where the search ended without any.
constexpr std::size_t kManyLabels = 60;
/// Questions whether to stop, which are asked by the work done, at most some milliseconds each.
constexpr int kAsksBeforeSearch = 512;
/// Once time is up, one equilibrium is worth so much more of it: a quarter of what a limit may be passed by.
constexpr double kSecondsOfGrace = 0.05;

/// What comes after the first `most`, which it takes away.
std::vector<NashFaces> take_after(std::vector<NashFaces>& found, std::uint64_t most) {
  if (found.size() <= most) return {};
  const auto first = found.begin() + static_cast<std::ptrdiff_t>(most);
  std::vector<NashFaces> rest(std::make_move_iterator(first), std::make_move_iterator(found.end()));
  found.erase(first, found.end());
  return rest;
}

std::vector<std::pair<std::string, std::uint64_t>> named(const SearchCounts& counts) {
  return {{"nodes", counts.nodes},
          {"pivots", counts.pivots},
          {"certificates", counts.certificates},
          {"undecided_certificates", counts.undecided_certificates},
          {"handovers", counts.handovers},
          {"exact_nodes", counts.exact_nodes},
          {"big_nodes", counts.big_nodes},
          {"exact_pivots", counts.exact_pivots},
          {"leaves", counts.leaves}};
}

}  // namespace

Solution bimatrix::solve(const Game& game, const SolveOptions& options, Search search) {
  StopWatch stop(options);
  const bool is_plain = options.search == nashsolve::Search::plain;
  const std::array<MergedStrategies, 2> merged =
      is_plain ? merge_none(game) : find_identical_strategies(game);
  const Game reduced = merge_identical_strategies(game, merged);
  if (options.start || options.find == Find::paths) {
    return solve_by_paths(game, options, merged, reduced, stop);
  }
  std::optional<double> end;
  const StopTest over = [&] {
    if (!stop.must_stop()) return false;
    if (!end) end = stop.seconds();
    return stop.seconds() - *end > kSecondsOfGrace;
  };
  if (options.find == Find::one && search == Search::automatic) {
    if (const auto one = single::one_equilibrium(reduced, over))
      return point_solution(game, {*one}, merged, stop);
    Solution none;
    none.method = "paths and linear programming";
    none.status = stop.reason(0).value_or(Status::limit);
    none.seconds = stop.seconds();
    return none;
  }
  const Polytopes polytopes =
      best_response_polytopes(reduced, options.listener == nullptr ? Shift::each : Shift::common);

  MergedListener merged_listener(options.listener, merged);
  SearchListener* const listener = merged_listener.get();
  SearchRun run(stop, listener);
  std::vector<NashFaces>& found = run.found();
  std::vector<OpenNode> nodes = {whole_tree(polytopes)};
  std::optional<PartOfSearch> part;
  if (options.earlier != nullptr) {
    part = options.earlier->part;
    Continuation continuation = continue_from(*options.earlier, merged, polytopes);
    nodes = std::move(continuation.nodes);
    found = std::move(continuation.found);
  }
  const std::size_t strategy_count = game.strategy_count(0) + game.strategy_count(1);
  stop.leave_time_to_tell(options.prints * seconds_to_tell(strategy_count), found.size());
  const bool is_automatic = search == Search::automatic;
  if (is_automatic) search = suits_exact_search(polytopes) ? Search::exact : Search::certified;
  const bool is_large =
      is_automatic && options.earlier == nullptr && polytopes[0].label_count() > kManyLabels;
  std::optional<single::OneEquilibrium> one;
  bool is_product = false;
  const bool may_be_product =
      options.earlier == nullptr && is_automatic && !is_plain && search != Search::exact;
  const std::optional<Game> zero_sum = may_be_product ? equivalent_zero_sum(reduced) : std::nullopt;
  if (zero_sum) {
    if (auto optimum = single::solve_zero_sum(*zero_sum, over)) {
      auto faces = single::zero_sum_faces(polytopes, *optimum, run.counts().exact_pivots,
                                          [&] { return stop.must_stop(); });
      is_product = faces && (listener == nullptr || tell_product(polytopes, *optimum, *faces, run));
      if (is_product) run.add(*std::move(faces));
      one = single::as_equilibrium(*std::move(optimum));
    }
  } else if (is_large) {
    int asked = 0;
    one = single::one_equilibrium(reduced, [&] { return ++asked > kAsksBeforeSearch || over(); });
  }
  Solution solution;
  if (is_product) {
    solution.method = single::kLinearProgramming;
  } else if (search == Search::exact) {
    solution.method = "support search, exact";
    BothSides both(polytopes[0].label_count());
    for (const OpenNode& node : nodes) {
      run.begin_tree(node);
      ExactSearch(polytopes, run, both).run(node);
    }
  } else {
    solution.method = "support search, certified";
    const Kernels& kernels = search == Search::certified_scalar ? scalar_kernels() : vector_kernels();
    CertifiedSearch(polytopes, kernels, run).run(nodes, options.threads);
  }
  run.tell();
  const bool finished = is_product || !run.is_stopped();
  // Of a part only what lies in it is told: another one may hold the equilibrium.
  if (!finished && found.empty() && !part) {
    if (!one && !is_large) one = single::one_equilibrium(reduced, over);
    if (one) {
      solution = point_solution(game, {*one}, merged, stop);
      solution.status = stop.reason(0).value_or(Status::limit);
      solution.counts = named(run.counts());
      if (options.find == Find::all) solution.open_parts = open_parts(run.open(), merged);
      solution.part = std::move(part);
      solution.seconds = stop.seconds();
      return solution;
    }
  }

  const std::size_t found_count = found.size();
  const std::uint64_t most = most_in_time(stop, strategy_count);
  const std::vector<NashFaces> left_out = take_after(found, most);
  SubsetList list = list_subsets(polytopes, merged, found, is_plain ? std::nullopt : options.vertices, run);
  const std::vector<bool> is_told =
      assemble(solution, list.strategies, list.subsets, std::min(stop.limit(), list.most_in_time));
  const bool all_told = left_out.empty() && std::find(is_told.begin(), is_told.end(), false) == is_told.end();
  if (!all_told && solution.equilibria.size() < stop.limit()) stop.give_up();
  if (part) part->is_done = finished && all_told;
  if (finished && all_told) {
    solution.status = part ? Status::limit : Status::complete;
  } else {
    solution.status = stop.reason_of_end(found_count).value_or(Status::limit);
  }
  if (solution.status != Status::complete && options.find == Find::all) {
    std::vector<const NashFaces*> closed;
    std::vector<const NashFaces*> still_open;
    for (std::size_t k = 0; k < found.size(); ++k) {
      const bool is_kept = is_told[k] && list.subsets[k].sets.empty();
      (is_kept ? closed : still_open).push_back(&found[k]);
    }
    for (const NashFaces& each : left_out) still_open.push_back(&each);
    solution.open_parts =
        open_parts(open_cover(nodes, std::move(run.open()), still_open, closed, most), merged);
  }
  solution.part = std::move(part);
  fill_indices(game, solution, stop, options.all_indices);
  solution.counts = named(run.counts());
  solution.seconds = stop.seconds();
  return solution;
}

Solution solve_bimatrix(const Game& game, const SolveOptions& options) {
  return bimatrix::solve(game, options, bimatrix::Search::automatic);
}

}  // namespace nashsolve
