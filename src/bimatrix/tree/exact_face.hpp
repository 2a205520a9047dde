// Closed faces of a best-response polytope in integers, each made from a wider one.
//
// From a face to the smaller one with another label tight it is a pivot or two, from the whole polytope as
// many as there are tight labels, through dictionaries whose integers may be far larger than those of either
// face. So a search keeps the faces on its way down, and makes some there for the nodes to come.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <type_traits>
#include <utility>
#include <variant>

#include "dictionary.hpp"
#include "polytope.hpp"
#include "search_run.hpp"
#include "told_steps.hpp"

namespace nashsolve::bimatrix {

class ExactFace {
 public:
  using Dictionaries = std::variant<Dictionary<MachineNumber>, Dictionary<WideNumber>, Dictionary<RowNumber>,
                                    Dictionary<BigNumber>>;
  using Pointer = std::shared_ptr<const ExactFace>;

  explicit ExactFace(Dictionaries dictionary) : dictionary_(std::move(dictionary)) {}

  [[nodiscard]] const Dictionaries& dictionary() const { return dictionary_; }
  [[nodiscard]] const LabelSet& tight() const {
    return std::visit([](const auto& in) -> const LabelSet& { return in.tight(); }, dictionary_);
  }

 private:
  Dictionaries dictionary_;
};

/// Of each side; null for the whole polytope. They must not outlive the run that made them.
using ExactFaces = std::array<ExactFace::Pointer, 2>;

/// The part of a face (null: of the whole polytope) on which the labels are tight; null where it is empty.
/// Each step is told.
ExactFace::Pointer told_face(const Polytopes& polytopes, std::size_t side, const ExactFace::Pointer& from,
                             const LabelSet& labels, SearchRun& run);

/// The same, but not closed: only what dictionaries show on the way is known to be tight. Null where it is
/// empty, too.
ExactFace::Pointer forced_face(const Polytopes& polytopes, std::size_t side, const ExactFace::Pointer& from,
                               const LabelSet& labels, SearchRun& run);

/// The dictionary of the face (null: of the whole polytope) in this arithmetic. Throws Overflow where that is
/// too small for it.
template <class Number>
Dictionary<Number> dictionary_in(const ExactFace::Pointer& face, const Polytopes& polytopes, std::size_t side,
                                 SearchRun& run) {
  if (!face) return whole_polytope<Number>(polytopes, side, run);
  return std::visit(
      []<class Own>(const Dictionary<Own>& own) -> Dictionary<Number> {
        // A number that a face outgrew is not tried on what lies in it.
        constexpr bool kIsOutgrown =
            (std::is_same_v<Own, BigNumber> && !std::is_same_v<Number, BigNumber>) ||
            (Own::kReducesRows && !Number::kReducesRows && !std::is_same_v<Number, BigNumber>);
        if constexpr (kIsOutgrown) {
          throw Overflow();
        } else {
          return Dictionary<Number>::in(own);
        }
      },
      face->dictionary());
}

}  // namespace nashsolve::bimatrix
