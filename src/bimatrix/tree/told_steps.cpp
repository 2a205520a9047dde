#include "told_steps.hpp"

namespace nashsolve::bimatrix {

namespace {

template <class Number>
std::optional<LabelSet> closure_in(const Polytopes& polytopes, std::size_t side, const LabelSet& labels,
                                   SearchRun& run) {
  Dictionary<Number> dictionary = whole_polytope<Number>(polytopes, side, run);
  bool is_empty = false;
  labels.for_each(
      [&](Label label) { is_empty = is_empty || !force(polytopes, side, dictionary, label, run); });
  if (is_empty) return std::nullopt;
  close(polytopes, side, dictionary, run);
  return dictionary.tight();
}

}  // namespace

std::optional<LabelSet> told_closure(const Polytopes& polytopes, std::size_t side, const LabelSet& labels,
                                     SearchRun& run) {
#ifdef NASHSOLVE_HAS_MACHINE_NUMBER
  const std::size_t position = run.position();
  try {
    return closure_in<MachineNumber>(polytopes, side, labels, run);
  } catch (const Overflow&) {
    run.retract(position);
    if (polytopes[side].has_wide_minors) return closure_in<WideNumber>(polytopes, side, labels, run);
  }
#endif
  return closure_in<BigNumber>(polytopes, side, labels, run);
}

}  // namespace nashsolve::bimatrix
