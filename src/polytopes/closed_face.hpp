// Faces of a best-response polytope by the labels that are tight on them, closed: with all such labels.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>

#include "dictionary.hpp"
#include "nash_faces.hpp"

namespace nashsolve::bimatrix {

/// All labels that are tight wherever these are; nothing where that is nowhere.
std::optional<LabelSet> closure(const Polytope& polytope, const LabelSet& labels, WorkMeter& meter);

/// The same of a face that has this vertex, of which all tight labels are given: what is found there takes
/// few pivots, and small integers, where the vertex uses few strategies.
LabelSet closure_at(const Polytope& polytope, const LabelSet& vertex, const LabelSet& labels,
                    WorkMeter& meter);

/// All labels that are tight at a pure strategy at which these are, of several at one that gives the opponent
/// most; nothing where there is none, or payoffs are no machine integers.
std::optional<LabelSet> pure_vertex(const Polytope& polytope, const LabelSet& labels);

/// The face on which the labels are tight. Requires that it is not empty and does not contain 0.
Face face_with(const Polytope& polytope, const LabelSet& labels, WorkMeter& meter);

/// Where the way to a face begins: at one of its pure strategies, if it has some, which keeps integers small,
/// or in any case at 0, from where a vertex with one basis is likelier.
enum class Start { pure, zero };

/// The closed face of the polytope on which the labels are tight; nothing where it is empty.
template <class Number>
std::optional<Dictionary<Number>> closed_face(const Polytope& polytope, const LabelSet& labels,
                                              WorkMeter& meter, Start start = Start::pure);

/// The dictionary's vertex, rescaled to probabilities. Requires a vertex other than 0.
template <class Number>
MixedStrategy vertex_strategy(const Polytope& polytope, const Dictionary<Number>& dictionary);

/// All labels that are tight at the dictionary's vertex.
template <class Number>
LabelSet vertex_labels(const Dictionary<Number>& dictionary) {
  LabelSet labels(dictionary.tight());
  for (std::size_t column = 0; column < dictionary.column_count(); ++column) {
    labels.insert(dictionary.nonbasic(column));
  }
  for (std::size_t row = 0; row < dictionary.row_count(); ++row) {
    if (Number::sign(dictionary.right_hand_side(row)) == 0) labels.insert(dictionary.basic(row));
  }
  return labels;
}

/// The dictionary's face, with its point or one of its vertices. Requires a face that does not contain 0 as
/// its current vertex.
template <class Number>
Face face_of(const Polytope& polytope, const Dictionary<Number>& dictionary) {
  Face face{dictionary.tight(), {}};
  MixedStrategy strategy = vertex_strategy(polytope, dictionary);
  if (dictionary.column_count() == 0) {
    face.point = std::move(strategy);
  } else {
    face.vertex = FaceVertex{vertex_labels(dictionary), std::move(strategy)};
  }
  return face;
}

}  // namespace nashsolve::bimatrix
