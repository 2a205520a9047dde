// Faces of a best-response polytope by the labels that are tight on them, closed: with all such labels.
#pragma once

#include <cstdint>
#include <optional>

#include "dictionary.hpp"

namespace nashsolve::bimatrix {

/// All labels that are tight wherever these are; nothing where that is nowhere.
std::optional<LabelSet> closure(const Polytope& polytope, const LabelSet& labels, std::uint64_t& pivots);

/// The closed face of the polytope on which the labels are tight; nothing where it is empty.
template <class Number>
std::optional<Dictionary<Number>> closed_face(const Polytope& polytope, const LabelSet& labels,
                                              std::uint64_t& pivots);

/// The dictionary's vertex, rescaled to probabilities. Requires a vertex other than 0.
template <class Number>
MixedStrategy vertex_strategy(const Polytope& polytope, const Dictionary<Number>& dictionary);

}  // namespace nashsolve::bimatrix
