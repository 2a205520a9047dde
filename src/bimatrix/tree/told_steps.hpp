// The steps of exact arithmetic on a face, each told to the listener with its multipliers, if there is one.
#pragma once

#include <cstddef>

#include "dictionary.hpp"
#include "polytope.hpp"
#include "search_run.hpp"

namespace nashsolve::bimatrix {

/// The side's whole polytope.
template <class Number>
Dictionary<Number> whole_polytope(const Polytopes& polytopes, std::size_t side, SearchRun& run) {
  return Dictionary<Number>(polytopes[side], run.meter(), run.listener() != nullptr);
}

/// Tells that no point of the face has the basic label tight, as its row shows.
template <class Number>
void tell_empty(const Polytopes& polytopes, std::size_t side, const Dictionary<Number>& dictionary,
                Label label, SearchRun& run) {
  SearchListener* const listener = run.listener();
  if (listener == nullptr) return;
  const RowMultipliers row = dictionary.multipliers(polytopes[side], *dictionary.row_of(label));
  listener->excluded(EmptyFace{side, label, {row.labels, {}, row.values}, dictionary.tight().words()});
}

/// Makes the label tight. False: no point of the face has it tight.
template <class Number>
bool force(const Polytopes& polytopes, std::size_t side, Dictionary<Number>& dictionary, Label label,
           SearchRun& run) {
  if (dictionary.force(label)) return true;
  tell_empty(polytopes, side, dictionary, label, run);
  return false;
}

/// Makes the labels tight. False: no point of the face has them all tight.
template <class Number>
bool force_all(const Polytopes& polytopes, std::size_t side, Dictionary<Number>& dictionary,
               const LabelSet& labels, SearchRun& run) {
  return dictionary.for_each_to_force(
      labels, [&](Label label) { return force(polytopes, side, dictionary, label, run); });
}

/// Finds every label that is tight on the whole face.
template <class Number>
void close(const Polytopes& polytopes, std::size_t side, Dictionary<Number>& dictionary, SearchRun& run) {
  if (run.listener() == nullptr) return dictionary.close();
  dictionary.close([&](std::size_t vanishing) {
    const RowMultipliers row = dictionary.multipliers(polytopes[side], vanishing);
    run.listener()->implied({side, {row.labels, {}, row.values}});
  });
}

}  // namespace nashsolve::bimatrix
