// A vertex of a best-response polytope after a generic perturbation of the payoffs.
//
// Dividing the payoffs that belong to inequality s of {z >= 0, M z <= 1} by 1 + e_s is the same as raising
// its right-hand side to 1 + e_s. With 1 >> e_0 >> e_1 >> ... > 0 symbolic, the lexicographic rule of
// Dantzig, Orden and Wolfe (1955), the polytope becomes simple: a degenerate vertex breaks up into vertices
// with one basis each, and the basic slacks that were positive at it stay so. What is left of the polytope
// near the vertex is a cone, a dictionary of the rows that are 0 at it and not yet nonbasic.
//
// The slack s' = s - e_s obeys the unperturbed equations, so the coefficient of e_s in a row is that of s'.
#pragma once

#include <cstddef>
#include <vector>

#include "label_set.hpp"
#include "number.hpp"
#include "polytope.hpp"
#include "work_meter.hpp"

namespace nashsolve::bimatrix {

template <class Number>
class VertexCone {
 public:
  /// `tight` are all labels that are tight at the vertex. Throws Overflow where its numbers do not fit. Its
  /// pivots, and those of its copies, are work for `meter`, which must outlive them.
  VertexCone(const Polytope& polytope, const LabelSet& tight, WorkMeter& meter);

  /// Keeps only what has the label tight. False: nothing has (the cone is then of no more use).
  bool force(Label label);

  /// The labels forced so far; together they are one perturbed vertex when there are as many as dimensions.
  [[nodiscard]] std::vector<Label> forced() const;

 private:
  using Value = typename Number::Value;
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  void fill(const Polytope& polytope);
  void move_to_vertex(const LabelSet& tight);
  void drop_positive_rows();
  [[nodiscard]] std::size_t lowering_column(std::size_t row, std::size_t step) const;
  [[nodiscard]] const Value& right_hand_side(std::size_t row) const { return entries_[row * width_]; }
  [[nodiscard]] const Value& coefficient(std::size_t row, std::size_t column) const {
    return entries_[row * width_ + column + 1];
  }
  [[nodiscard]] std::size_t leaving_row(std::size_t column) const;
  [[nodiscard]] int compare_ratios(std::size_t a, std::size_t b, std::size_t column) const;
  [[nodiscard]] const Value& perturbation(std::size_t row, Label slack) const;
  void pivot(std::size_t row, std::size_t column);

  Label first_slack_;
  std::size_t slack_count_;
  std::size_t width_;
  Value determinant_;
  std::vector<Value> entries_;
  std::vector<Label> basic_;
  std::vector<Label> nonbasic_;
  std::vector<bool> is_forced_;
  /// Of each label: its row, its column; kNone where it is not one.
  std::vector<std::size_t> row_of_;
  std::vector<std::size_t> column_of_;
  WorkMeter* meter_;
};

}  // namespace nashsolve::bimatrix
