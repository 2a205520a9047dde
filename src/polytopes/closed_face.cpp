#include "closed_face.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace nashsolve::bimatrix {

template <class Number>
std::optional<Dictionary<Number>> closed_face(const Polytope& polytope, const LabelSet& labels,
                                              WorkMeter& meter, Start start) {
  Dictionary<Number> dictionary(polytope, meter);
  if (start == Start::pure) {
    if (const auto vertex = pure_vertex(polytope, labels)) dictionary.move_to(*vertex, labels);
  }
  if (!dictionary.force_all(labels)) return std::nullopt;
  dictionary.close();
  return dictionary;
}

template <class Number>
MixedStrategy vertex_strategy(const Polytope& polytope, const Dictionary<Number>& dictionary) {
  std::vector<Integer> weights(polytope.variable_count);
  for (std::size_t row = 0; row < dictionary.row_count(); ++row) {
    const Label label = dictionary.basic(row);
    if (polytope.is_slack(label)) continue;
    weights[label - polytope.first_variable] =
        dictionary.over_determinant(row, dictionary.right_hand_side(row));
  }
  return MixedStrategy::from_weights(weights);
}

namespace {

template <class Number>
LabelSet closed_labels(const Dictionary<Number>& face) {
  Dictionary<Number> vertex = face.at_vertex();
  vertex.close();
  return vertex.tight();
}

/// What `make` makes with the narrowest integers that will do.
template <class Make>
auto in_narrowest(const Polytope& polytope, const Make& make) {
  try {
    return make(MachineNumber());
  } catch (const Overflow&) {
    if (polytope.has_wide_minors) return make(WideNumber());
  }
  try {
    return make(RowNumber());
  } catch (const Overflow&) {
    // Again with larger integers.
  }
  return make(BigNumber());
}

}  // namespace

std::optional<LabelSet> closure(const Polytope& polytope, const LabelSet& labels, WorkMeter& meter) {
  return in_narrowest(polytope, [&]<class Number>(Number) -> std::optional<LabelSet> {
    Dictionary<Number> dictionary(polytope, meter);
    if (!dictionary.force_all(labels)) return std::nullopt;
    return closed_labels(dictionary);
  });
}

std::optional<LabelSet> pure_vertex(const Polytope& polytope, const LabelSet& labels) {
  std::optional<LabelSet> best;
  if (!polytope.small_matrix) return best;
  std::int64_t most = 0;
  for (std::size_t v = 0; v < polytope.variable_count; ++v) {
    if (labels.contains(polytope.variable_label(v))) continue;
    const auto entry = [&](std::size_t s) {
      return (*polytope.small_matrix)[s * polytope.variable_count + v];
    };
    std::int64_t largest = 0;
    for (std::size_t s = 0; s < polytope.slack_count; ++s) largest = std::max(largest, entry(s));
    if (largest <= most) continue;
    LabelSet vertex = LabelSet::range(polytope.label_count(), polytope.first_variable,
                                      polytope.variable_label(polytope.variable_count));
    vertex.erase(polytope.variable_label(v));
    for (std::size_t s = 0; s < polytope.slack_count; ++s) {
      if (entry(s) == largest) vertex.insert(polytope.slack_label(s));
    }
    if (!labels.is_subset_of(vertex)) continue;
    most = largest;
    best = std::move(vertex);
  }
  return best;
}

LabelSet closure_at(const Polytope& polytope, const LabelSet& vertex, const LabelSet& labels,
                    WorkMeter& meter) {
  return in_narrowest(polytope, [&]<class Number>(Number) {
    Dictionary<Number> dictionary(polytope, meter);
    dictionary.move_to(vertex, labels);
    dictionary.force_all(labels);
    return closed_labels(dictionary);
  });
}

Face face_with(const Polytope& polytope, const LabelSet& labels, WorkMeter& meter) {
  return in_narrowest(polytope, [&]<class Number>(Number) {
    return face_of(polytope, *closed_face<Number>(polytope, labels, meter));
  });
}

template MixedStrategy vertex_strategy(const Polytope&, const Dictionary<BigNumber>&);
template std::optional<Dictionary<BigNumber>> closed_face(const Polytope&, const LabelSet&, WorkMeter&,
                                                          Start);
template MixedStrategy vertex_strategy(const Polytope&, const Dictionary<MachineNumber>&);
template MixedStrategy vertex_strategy(const Polytope&, const Dictionary<WideNumber>&);
template MixedStrategy vertex_strategy(const Polytope&, const Dictionary<RowNumber>&);
template std::optional<Dictionary<MachineNumber>> closed_face(const Polytope&, const LabelSet&, WorkMeter&,
                                                              Start);
template std::optional<Dictionary<WideNumber>> closed_face(const Polytope&, const LabelSet&, WorkMeter&,
                                                           Start);
template std::optional<Dictionary<RowNumber>> closed_face(const Polytope&, const LabelSet&, WorkMeter&,
                                                          Start);

}  // namespace nashsolve::bimatrix
