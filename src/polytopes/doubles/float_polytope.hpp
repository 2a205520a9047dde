// A best-response polytope in doubles, and the certificates that doubles can give.
//
// On {z >= 0, M z + s = 1} every choice of multipliers w gives, with c = M'w and omega = sum of w,
//   sum of w_i s_i + sum of c_v z_v = omega.
// On a face some of the s_i and z_v are 0; the others reach at most 1 and 1 / (largest payoff of v). Where
// omega exceeds what the free terms can reach, the face is empty (Farkas). The multipliers come from a
// floating-point dictionary and are taken as they are; all that is rounded is the evaluation of this
// inequality, and its error is bounded (Higham 2002, section 3.1; Neumaier and Shcherbina 2004 for the idea).
// So an accepted certificate is a proof, and a refused one says nothing.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "aligned_array.hpp"
#include "kernels.hpp"
#include "label_set.hpp"
#include "polytope.hpp"

namespace nashsolve::bimatrix {

/// Each variable is measured in a power of two of its own, so that its payoffs lie in (0, 1] and the largest
/// above 1/2: badly scaled rows and payoffs of any size are welcome.
class FloatPolytope {
 public:
  FloatPolytope(const Polytope& exact, const Kernels& kernels);

  [[nodiscard]] const Polytope& exact() const { return exact_; }
  [[nodiscard]] const Kernels& kernels() const { return kernels_; }
  [[nodiscard]] std::size_t stride() const { return stride_; }
  [[nodiscard]] const double* row(std::size_t slack) const { return matrix_.data() + slack * stride_; }
  /// An upper bound of the label's slack or variable on the polytope.
  [[nodiscard]] double upper_bound(Label label) const { return label_bound_[label]; }

  /// Room for one evaluation; one per thread.
  class Workspace {
   public:
    explicit Workspace(const FloatPolytope& polytope)
        : rows_(polytope.exact().slack_count),
          factors_(polytope.exact().slack_count),
          weights_(polytope.exact().slack_count),
          sums_(polytope.stride_) {}

    /// Starts with the multipliers for this label: 1 for its own slack.
    void start(const Polytope& exact, Label label) {
      std::fill_n(weights_.data(), padded(exact.slack_count), 0.0);
      label_ = label;
      count_ = 0;
      if (!exact.is_slack(label)) return;
      rows_[0] = label - exact.first_slack;
      factors_[0] = 1;
      count_ = 1;
    }
    /// A multiplier of another slack that has none yet; 0 is left out.
    void add(std::size_t slack, double multiplier) {
      rows_[count_] = static_cast<std::uint32_t>(slack);
      factors_[count_] = multiplier;
      weights_[slack] = multiplier;
      count_ += multiplier != 0 ? 1U : 0U;
    }

    /// The slacks that have a multiplier, the label's own included, and the multipliers.
    [[nodiscard]] std::span<const std::uint32_t> slacks() const { return {rows_.data(), count_}; }
    [[nodiscard]] std::span<const double> multipliers() const { return {factors_.data(), count_}; }

   private:
    friend class FloatPolytope;
    std::vector<std::uint32_t> rows_;
    std::vector<double> factors_;
    std::size_t count_ = 0;
    Label label_ = 0;
    /// The multipliers by slack, but for the label's own.
    AlignedArray<double> weights_;
    AlignedArray<double> sums_;
  };

  /// How far each slack and each variable reaches on a face at most: 0 where it is tight.
  class FaceBounds {
   public:
    explicit FaceBounds(const FloatPolytope& polytope);
    void make_tight(const Polytope& exact, Label label) {
      if (exact.is_slack(label)) {
        slack_[label - exact.first_slack] = 0;
      } else {
        variable_[label - exact.first_variable] = 0;
      }
    }

   private:
    friend class FloatPolytope;
    AlignedArray<double> slack_;
    AlignedArray<double> variable_;
  };

  /// Whether the multipliers in the workspace prove that no point of the face has their label tight.
  [[nodiscard]] bool proves_empty(Workspace& workspace, const FaceBounds& face) const;

 private:
  const Polytope& exact_;
  const Kernels& kernels_;
  std::size_t stride_;
  AlignedArray<double> matrix_;
  AlignedArray<double> variable_bound_;
  std::vector<double> label_bound_;
};

}  // namespace nashsolve::bimatrix
