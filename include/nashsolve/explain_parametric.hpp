// The derivation of an equilibrium that depends on a parameter, and all others as formulas.
#pragma once

#include "nashsolve/explain.hpp"
#include "nashsolve/parametric.hpp"

namespace nashsolve {

/// The indifference conditions of the first mixed equilibrium with the parameter in them, solved, or where
/// there is none why the first one is an equilibrium; then the formulas of all, by intervals and values of
/// change. LaTeX is a whole document.
void write_explanation(const ParametricGame& game, const Source& source, const ParametricSolution& solution,
                       ExplainFormat format, const Sink& sink);

}  // namespace nashsolve
