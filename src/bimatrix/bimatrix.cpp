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
  const bool is_automatic = search == Search::automatic;
  // Nothing is made for a search that would end at once: the one equilibrium that is told needs none of it.
  const auto is_over = [&] {
    return is_automatic && !is_plain && options.find == Find::all && options.earlier == nullptr &&
           options.listener == nullptr && watch.must_stop();
  };
  const std::array<MergedStrategies, 2> merged =
      is_plain || is_over() ? merge_none(game) : find_identical_strategies(game);
  const std::optional<Game> smaller = merge_identical_strategies(game, merged);
  const Game& reduced = smaller ? *smaller : game;
  if (options.start || options.find == Find::paths) {
    return solve_by_paths(game, options, merged, reduced, watch);
  }
  const bool finds_one = is_automatic && options.find == Find::one;
  if (!finds_one && !is_over()) return search_whole(game, options, merged, reduced, search, watch);
  GraceTest over(watch);
  const auto one = single::one_equilibrium(reduced, std::ref(over));
  Solution solution;
  if (one) {
    solution = point_solution(game, {*one}, merged, watch);
  } else {
    solution.method = "paths and linear programming";
    solution.seconds = watch.seconds();
  }
  if (!finds_one || !one) solution.status = watch.reason(0).value_or(Status::limit);
  if (!finds_one) {
    solution.open_parts = {OpenPart{}};
    solution.counts = named_counts({});
  }
  return solution;
}

}  // namespace bimatrix

Solution solve_bimatrix(const Game& game, const SolveOptions& options) {
  return bimatrix::solve(game, options, bimatrix::Search::automatic);
}

}  // namespace nashsolve
