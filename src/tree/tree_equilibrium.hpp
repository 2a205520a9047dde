// One equilibrium of a tree without its strategic form, which may be far out of reach: by backward induction
// where every move is seen (Zermelo 1913; Kuhn 1953), by linear programming on the sequence form where two
// players' payoffs add up to the same at every end (Romanovskii 1962; von Stengel 1996), and else subgame by
// subgame.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "linear_program.hpp"
#include "nashsolve/tree.hpp"
#include "play.hpp"
#include "region_form.hpp"
#include "tree_stops.hpp"

namespace nashsolve {

/// Finds the optimum of a linear program, exactly; nothing where the function it is given became true.
using ProgramSolver =
    std::function<std::optional<Optimum>(const LinearProgram&, const std::function<bool()>&)>;

/// `best_responses`: subgame by subgame, where one player moves in each; `subgames`: where two do in some;
/// `subgame_forms`: where three or more do; `subgame_matching`: where some are out of reach of exact methods.
enum class TreeMethod {
  backward_induction,
  sequence_form,
  best_responses,
  subgames,
  subgame_forms,
  subgame_matching
};

/// What an equilibrium is found with: `maximise` by the sequence form, `solve` in subgame_forms.
struct TreeSolvers {
  ProgramSolver maximise;
  GameSolver solve;
};

struct TreeEquilibrium {
  TreeMethod method;
  Play play;
  /// Set where it is no equilibrium, but near one as far as there was time, or as that of some subgame is
  /// irrational: what each player could gain.
  std::optional<std::vector<Rational>> gains = std::nullopt;
  bool is_subgame_perfect = false;
};

/// The method that finds an equilibrium of the tree; nothing where neither does.
std::optional<TreeMethod> tree_method(const GameTree& tree);

/// Why there is none: what was found of the tree, and what was expected.
std::string why_no_method(const GameTree& tree);

/// Checked in the tree: no player can gain by any plan of moves, or by how much. Nothing where `stops` left
/// no time to find something, or `solve` had no equilibrium of some subgame. Requires that tree_method()
/// gives one.
std::optional<TreeEquilibrium> tree_equilibrium(const GameTree& tree, TreeMethod method,
                                                const TreeSolvers& solvers, const tree::TreeStops& stops);

}  // namespace nashsolve
