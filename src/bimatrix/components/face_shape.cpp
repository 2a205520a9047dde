#include "face_shape.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>

#include "closed_face.hpp"

namespace nashsolve::bimatrix {

namespace {

template <class Number>
class FaceMeasure {
 public:
  FaceMeasure(const Polytope& polytope, Dictionary<Number> face, WorkMeter& meter)
      : polytope_(polytope), face_(std::move(face)), meter_(meter) {}

  FaceShape measure() {
    Dictionary<Number> walk(face_);
    walk.perturb();
    const auto less_of_all = [this](Label label) { return polytope_.is_slack(label) ? 0 : -1; };
    maximise(walk, less_of_all);
    MixedStrategy best = vertex_strategy(polytope_, walk);
    MixedStrategy inside = point_inside(walk, best);
    find_facets();
    std::sort(facets_.begin(), facets_.end(),
              [](const LabelSet& a, const LabelSet& b) { return first_of(a) < first_of(b); });
    return {face_.column_count(), std::move(best), std::move(inside), std::move(facets_), std::move(slack_)};
  }

 private:
  using Value = typename Number::Value;
  using Gain = typename Number::Determinant;

  static void add(Gain& sum, int weight, const Gain& value) {
    using Sums = std::conditional_t<Number::kReducesRows, BigNumber, Number>;
    Sums::cross(sum, Gain(1), Gain(-weight), value, typename Sums::Divisor(Gain(1)));
  }

  static Label first_of(const LabelSet& labels) {
    std::optional<Label> first;
    labels.for_each([&](Label label) { first = std::min(first.value_or(label), label); });
    return *first;
  }

  /// Moves to a vertex with the largest sum of weighted slacks and variables; the weights are -1, 0 and 1.
  /// Requires a perturbed dictionary.
  template <class Weight>
  void maximise(Dictionary<Number>& walk, const Weight& weight) {
    const Dictionary<Number>& at = walk;
    for (;;) {
      meter_.spend(walk.value_count());
      std::optional<std::size_t> entering;
      Gain steepest(0);
      for (std::size_t column = 0; column < walk.column_count(); ++column) {
        Gain gain(0);
        if (const int own = weight(walk.nonbasic(column)); own != 0) add(gain, own, at.determinant());
        for (std::size_t row = 0; row < at.row_count(); ++row) {
          const int own = weight(at.basic(row));
          if (own == 0 || Number::sign(at.coefficient(row, column)) == 0) continue;
          if constexpr (Number::kReducesRows) {
            add(gain, -own, at.over_determinant(row, at.coefficient(row, column)));
          } else {
            add(gain, -own, at.coefficient(row, column));
          }
        }
        if (gain > steepest) {
          steepest = gain;
          entering = column;
        }
      }
      if (!entering) return;
      walk.pivot(*walk.lexicographic_row(*entering), *entering);
    }
  }

  /// The mean of vertices that have every label slack between them, `first` at the dictionary's among them.
  MixedStrategy point_inside(Dictionary<Number>& walk, const MixedStrategy& first) {
    std::vector<Rational> sum = first.probabilities();
    LabelSet open(polytope_.label_count());
    for (std::size_t row = 0; row < walk.row_count(); ++row) open.insert(walk.basic(row));
    for (std::size_t column = 0; column < walk.column_count(); ++column) open.insert(walk.nonbasic(column));
    const auto close_positive = [&] {
      const Dictionary<Number>& at = walk;
      for (std::size_t row = 0; row < at.row_count(); ++row) {
        if (Number::sign(at.right_hand_side(row)) > 0) open.erase(at.basic(row));
      }
    };
    close_positive();
    int count = 1;
    for (; !open.empty(); ++count) {
      maximise(walk, [&open](Label label) { return open.contains(label) ? 1 : 0; });
      close_positive();
      const MixedStrategy vertex = vertex_strategy(polytope_, walk);
      for (const std::uint32_t used : vertex.support()) sum[used] += vertex.probability(used);
    }
    for (Rational& probability : sum) probability /= count;
    return MixedStrategy::from_probabilities(sum);
  }

  void find_facets() {
    slack_ = LabelSet(polytope_.label_count());
    LabelSet known(polytope_.label_count());
    const auto add_simple = [&](Label label) {
      if (known.contains(label)) return;
      known.insert(label);
      facets_.emplace_back(polytope_.label_count()).insert(label);
    };
    if (has_one_basis()) {
      for (std::size_t column = 0; column < face_.column_count(); ++column) {
        add_simple(face_.nonbasic(column));
        if (const auto row = only_leaving_row(column)) add_simple(face_.basic(*row));
      }
    }
    std::vector<Label> others;
    for (std::size_t row = 0; row < face_.row_count(); ++row) others.push_back(face_.basic(row));
    for (std::size_t column = 0; column < face_.column_count(); ++column) {
      others.push_back(face_.nonbasic(column));
    }
    for (const Label label : others) {
      if (known.contains(label)) continue;
      meter_.spend(face_.value_count());
      add_closed(label, known);
    }
  }

  /// Adds the facet on which the label is tight, where there is one, and marks what else is tight on it.
  void add_closed(Label label, LabelSet& known) {
    const std::optional<std::size_t> row = face_.row_of(label);
    Dictionary<Number> part(face_);
    if ((row && face_.row_proves_slack(*row)) || !part.force(label)) {
      slack_.insert(label);
      return;
    }
    part.close();
    if (part.column_count() + 1 != face_.column_count()) return;
    facets_.push_back(part.tight() - face_.tight());
    known |= facets_.back();
  }

  [[nodiscard]] bool has_one_basis() const {
    for (std::size_t row = 0; row < face_.row_count(); ++row) {
      if (Number::sign(face_.right_hand_side(row)) == 0) return false;
    }
    return true;
  }

  /// The row that leaves when the column enters, unless several are equal.
  [[nodiscard]] std::optional<std::size_t> only_leaving_row(std::size_t column) const {
    std::optional<std::size_t> best;
    bool is_alone = true;
    for (std::size_t row = 0; row < face_.row_count(); ++row) {
      if (Number::sign(face_.coefficient(row, column)) <= 0) continue;
      const int order =
          best ? Number::compare_products(face_.right_hand_side(row), face_.coefficient(*best, column),
                                          face_.right_hand_side(*best), face_.coefficient(row, column))
               : -1;
      if (order < 0) best = row;
      if (order <= 0) is_alone = order < 0;
    }
    return is_alone ? best : std::nullopt;
  }

  const Polytope& polytope_;
  Dictionary<Number> face_;
  WorkMeter& meter_;
  std::vector<LabelSet> facets_;
  LabelSet slack_;
};

template <class Number>
FaceShape measured(const Polytope& polytope, const LabelSet& tight, WorkMeter& meter) {
  auto face = closed_face<Number>(polytope, tight, meter);
  return FaceMeasure<Number>(polytope, *std::move(face), meter).measure();
}

}  // namespace

FaceShape shape_of(const Polytope& polytope, const LabelSet& tight, WorkMeter& meter) {
#ifdef NASHSOLVE_HAS_MACHINE_NUMBER
  try {
    return measured<MachineNumber>(polytope, tight, meter);
  } catch (const Overflow&) {
    if (polytope.has_wide_minors) return measured<WideNumber>(polytope, tight, meter);
  }
  try {
    return measured<RowNumber>(polytope, tight, meter);
  } catch (const Overflow&) {
    // Again with larger integers.
  }
#endif
  return measured<BigNumber>(polytope, tight, meter);
}

bool do_meet(const Polytope& polytope, const LabelSet& a, const LabelSet& b, WorkMeter& meter) {
  LabelSet both(a);
  both |= b;
  return closure(polytope, both, meter).has_value();
}

}  // namespace nashsolve::bimatrix
