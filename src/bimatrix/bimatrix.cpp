#include "bimatrix.hpp"

#include <array>
#include <functional>

#include "duplicates.hpp"
#include "grace.hpp"
#include "one_equilibrium.hpp"
#include "point_solution.hpp"
#include "stop.hpp"
#include "whole_search.hpp"

namespace nashsolve {

namespace bimatrix {

Solution solve(const Game& game, const SolveOptions& options, Search search) {
  StopWatch watch(options);
  const std::array<MergedStrategies, 2> merged =
      options.search == nashsolve::Search::plain ? merge_none(game) : find_identical_strategies(game);
  const Game reduced = merge_identical_strategies(game, merged);
  if (options.start || options.find == Find::paths) {
    return solve_by_paths(game, options, merged, reduced, watch);
  }
  if (options.find == Find::one && search == Search::automatic) {
    GraceTest over(watch);
    if (const auto one = single::one_equilibrium(reduced, std::ref(over)))
      return point_solution(game, {*one}, merged, watch);
    Solution none;
    none.method = "paths and linear programming";
    none.status = watch.reason(0).value_or(Status::limit);
    none.seconds = watch.seconds();
    return none;
  }
  return search_whole(game, options, merged, reduced, search, watch);
}

}  // namespace bimatrix

Solution solve_bimatrix(const Game& game, const SolveOptions& options) {
  return bimatrix::solve(game, options, bimatrix::Search::automatic);
}

}  // namespace nashsolve
