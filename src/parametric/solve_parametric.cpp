// All equilibria of a two-player game whose payoffs A(c), B(c) are polynomials in a parameter c, for all c.
//
// At any value c, the extreme equilibria are the pairs of vertices of the two best-response polyhedra whose
// tight labels together are all labels (von Stengel 2002). The method rests on one observation: *at every c,
// the vertices of a polyhedron are the solutions v_S(c) of those sets S of equations that have exactly one
// there, det_S(c) != 0, and whose slacks are not negative there.* For a vertex at c has enough independent
// equations among its tight ones, and a solution without negative slacks lies in the polyhedron, with
// independent equations tight. So, step by step:
//
// 1. vertex_formulas: all sets S whose det_S is not the zero polynomial are solved once, by elimination
// without fractions over Z[c]. Sets with the same labels tight for all c have the same solution v, for these
// labels hold as identities; they become one formula, with the greatest common divisor of their determinants.
// Payoffs that tie for all values are thus no special case.
//
// 2. feasible_range: the real roots of a formula's slacks, denominator and determinant are isolated, and the
// signs between two neighbouring ones taken at a rational value there. This tells for every c, irrational
// roots included, whether the formula is a vertex at c and which labels are tight: a slack is 0 at the roots
// of its own, and has its sign from next to it elsewhere.
//
// 3. sweep: the roots at which some vertex begins, ends, or has more tight labels are put in order and
// crossed one by one. Between two, the vertices and their tight labels are those of fixed formulas; hence the
// set of equilibria, its maximal subsets and its components are, too, and the indices by homotopy invariance.
// At a root the vertices are those of the formulas that are vertices there, one for each set of tight labels.
//
// 4. A root is passed over where the pairs before and after it are the same, none of their vertices has
// another tight label there, and there are no other pairs at it.
//
// Nothing is missed, because no formula is left out: the answer is the list at every single value.
#include "nashsolve/solve_parametric.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>
#include <vector>

#include "branches.hpp"
#include "lists.hpp"
#include "nashsolve/errors.hpp"
#include "nashsolve/solve.hpp"
#include "nashsolve/verify_parametric.hpp"
#include "stop.hpp"
#include "sweep.hpp"

namespace nashsolve {

namespace {

using parametric::Polyhedron;
using parametric::Side;

std::array<Side, 2> sides_of(const ParametricGame& game) {
  const std::size_t rows = game.players[0].strategies.size();
  const std::size_t columns = game.players[1].strategies.size();
  return {
      Side{rows, columns, 0, rows,
           [&game, columns](std::size_t own, std::size_t other) -> const Polynomial& {
             return game.payoffs[1].numerators[own * columns + other];
           }},
      Side{columns, rows, rows, 0, [&game, columns](std::size_t own, std::size_t other) -> const Polynomial& {
             return game.payoffs[0].numerators[other * columns + own];
           }}};
}

/// Holds a list against the ordinary solver's at a value, and takes over the indices that this has.
void compare_with_solver(const ParametricGame& game, const Rational& value, const SolveOptions& options,
                         ParametricEquilibria& list) {
  const Game at_value = game.at(value);
  const VerifiedSolution verified = solve(at_value, options);
  const Solution& solution = verified.solution();
  if (solution.status != Status::complete) return;
  const auto differ = [&] {
    throw InternalError("the equilibria at " + game.parameter + " = " + to_string(value) +
                        " are not those of the ordinary search");
  };
  if (solution.equilibria.size() != list.equilibria.size() ||
      solution.components.size() != list.components.size()) {
    differ();
  }
  for (std::size_t k = 0; k < list.equilibria.size(); ++k) {
    ParametricEquilibrium& equilibrium = list.equilibria[k];
    const Profile& profile = solution.equilibria[k].exact();
    for (std::size_t player = 0; player < 2; ++player) {
      for (std::size_t s = 0; s < equilibrium.profile[player].size(); ++s) {
        if (equilibrium.profile[player][s].at(value) != profile[player].probability(s)) differ();
      }
    }
    equilibrium.index = solution.equilibria[k].index;
  }
  for (std::size_t k = 0; k < list.components.size(); ++k) {
    const Component& found = solution.components[k];
    Component& component = list.components[k];
    const auto same = [](const NashSubset& a, const NashSubset& b) { return a.vertices == b.vertices; };
    if (found.equilibria != component.equilibria ||
        !std::equal(found.subsets.begin(), found.subsets.end(), component.subsets.begin(),
                    component.subsets.end(), same)) {
      differ();
    }
    component.index = found.index;
  }
}

/// Makes lists of the sweep's pairs as they come.
class Assembly {
 public:
  /// `watch` is that of the options.
  Assembly(const ParametricGame& game, const std::array<Polyhedron, 2>& polyhedra,
           const SolveOptions& options, const StopWatch& watch)
      : game_(game), maker_(game, polyhedra), watch_(watch) {
    options_.threads = 1;
    options_.time_limit = options.time_limit;
    options_.interrupt = options.interrupt;
    options_.memory_is_short = options.memory_is_short;
    // A described subset is no list to compare with.
    options_.vertices = std::nullopt;
  }

  /// Takes the stretches that were not there before, with the crossings between them.
  void take(const parametric::Sweep& sweep, const StopTest& stop, ParametricSolution& solution) {
    while (solution.intervals.size() < sweep.stretches.size() && !stop()) {
      const std::size_t k = solution.intervals.size();
      std::vector<std::size_t> order;
      ParametricInterval interval = maker_.interval(sweep.stretches[k], order);
      compare_with_solver(game_, interval.sample, watch_.remaining(options_), interval.list);
      if (k == 0) {
        solution.intervals.push_back(std::move(interval));
        parametric::begin_branches(solution);
      } else {
        const parametric::Crossing& crossing = sweep.crossings[k - 1];
        std::vector<std::size_t> order_at;
        ValueOfChange value = maker_.value(crossing, order_at);
        if (value.at.is_rational())
          compare_with_solver(game_, value.at.lower(), watch_.remaining(options_), value.list);
        solution.intervals.push_back(std::move(interval));
        solution.values.push_back(std::move(value));
        const parametric::Neighbours neighbours{
            sweep.stretches[k - 1], sweep.stretches[k], crossing, last_order_, order, order_at};
        parametric::continue_branches(solution, neighbours);
        parametric::carry_indices(solution, neighbours);
      }
      last_order_ = std::move(order);
    }
  }

 private:
  const ParametricGame& game_;
  SolveOptions options_;
  parametric::ListMaker maker_;
  const StopWatch& watch_;
  std::vector<std::size_t> last_order_;
};

}  // namespace

ParametricSolution solve_parametric(const ParametricGame& game, const SolveOptions& options) {
  const std::size_t label_count = game.players[0].strategies.size() + game.players[1].strategies.size();
  if (game.players.size() != 2 || label_count > kMostParametricStrategies) {
    throw std::invalid_argument("solve_parametric: a game beyond two players or the limit of strategies");
  }
  StopWatch watch(options);
  std::optional<Status> reason;
  const StopTest stop = [&] {
    if (!reason) reason = watch.reason(0);
    return reason.has_value();
  };
  ParametricSolution solution;
  const std::array<Side, 2> sides = sides_of(game);
  std::array<Polyhedron, 2> polyhedra;
  std::uint64_t formula_count = 0;
  for (std::size_t player = 0; player < 2 && !stop(); ++player) {
    Polyhedron& polyhedron = polyhedra[player];
    const auto is_somewhere = [&](const parametric::VertexFormula& formula) {
      return !parametric::feasible_range(formula, Polynomial::constant(1), game.range).is_empty();
    };
    polyhedron.formulas = parametric::vertex_formulas(sides[player], is_somewhere, stop);
    formula_count += polyhedron.formulas.size();
    for (const parametric::VertexFormula& formula : polyhedron.formulas) {
      if (stop()) break;
      polyhedron.ranges.push_back(parametric::feasible_range(formula, formula.determinant, game.range));
    }
  }
  std::uint64_t events = 0;
  if (!stop()) {
    Assembly assembly(game, polyhedra, options, watch);
    const parametric::Sweep sweep =
        parametric::sweep(polyhedra, label_count, game.range, [&](const parametric::Sweep& so_far) {
          assembly.take(so_far, stop, solution);
          return !stop();
        });
    events = sweep.events;
    if (sweep.is_complete && solution.intervals.size() == sweep.stretches.size()) {
      solution.status = Status::complete;
    }
  }
  if (solution.status != Status::complete) solution.status = *reason;
  solution.counts = {{"vertex_formulas", formula_count},
                     {"values_where_vertices_change", events},
                     {"values_where_equilibria_change", solution.values.size()}};
  verify_parametric(game, solution);
  solution.seconds = watch.seconds();
  return solution;
}

}  // namespace nashsolve
