#include "lemke_howson.hpp"

#include <algorithm>
#include <cstddef>

#include "closed_face.hpp"
#include "nashsolve/errors.hpp"

namespace nashsolve::bimatrix {

namespace {

std::optional<std::size_t> column_of(const Dictionary<BigNumber>& dictionary, Label label) {
  for (std::size_t column = 0; column < dictionary.column_count(); ++column) {
    if (dictionary.nonbasic(column) == label) return column;
  }
  return std::nullopt;
}

/// Returns the label that leaves the basis.
Label enter(Dictionary<BigNumber>& dictionary, std::size_t column) {
  const std::optional<std::size_t> row = dictionary.lexicographic_row(column);
  if (!row) throw InternalError("a path of Lemke and Howson left a bounded polytope");
  const Label leaving = dictionary.basic(*row);
  dictionary.pivot(*row, column);
  return leaving;
}

}  // namespace

PathEnd::PathEnd(const Polytopes& polytopes, WorkMeter& meter)
    : polytopes_(&polytopes),
      sides_{Dictionary<BigNumber>(polytopes[0], meter), Dictionary<BigNumber>(polytopes[1], meter)} {
  for (Dictionary<BigNumber>& side : sides_) side.perturb();
}

std::uint64_t PathEnd::follow(Label dropped) {
  std::size_t side = column_of(sides_[0], dropped) ? 0 : 1;
  Label entering = dropped;
  for (std::uint64_t pivots = 1;; ++pivots) {
    const std::optional<std::size_t> column = column_of(sides_[side], entering);
    if (!column) throw InternalError("a path of Lemke and Howson lost a label");
    entering = enter(sides_[side], *column);
    if (entering == dropped) return pivots;
    side = 1 - side;
  }
}

std::array<std::vector<Label>, 2> PathEnd::bases() const {
  std::array<std::vector<Label>, 2> tight;
  for (std::size_t side = 0; side < 2; ++side) {
    for (std::size_t column = 0; column < sides_[side].column_count(); ++column) {
      tight[side].push_back(sides_[side].nonbasic(column));
    }
    std::sort(tight[side].begin(), tight[side].end());
  }
  return tight;
}

Face PathEnd::vertex(std::size_t side) const {
  const Dictionary<BigNumber>& dictionary = sides_[side];
  const Polytope& polytope = (*polytopes_)[side];
  Face face{LabelSet(polytope.label_count()), vertex_strategy(polytope, dictionary)};
  for (std::size_t column = 0; column < dictionary.column_count(); ++column) {
    face.tight.insert(dictionary.nonbasic(column));
  }
  for (std::size_t row = 0; row < dictionary.row_count(); ++row) {
    if (BigNumber::sign(dictionary.right_hand_side(row)) == 0) face.tight.insert(dictionary.basic(row));
  }
  return face;
}

ExtremeEquilibrium PathEnd::equilibrium() const {
  ExtremeEquilibrium equilibrium{{{vertex(0), vertex(1)}, {}}, false};
  const auto& [p_face, q_face] = equilibrium.subset.faces;
  equilibrium.is_isolated = !p_face.tight.intersects(q_face.tight);
  return equilibrium;
}

std::optional<ExtremeEquilibrium> lemke_howson(const Polytopes& polytopes, Label dropped,
                                               const std::function<bool()>& must_stop,
                                               std::uint64_t& exact_pivots) {
  WorkMeter meter(exact_pivots, must_stop);
  try {
    PathEnd end(polytopes, meter);
    end.follow(dropped);
    return end.equilibrium();
  } catch (const Stopped&) {
    return std::nullopt;
  }
}

}  // namespace nashsolve::bimatrix
