#include "bimatrix.hpp"

#include <array>
#include <functional>
#include <optional>

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
  const bool is_plain = options.search == nashsolve::Search::plain;
  const std::array<MergedStrategies, 2> merged =
      is_plain ? merge_none(game) : find_identical_strategies(game);
  const std::optional<Game> smaller = merge_identical_strategies(game, merged);
  const Game& reduced = smaller ? *smaller : game;
  if (options.start || options.find == Find::paths) {
    return solve_by_paths(game, options, merged, reduced, watch);
  }
  if (options.find != Find::one || search != Search::automatic)
    return search_whole(game, options, merged, reduced, search, watch);
  GraceTest over(watch);
  if (const auto one = single::one_equilibrium(reduced, std::ref(over)))
    return point_solution(game, {*one}, merged, watch);
  Solution none;
  none.method = "paths and linear programming";
  none.status = watch.reason(0).value_or(Status::limit);
  none.seconds = watch.seconds();
  return none;
}

}  // namespace bimatrix

Solution solve_bimatrix(const Game& game, const SolveOptions& options) {
  return bimatrix::solve(game, options, bimatrix::Search::automatic);
}

}  // namespace nashsolve
