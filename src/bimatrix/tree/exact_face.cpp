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

/// Made with `make` from a dictionary, which it changes. False from it: the face is empty.
template <class Number, class Make>
ExactFace::Pointer face_in(const Polytopes& polytopes, std::size_t side, const ExactFace::Pointer& from,
                           SearchRun& run, const Make& make) {
  auto dictionary = dictionary_in<Number>(from, polytopes, side, run);
  return make(dictionary) ? kept(std::move(dictionary), from) : nullptr;
}

/// In the narrowest integers that will do.
template <class Make>
ExactFace::Pointer made_face(const Polytopes& polytopes, std::size_t side, const ExactFace::Pointer& from,
                             SearchRun& run, const Make& make) {
#ifdef NASHSOLVE_HAS_MACHINE_NUMBER
  if (!from || !std::holds_alternative<Dictionary<BigNumber>>(from->dictionary())) {
    const std::size_t position = run.position();
    try {
      return face_in<MachineNumber>(polytopes, side, from, run, make);
    } catch (const Overflow&) {
      run.retract(position);
      if (polytopes[side].has_wide_minors) return face_in<WideNumber>(polytopes, side, from, run, make);
    }
    try {
      return face_in<RowNumber>(polytopes, side, from, run, make);
    } catch (const Overflow&) {
      run.retract(position);
    }
  }
#endif
  return face_in<BigNumber>(polytopes, side, from, run, make);
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
  return made_face(polytopes, side, from, run, [&](auto& dictionary) {
    if (!force_all(polytopes, side, dictionary, labels, run)) return false;
    close(polytopes, side, dictionary, run);
    return true;
  });
}

ExactFace::Pointer forced_face(const Polytopes& polytopes, std::size_t side, const ExactFace::Pointer& from,
                               const LabelSet& labels, SearchRun& run) {
  return made_face(polytopes, side, from, run,
                   [&](auto& dictionary) { return force_all(polytopes, side, dictionary, labels, run); });
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
