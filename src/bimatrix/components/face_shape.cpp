#include "face_shape.hpp"

#include <algorithm>
#include <limits>
#include <type_traits>
#include <utility>

#include "closed_face.hpp"

namespace nashsolve::bimatrix {

namespace {

/// Of the search for a point inside, by dimensions of the face. Where a round takes dozens, through integers
/// of hundreds of digits, a war of attrition of 100 claims takes 3,800; of a game of 50 moments at which one
/// may come first a single round in 47 dimensions takes more than 10,000, along a path of as many vertices.
constexpr std::size_t kMostPivotsInside = 4;

template <class Number>
Integer in_integers(const typename Number::Determinant& determinant) {
  if constexpr (std::is_same_v<typename Number::Determinant, Integer>) {
    return determinant;
  } else {
    return Number::exact(determinant);
  }
}

/// What a weighted sum of slacks and variables gains where a column enters, by the column, over the
/// dictionary's determinant: a row more, which pivots with the others.
template <class Number>
class GainRow {
 public:
  template <class Weight>
  GainRow(const Dictionary<Number>& at, const Weight& weight) : gains_(at.column_count()) {
    for (std::size_t column = 0; column < gains_.size(); ++column) {
      gains_[column] = weight(at.nonbasic(column)) * in_integers<Number>(at.determinant());
    }
    for (std::size_t row = 0; row < at.row_count(); ++row) {
      const int own = weight(at.basic(row));
      for (std::size_t column = 0; own != 0 && column < gains_.size(); ++column) {
        if (Number::sign(at.coefficient(row, column)) == 0) continue;
        subtract_product(gains_[column], at.over_determinant(row, at.coefficient(row, column)), own);
      }
    }
  }

  /// The column with the largest gain; nothing where none is positive.
  [[nodiscard]] std::optional<std::size_t> steepest() const {
    const auto largest = std::max_element(gains_.begin(), gains_.end());
    if (largest == gains_.end() || sgn(*largest) <= 0) return std::nullopt;
    return static_cast<std::size_t>(largest - gains_.begin());
  }

  /// Comes before the dictionary's own pivot.
  void pivot(const Dictionary<Number>& before, std::size_t row, std::size_t column) {
    const Integer pivot_value = Number::exact(before.coefficient(row, column));
    const Integer divisor = Number::exact(before.denominator(row));
    const Integer entering = gains_[column];
    for (std::size_t k = 0; k < gains_.size(); ++k) {
      if (k == column) continue;
      gains_[k] *= pivot_value;
      if (Number::sign(before.coefficient(row, k)) != 0)
        subtract_product(gains_[k], entering, Number::exact(before.coefficient(row, k)));
      divide_exactly(gains_[k], divisor);
    }
    gains_[column] = -entering;
  }

 private:
  std::vector<Integer> gains_;
};

template <class Number>
class FaceMeasure {
 public:
  FaceMeasure(const Polytope& polytope, Dictionary<Number> face, WorkMeter& meter)
      : polytope_(polytope), face_(std::move(face)), meter_(meter) {}

  FaceShape measure() {
    Dictionary<Number> walk(face_);
    walk.perturb();
    const auto less_of_all = [this](Label label) { return polytope_.is_slack(label) ? 0 : -1; };
    maximise(walk, less_of_all, std::numeric_limits<std::size_t>::max());
    MixedStrategy best = vertex_strategy(polytope_, walk);
    MixedStrategy inside = point_inside(walk, best);
    find_facets();
    std::sort(facets_.begin(), facets_.end(),
              [](const LabelSet& a, const LabelSet& b) { return first_of(a) < first_of(b); });
    return {face_.column_count(), std::move(best), std::move(inside), std::move(facets_), std::move(slack_)};
  }

 private:
  static Label first_of(const LabelSet& labels) {
    std::optional<Label> first;
    labels.for_each([&](Label label) { first = std::min(first.value_or(label), label); });
    return *first;
  }

  /// Moves to a vertex with the largest sum of weighted slacks and variables, or as far as `most` pivots
  /// lead; the weights are -1, 0 and 1. Requires a perturbed dictionary. The number of pivots.
  template <class Weight>
  std::size_t maximise(Dictionary<Number>& walk, const Weight& weight, std::size_t most) {
    meter_.spend(walk.value_count());
    GainRow<Number> gains(walk, weight);
    std::size_t pivots = 0;
    for (; pivots < most; ++pivots) {
      const std::optional<std::size_t> entering = gains.steepest();
      if (!entering) break;
      const std::size_t leaving = *walk.lexicographic_row(*entering);
      gains.pivot(walk, leaving, *entering);
      walk.pivot(leaving, *entering);
    }
    return pivots;
  }

  /// The mean of vertices that have every label slack between them, `first` at the dictionary's among them;
  /// where these are far apart, a point near a vertex.
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
    std::size_t pivots_left = face_.has_one_basis() ? kMostPivotsInside * face_.column_count()
                                                    : std::numeric_limits<std::size_t>::max();
    for (; !open.empty(); ++count) {
      pivots_left -= maximise(
          walk, [&open](Label label) { return open.contains(label) ? 1 : 0; }, pivots_left);
      if (pivots_left == 0) return point_near_vertex();
      close_positive();
      const MixedStrategy vertex = vertex_strategy(polytope_, walk);
      for (const std::uint32_t used : vertex.support()) sum[used] += vertex.probability(used);
    }
    for (Rational& probability : sum) probability /= count;
    return MixedStrategy::from_probabilities(sum);
  }

  /// One step along all edges at once, each nonbasic slack or variable 1/k, which halves none that is basic.
  /// Requires a vertex with one basis.
  MixedStrategy point_near_vertex() {
    meter_.spend(face_.value_count());
    const Dictionary<Number>& at = face_;
    const auto over_determinant = [&at](std::size_t row, const auto& entry) {
      return at.over_determinant(row, entry);
    };
    std::vector<Integer> decrease(at.row_count());
    Integer k = 1;
    for (std::size_t row = 0; row < at.row_count(); ++row) {
      for (std::size_t column = 0; column < at.column_count(); ++column) {
        decrease[row] += over_determinant(row, at.coefficient(row, column));
      }
      k = std::max<Integer>(k, 2 * decrease[row] / over_determinant(row, at.right_hand_side(row)) + 1);
    }
    std::vector<Integer> weights(polytope_.variable_count);
    const auto set = [&](Label label, const Integer& weight) {
      if (!polytope_.is_slack(label)) weights[label - polytope_.first_variable] = weight;
    };
    for (std::size_t row = 0; row < at.row_count(); ++row) {
      set(at.basic(row), k * over_determinant(row, at.right_hand_side(row)) - decrease[row]);
    }
    for (std::size_t column = 0; column < at.column_count(); ++column) {
      set(at.nonbasic(column), in_integers<Number>(at.determinant()));
    }
    return MixedStrategy::from_weights(weights);
  }

  void find_facets() {
    slack_ = LabelSet(polytope_.label_count());
    LabelSet known(polytope_.label_count());
    const auto add_simple = [&](Label label) {
      if (known.contains(label)) return;
      known.insert(label);
      facets_.emplace_back(polytope_.label_count()).insert(label);
    };
    if (face_.has_one_basis()) {
      for (std::size_t column = 0; column < face_.column_count(); ++column) {
        add_simple(face_.nonbasic(column));
        if (const auto row = face_.only_leaving_row(column)) add_simple(face_.basic(*row));
      }
    }
    std::vector<Label> others;
    for (std::size_t row = 0; row < face_.row_count(); ++row) others.push_back(face_.basic(row));
    for (std::size_t column = 0; column < face_.column_count(); ++column) {
      others.push_back(face_.nonbasic(column));
    }
    Dictionary<Number> walk(face_);
    for (const Label label : others) {
      if (known.contains(label)) continue;
      meter_.spend(face_.value_count());
      add_closed(walk, label, known);
    }
  }

  /// Adds the facet on which the label is tight, where there is one, and marks what else is tight on it. Goes
  /// from where the walk came to for the label before: much of the way is the same.
  void add_closed(Dictionary<Number>& walk, Label label, LabelSet& known) {
    if (!walk.reach(label)) {
      slack_.insert(label);
      return;
    }
    Dictionary<Number> part = walk.at_vertex();
    part.force(label);
    part.close();
    if (part.column_count() + 1 != face_.column_count()) return;
    facets_.push_back(part.tight() - face_.tight());
    known |= facets_.back();
  }

  const Polytope& polytope_;
  Dictionary<Number> face_;
  WorkMeter& meter_;
  std::vector<LabelSet> facets_;
  LabelSet slack_;
};

/// In large integers from a pure strategy, unless a vertex with one basis is found from 0 alone: of a
/// first-price auction of 100 bids with unlike values the faces take a quarter of the time there, of a war of
/// attrition of 100 claims ten times as long.
FaceShape measured_in_large(const Polytope& polytope, const LabelSet& tight, WorkMeter& meter) {
  auto face = closed_face<BigNumber>(polytope, tight, meter, Start::pure);
  if (!face->has_one_basis()) {
    auto other = closed_face<BigNumber>(polytope, tight, meter, Start::zero);
    if (other->has_one_basis()) face = std::move(other);
  }
  return FaceMeasure<BigNumber>(polytope, *std::move(face), meter).measure();
}

template <class Number>
FaceShape measured(const Polytope& polytope, const LabelSet& tight, WorkMeter& meter) {
  auto face = closed_face<Number>(polytope, tight, meter, Start::zero);
  return FaceMeasure<Number>(polytope, *std::move(face), meter).measure();
}

}  // namespace

FaceShape shape_of(const Polytope& polytope, const LabelSet& tight, WorkMeter& meter) {
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
  return measured_in_large(polytope, tight, meter);
}

bool do_meet(const Polytope& polytope, const LabelSet& a, const LabelSet& b, WorkMeter& meter) {
  LabelSet both(a);
  both |= b;
  return closure(polytope, both, meter).has_value();
}

}  // namespace nashsolve::bimatrix
