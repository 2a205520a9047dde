// Derivations for a reader of an introductory text, and what can be said of a game before it is solved.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>

#include "nashsolve/game.hpp"
#include "nashsolve/report.hpp"
#include "nashsolve/tree.hpp"
#include "nashsolve/verify.hpp"

namespace nashsolve {

/// `json` holds the same sentences, formulas and tables in order, section by section.
enum class ExplainFormat { text, markdown, latex, json };

struct ExplainOptions {
  ExplainFormat format = ExplainFormat::text;
  /// The position of the only equilibrium to derive; unset: all, and why there are no others.
  std::optional<std::size_t> equilibrium;
  /// Asked in long computations whether to leave out what takes them; by any one thread.
  std::function<bool()> must_stop = [] { return false; };
};

/// The derivation of each equilibrium in the game's own numbers and labels: the indifference equations and
/// their solution, expected payoffs and best responses, and why other supports do not work; of three and more
/// players the equations of all, solved where they are linear one by one. LaTeX is a whole document. Returns
/// false where options.must_stop left equilibria out. Requires a position below the number of equilibria, if
/// any.
bool write_explanation(const Game& game, const Source& source, const VerifiedSolution& verified,
                       const ExplainOptions& options, const Sink& sink);

/// What backward induction makes of a tree whose strategic form is out of reach. Returns false where
/// options.must_stop ended it. Nothing, and nothing is written, where not every move is seen.
std::optional<bool> write_explanation(const GameTree& tree, const Source& source,
                                      const ExplainOptions& options, const Sink& sink);

}  // namespace nashsolve
