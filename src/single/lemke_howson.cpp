#include "lemke_howson.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "closed_face.hpp"

namespace nashsolve::bimatrix {

namespace {

/// In small games, whose pivots take less time than reading the clock.
constexpr std::uint64_t kPivotsPerAsk = 64;

/// basic + sum over columns of entry * nonbasic = right-hand side, in integers, perturbed symbolically.
class ExactTableau {
 public:
  ExactTableau(const Polytope& polytope, WorkMeter& meter)
      : polytope_(polytope), dictionary_(polytope, meter) {
    dictionary_.perturb();
  }

  std::optional<Label> enter(Label label) {
    for (std::size_t column = 0; column < dictionary_.column_count(); ++column) {
      if (dictionary_.nonbasic(column) != label) continue;
      const auto row = dictionary_.lexicographic_row(column);
      if (!row) return std::nullopt;
      const Label leaving = dictionary_.basic(*row);
      dictionary_.pivot(*row, column);
      return leaving;
    }
    return std::nullopt;
  }

  [[nodiscard]] Face vertex() const {
    Face face{LabelSet(polytope_.label_count()), vertex_strategy(polytope_, dictionary_)};
    for (std::size_t column = 0; column < dictionary_.column_count(); ++column) {
      face.tight.insert(dictionary_.nonbasic(column));
    }
    for (std::size_t row = 0; row < dictionary_.row_count(); ++row) {
      if (BigNumber::sign(dictionary_.right_hand_side(row)) == 0) face.tight.insert(dictionary_.basic(row));
    }
    return face;
  }

 private:
  const Polytope& polytope_;
  Dictionary<BigNumber> dictionary_;
};

std::size_t side_of(const Polytopes& polytopes, Label label) {
  return polytopes[0].is_slack(label) ? 1 : 0;
}

}  // namespace

std::optional<ExtremeEquilibrium> lemke_howson(const Polytopes& polytopes, Label dropped,
                                               const std::function<bool()>& must_stop,
                                               std::uint64_t& exact_pivots) {
  WorkMeter meter(exact_pivots, must_stop);
  try {
    std::array<ExactTableau, 2> sides = {ExactTableau(polytopes[0], meter),
                                         ExactTableau(polytopes[1], meter)};
    std::size_t side = side_of(polytopes, dropped);
    Label entering = dropped;
    for (std::uint64_t pivots = 1;; ++pivots) {
      if (pivots % kPivotsPerAsk == 0 && must_stop()) return std::nullopt;
      const std::optional<Label> leaving = sides[side].enter(entering);
      if (!leaving) return std::nullopt;
      if (*leaving == dropped) break;
      entering = *leaving;
      side = 1 - side;
    }
    ExtremeEquilibrium equilibrium{{{sides[0].vertex(), sides[1].vertex()}, {}}, false};
    const auto& [p_face, q_face] = equilibrium.subset.faces;
    equilibrium.is_isolated = !p_face.tight.intersects(q_face.tight);
    return equilibrium;
  } catch (const Stopped&) {
    return std::nullopt;
  }
}

}  // namespace nashsolve::bimatrix
