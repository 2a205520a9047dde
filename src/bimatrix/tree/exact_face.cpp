#include "exact_face.hpp"

#include "closed_face.hpp"

namespace nashsolve::bimatrix {

namespace {

/// In machine integers again where a few pivots more will do in them.
template <class Number>
ExactFace::Pointer kept(Dictionary<Number> dictionary, const ExactFace::Pointer& from) {
#ifdef NASHSOLVE_HAS_MACHINE_NUMBER
  if constexpr (!std::is_same_v<Number, MachineNumber> && !Number::kReducesRows) {
    if (dictionary.is_small()) {
      return std::make_shared<const ExactFace>(Dictionary<MachineNumber>::in(dictionary), from);
    }
  }
  if constexpr (std::is_same_v<Number, BigNumber>) {
    try {
      return std::make_shared<const ExactFace>(Dictionary<RowNumber>::in(dictionary), from);
    } catch (const Overflow&) {
      // As it is.
    }
  }
#endif
  return std::make_shared<const ExactFace>(std::move(dictionary), from);
}

/// What is to become of a face: more labels tight, and all that are so then known or not.
struct Change {
  LabelSet labels;
  bool closes;
};

/// Null where it is empty.
template <class Number>
ExactFace::Pointer changed(const Polytopes& polytopes, std::size_t side, Dictionary<Number> dictionary,
                           const Change& change, const ExactFace::Pointer& from, SearchRun& run) {
  if (!force_all(polytopes, side, dictionary, change.labels, run)) return nullptr;
  if (change.closes) close(polytopes, side, dictionary, run);
  return kept(std::move(dictionary), from);
}

template <class Number>
ExactFace::Pointer face_in(const Polytopes& polytopes, std::size_t side, const ExactFace::Pointer& from,
                           const Change& change, SearchRun& run) {
  return changed(polytopes, side, dictionary_in<Number>(from, polytopes, side, run), change, from, run);
}

#ifdef NASHSOLVE_HAS_MACHINE_NUMBER
/// From the whole polytope, in machine integers: a mixed face whose vertices have large ones may hold a pure
/// strategy.
ExactFace::Pointer face_from_whole(const Polytopes& polytopes, std::size_t side,
                                   const ExactFace::Pointer& from, Change change, SearchRun& run) {
  change.labels |= from->tight();
  return changed(polytopes, side, whole_polytope<MachineNumber>(polytopes, side, run), change, from, run);
}
#endif

/// In the narrowest integers that will do.
ExactFace::Pointer made_face(const Polytopes& polytopes, std::size_t side, const ExactFace::Pointer& from,
                             const Change& change, SearchRun& run) {
#ifdef NASHSOLVE_HAS_MACHINE_NUMBER
  const std::size_t position = run.position();
  if (!from || !std::holds_alternative<Dictionary<BigNumber>>(from->dictionary())) {
    try {
      return face_in<MachineNumber>(polytopes, side, from, change, run);
    } catch (const Overflow&) {
      run.retract(position);
      if (polytopes[side].has_wide_minors) return face_in<WideNumber>(polytopes, side, from, change, run);
    }
    try {
      return face_in<RowNumber>(polytopes, side, from, change, run);
    } catch (const Overflow&) {
      run.retract(position);
    }
  } else if (run.listener() == nullptr) {
    // A listener hears of each label once.
    try {
      return face_from_whole(polytopes, side, from, change, run);
    } catch (const Overflow&) {
      // From the face.
    }
  }
#endif
  return face_in<BigNumber>(polytopes, side, from, change, run);
}

template <class Number>
std::optional<LabelSet> closed(Dictionary<Number> dictionary, const LabelSet& labels) {
  if (!dictionary.force_all(labels)) return std::nullopt;
  dictionary.close();
  return dictionary.tight();
}

}  // namespace

ExactFace::Pointer told_face(const Polytopes& polytopes, std::size_t side, const ExactFace::Pointer& from,
                             const LabelSet& labels, SearchRun& run) {
  return made_face(polytopes, side, from, {labels, true}, run);
}

ExactFace::Pointer forced_face(const Polytopes& polytopes, std::size_t side, const ExactFace::Pointer& from,
                               const LabelSet& labels, SearchRun& run) {
  return made_face(polytopes, side, from, {labels, false}, run);
}

std::optional<LabelSet> closure_from(const ExactFace::Pointer& from, const Polytope& polytope,
                                     const LabelSet& labels, WorkMeter& meter) {
  const ExactFace* face = from.get();
  while (face != nullptr && !face->tight().is_subset_of(labels)) face = face->wider().get();
  if (face == nullptr) return closure(polytope, labels, meter);
  return std::visit(
      [&]<class Number>(const Dictionary<Number>& own) {
        try {
          return closed(Dictionary<Number>::in(own), labels);
        } catch (const Overflow&) {
          return closed(Dictionary<BigNumber>::in(own), labels);
        }
      },
      face->dictionary());
}

}  // namespace nashsolve::bimatrix
