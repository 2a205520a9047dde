// One search for all equilibria of a game as several, for several machines: its parts, and one
// solution of what each of them found.
//
//     const auto parts = nashsolve::split(game, 200);
//     // part.open_parts = parts[k]; options.earlier = &part; done[k] = nashsolve::solve(game, options) ...
//     const nashsolve::Solution joined = nashsolve::join(done);
//     // options.earlier = &joined; nashsolve::solve(game, options): the solution of one search.
#pragma once

#include <cstddef>
#include <vector>

#include "nashsolve/game.hpp"
#include "nashsolve/solution.hpp"
#include "nashsolve/solve_options.hpp"

namespace nashsolve {

/// Divides the search into `count` parts of similar estimated size; into fewer where its tree has not enough
/// nodes, or where floating point cannot tell what they hold. Each part has one open part or more, largest
/// first. Every maximal Nash subset lies in exactly one. Requires count > 0.
///
/// Of the options two count: once `interrupt` is true the division is empty, and a listener is told the tree
/// above the parts. Throws std::invalid_argument where there is nothing to divide: two players whose payoffs
/// add up to a constant, also after strict dominance unless somebody listens, or more of whom no three have a
/// choice that matters.
std::vector<std::vector<OpenPart>> split(const Game& game, std::size_t count,
                                         const SolveOptions& options = {});

/// The equilibria, subsets and open parts of all, for SolveOptions::earlier. Requires that all are solutions
/// of one game, with exact profiles if it has two players.
Solution join(const std::vector<Solution>& parts);

}  // namespace nashsolve
