#include "closed_face.hpp"

#include <vector>

namespace nashsolve::bimatrix {

template <class Number>
std::optional<Dictionary<Number>> closed_face(const Polytope& polytope, const LabelSet& labels,
                                              WorkMeter& meter) {
  Dictionary<Number> dictionary(polytope, meter);
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

std::optional<LabelSet> closure(const Polytope& polytope, const LabelSet& labels, WorkMeter& meter) {
  const auto in = [&]<class Number>(Number) -> std::optional<LabelSet> {
    auto face = closed_face<Number>(polytope, labels, meter);
    return face ? std::optional(face->tight()) : std::nullopt;
  };
#ifdef NASHSOLVE_HAS_MACHINE_NUMBER
  try {
    return in(MachineNumber());
  } catch (const Overflow&) {
    if (polytope.has_wide_minors) return in(WideNumber());
  }
  try {
    return in(RowNumber());
  } catch (const Overflow&) {
    // Again with larger integers.
  }
#endif
  return in(BigNumber());
}

template MixedStrategy vertex_strategy(const Polytope&, const Dictionary<BigNumber>&);
template std::optional<Dictionary<BigNumber>> closed_face(const Polytope&, const LabelSet&, WorkMeter&);
#ifdef NASHSOLVE_HAS_MACHINE_NUMBER
template MixedStrategy vertex_strategy(const Polytope&, const Dictionary<MachineNumber>&);
template MixedStrategy vertex_strategy(const Polytope&, const Dictionary<WideNumber>&);
template MixedStrategy vertex_strategy(const Polytope&, const Dictionary<RowNumber>&);
template std::optional<Dictionary<MachineNumber>> closed_face(const Polytope&, const LabelSet&, WorkMeter&);
template std::optional<Dictionary<WideNumber>> closed_face(const Polytope&, const LabelSet&, WorkMeter&);
template std::optional<Dictionary<RowNumber>> closed_face(const Polytope&, const LabelSet&, WorkMeter&);
#endif

}  // namespace nashsolve::bimatrix
