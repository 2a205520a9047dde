#include "lemke_howson.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "closed_face.hpp"
#include "support_vertex.hpp"

namespace nashsolve::bimatrix {

namespace {

/// Paths longer than this wait until all others were tried, and then than the next.
constexpr std::array<std::uint64_t, 4> kMostPivots = {128, 1024, 16384, UINT64_MAX};
/// Ends that exact arithmetic did not confirm, before paths are walked in integers.
constexpr int kMostFailures = 3;

/// basic + sum over columns of entry * nonbasic = right-hand side, in doubles.
class FloatTableau {
 public:
  static constexpr std::uint64_t kPivotsPerTest = 16;

  explicit FloatTableau(const FloatPolytope& polytope)
      : label_count_(polytope.exact().label_count()), width_(polytope.exact().variable_count + 1) {
    const Polytope& exact = polytope.exact();
    for (std::size_t s = 0; s < exact.slack_count; ++s) {
      entries_.push_back(1);
      entries_.insert(entries_.end(), polytope.row(s), polytope.row(s) + exact.variable_count);
      basic_.push_back(exact.slack_label(s));
    }
    for (std::size_t v = 0; v < exact.variable_count; ++v) nonbasic_.push_back(exact.variable_label(v));
  }

  [[nodiscard]] LabelSet vertex() const {
    LabelSet labels(label_count_);
    for (const Label label : nonbasic_) labels.insert(label);
    return labels;
  }

  /// Brings the nonbasic label in; the label that leaves, or nothing where none does.
  std::optional<Label> enter(Label label) {
    const auto place = std::find(nonbasic_.begin(), nonbasic_.end(), label);
    if (place == nonbasic_.end()) return std::nullopt;
    const std::size_t column = static_cast<std::size_t>(place - nonbasic_.begin()) + 1;
    std::optional<std::size_t> leaving;
    for (std::size_t row = 0; row < basic_.size(); ++row) {
      if (entry(row, column) <= kPivotTolerance) continue;
      if (!leaving || entry(row, 0) * entry(*leaving, column) < entry(*leaving, 0) * entry(row, column)) {
        leaving = row;
      }
    }
    if (!leaving) return std::nullopt;
    pivot(*leaving, column);
    std::swap(*place, basic_[*leaving]);
    return *place;
  }

 private:
  [[nodiscard]] double entry(std::size_t row, std::size_t column) const {
    return entries_[row * width_ + column];
  }

  void pivot(std::size_t row, std::size_t column) {
    double* const own = entries_.data() + row * width_;
    const double inverse = 1 / own[column];
    own[column] = 1;
    for (std::size_t k = 0; k < width_; ++k) own[k] *= inverse;
    for (std::size_t other = 0; other < basic_.size(); ++other) {
      double* const entries = entries_.data() + other * width_;
      const double factor = entries[column];
      if (other == row || factor == 0) continue;
      entries[column] = 0;
      for (std::size_t k = 0; k < width_; ++k) entries[k] -= factor * own[k];
    }
  }

  std::size_t label_count_;
  std::size_t width_;
  /// Row-major, the right-hand side first.
  std::vector<double> entries_;
  std::vector<Label> basic_;
  std::vector<Label> nonbasic_;
};

/// The same in integers, perturbed symbolically.
class ExactTableau {
 public:
  static constexpr std::uint64_t kPivotsPerTest = 1;

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

enum class PathEnd { equilibrium, stuck, too_long, stopped };

/// Walks the path that drops the label. `first_side` is the one where the label is tight at (0, 0).
template <class Tableau>
PathEnd walk(std::array<Tableau, 2>& sides, std::size_t first_side, Label dropped, std::uint64_t most_pivots,
             const std::function<bool()>& must_stop) {
  std::size_t side = first_side;
  Label entering = dropped;
  for (std::uint64_t pivots = 0; pivots < most_pivots; ++pivots) {
    if (pivots % Tableau::kPivotsPerTest == 0 && must_stop()) return PathEnd::stopped;
    const std::optional<Label> leaving = sides[side].enter(entering);
    if (!leaving) return PathEnd::stuck;
    if (*leaving == dropped) return PathEnd::equilibrium;
    entering = *leaving;
    side = 1 - side;
  }
  return PathEnd::too_long;
}

std::size_t side_of(const Polytopes& polytopes, Label label) {
  return polytopes[0].is_slack(label) ? 1 : 0;
}

}  // namespace

std::optional<ExtremeEquilibrium> lemke_howson(const Polytopes& polytopes, const Kernels& kernels,
                                               const std::function<bool()>& must_stop,
                                               std::uint64_t& exact_pivots) {
  const auto label_count = static_cast<Label>(polytopes[0].label_count());
  const FloatPolytope p(polytopes[0], kernels);
  const FloatPolytope q(polytopes[1], kernels);
  const std::array<FloatTableau, 2> start = {FloatTableau(p), FloatTableau(q)};
  int failures = 0;
  for (const std::uint64_t most : kMostPivots) {
    bool is_any_longer = false;
    for (Label label = 0; label < label_count && failures < kMostFailures; ++label) {
      std::array<FloatTableau, 2> sides = start;
      const PathEnd end = walk(sides, side_of(polytopes, label), label, most, must_stop);
      if (end == PathEnd::stopped) return std::nullopt;
      if (end == PathEnd::too_long) {
        is_any_longer = true;
        continue;
      }
      if (end == PathEnd::equilibrium) {
        auto equilibrium = regular_equilibrium(polytopes, sides[0].vertex(), sides[1].vertex());
        if (equilibrium) return ExtremeEquilibrium{*std::move(equilibrium), true};
      }
      ++failures;
    }
    if (!is_any_longer || failures == kMostFailures) break;
  }
  WorkMeter meter(exact_pivots, must_stop);
  try {
    std::array<ExactTableau, 2> sides = {ExactTableau(polytopes[0], meter),
                                         ExactTableau(polytopes[1], meter)};
    if (walk(sides, side_of(polytopes, 0), Label{0}, UINT64_MAX, must_stop) != PathEnd::equilibrium) {
      return std::nullopt;
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
