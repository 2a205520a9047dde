#include "exact_face.hpp"

#include "closed_face.hpp"

namespace nashsolve::bimatrix {

namespace {

/// In machine integers again where a few pivots more will do in them.
template <class Number>
ExactFace::Pointer kept(Dictionary<Number> dictionary) {
  if constexpr (!std::is_same_v<Number, MachineNumber> && !Number::kReducesRows) {
    if (dictionary.is_small()) {
      return std::make_shared<const ExactFace>(Dictionary<MachineNumber>::in(dictionary));
    }
  }
  if constexpr (std::is_same_v<Number, BigNumber>) {
    try {
      return std::make_shared<const ExactFace>(Dictionary<RowNumber>::in(dictionary));
    } catch (const Overflow&) {
      // As it is.
    }
  }
  return std::make_shared<const ExactFace>(std::move(dictionary));
}

/// What is to become of a face: more labels tight, and all that are so then known or not.
struct Change {
  LabelSet labels;
  bool closes;
};

/// Null where it is empty.
template <class Number>
ExactFace::Pointer changed(const Polytopes& polytopes, std::size_t side, Dictionary<Number> dictionary,
                           const Change& change, SearchRun& run) {
  if (!force_all(polytopes, side, dictionary, change.labels, run)) return nullptr;
  if (change.closes) close(polytopes, side, dictionary, run);
  return kept(std::move(dictionary));
}

template <class Number>
ExactFace::Pointer face_in(const Polytopes& polytopes, std::size_t side, const ExactFace::Pointer& from,
                           const Change& change, SearchRun& run) {
  return changed(polytopes, side, dictionary_in<Number>(from, polytopes, side, run), change, run);
}

/// From the whole polytope, in machine integers: a face whose mixed vertices have large ones may hold a pure
/// strategy. Throws Overflow where they do not fit, or that is not to be expected.
ExactFace::Pointer face_from_whole(const Polytopes& polytopes, std::size_t side,
                                   const ExactFace::Pointer& from, Change change, SearchRun& run) {
  if (from) change.labels |= from->tight();
  const auto vertex = pure_vertex(polytopes[side], change.labels);
  const bool is_large = from && std::holds_alternative<Dictionary<BigNumber>>(from->dictionary());
  if (!vertex && !is_large) throw Overflow();
  Dictionary<MachineNumber> dictionary = whole_polytope<MachineNumber>(polytopes, side, run);
  if (vertex) dictionary.move_to(*vertex, change.labels);
  return changed(polytopes, side, std::move(dictionary), change, run);
}

/// In the narrowest integers that will do.
ExactFace::Pointer made_face(const Polytopes& polytopes, std::size_t side, const ExactFace::Pointer& from,
                             const Change& change, SearchRun& run) {
  const std::size_t position = run.position();
  const auto made_in = [&]<class Number>(Number) -> std::optional<ExactFace::Pointer> {
    try {
      return face_in<Number>(polytopes, side, from, change, run);
    } catch (const Overflow&) {
      run.retract(position);
      return std::nullopt;
    }
  };
  if (const auto face = made_in(MachineNumber())) return *face;
  if (polytopes[side].has_wide_minors) return face_in<WideNumber>(polytopes, side, from, change, run);
  // A listener hears of each label once.
  if (run.listener() == nullptr) {
    try {
      return face_from_whole(polytopes, side, from, change, run);
    } catch (const Overflow&) {
      // From the face.
    }
  }
  if (const auto face = made_in(RowNumber())) return *face;
  return face_in<BigNumber>(polytopes, side, from, change, run);
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

}  // namespace nashsolve::bimatrix
