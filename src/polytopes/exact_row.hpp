// What the row of a dictionary proves of its label, where only the basis is known, as from doubles.
//
// A row is a combination of the polytope's equations M z + s = 1 in which no basic variable but the label is
// left. So its multipliers solve one linear system, which lifting (exact/dixon.hpp) does in the time of a few
// of the pivots that lead to the basis from elsewhere. They are a proof by themselves (Farkas), wherever they
// come from.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "dictionary.hpp"
#include "label_set.hpp"
#include "polytope.hpp"
#include "work_meter.hpp"

namespace nashsolve::bimatrix {

/// Nonbasic slacks, and as many basic variables.
struct Basis {
  std::vector<std::size_t> slacks;
  std::vector<std::size_t> variables;
};

/// The multipliers of the basic label's row, if they prove that no point of the face on which `tight` is
/// tight has the label tight.
std::optional<RowMultipliers> proof_of_slack(const Polytope& polytope, const Basis& basis, Label label,
                                             const LabelSet& tight, WorkMeter& meter);

}  // namespace nashsolve::bimatrix
