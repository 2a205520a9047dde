// A simplex dictionary of a face of a best-response polytope, in doubles. It steers a search: where it says
// that a label cannot be tight, the multipliers of its row are checked by FloatPolytope; where it says that a
// label can be, nothing rests on it.
//
//   basic + sum over columns of coefficient * nonbasic = right-hand side
// Slacks fixed at 0 keep their columns, behind the free ones, for the certificate's multipliers; fixed
// variables lose theirs. Rows of labels that are known to be slack on the whole face may be dropped.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "aligned_array.hpp"
#include "float_polytope.hpp"
#include "label_set.hpp"

namespace nashsolve::bimatrix {

/// Values of a right-hand side up to this are taken for 0.
inline constexpr double kZeroTolerance = 1e-9;

class FloatDictionary {
 public:
  /// The whole polytope at its vertex 0.
  explicit FloatDictionary(const FloatPolytope& polytope);
  /// Becomes the other dictionary, of the same polytope, at the cost of what is in use there.
  void copy_from(const FloatDictionary& other);
  /// Gives up what takes memory: only tight() is known from now on, until it becomes another dictionary.
  void shed() { matrix_ = AlignedArray<double>(0); }
  [[nodiscard]] bool is_shed() const { return matrix_.is_empty(); }

  [[nodiscard]] const FloatPolytope& polytope() const { return *polytope_; }
  [[nodiscard]] const LabelSet& tight() const { return tight_; }
  [[nodiscard]] std::size_t row_count() const { return row_count_; }
  /// What a pivot changes.
  [[nodiscard]] std::size_t entry_count() const { return row_count_ * column_count_; }
  [[nodiscard]] Label basic(std::size_t row) const { return basic_[row]; }
  [[nodiscard]] double right_hand_side(std::size_t row) const { return right_hand_side_[row]; }

  /// Columns that are not fixed come first.
  [[nodiscard]] std::size_t free_count() const { return free_count_; }
  [[nodiscard]] Label nonbasic(std::size_t column) const { return nonbasic_[column]; }
  [[nodiscard]] const double* coefficients(std::size_t row) const { return entries(row); }

  enum class Place : std::uint8_t { basic, free, fixed, dropped };
  [[nodiscard]] Place place(Label label) const { return place_[label]; }
  /// The row or column, as place() says.
  [[nodiscard]] std::size_t position(Label label) const { return position_[label]; }

  /// Labels tight at the current vertex: those of the face and the nonbasic ones.
  [[nodiscard]] const LabelSet& vertex() const { return vertex_; }

  /// Of all rows: right-hand side over reach(); above 1, the row proves that its label is never tight.
  void slack_ratios(double* ratios) const;

  /// How far the row's slack can fall at most (its reach), and the free column that lowers it most, which
  /// leaving_row() and the pivots then take for the entering one.
  [[nodiscard]] RowView inspect(std::size_t row);
  /// The row that leaves when the inspected row's column enters, that row in a tie.
  [[nodiscard]] std::size_t leaving_row(std::size_t inspected) const;
  /// Pivots at the entering column, and inspects the row again.
  RowView pivot_inspecting(std::size_t leaving, std::size_t column, std::size_t inspected);
  /// Pivots at the column that was gathered last.
  void pivot_at_gathered(std::size_t row, std::size_t column);
  void pivot(std::size_t row, std::size_t column);

  /// Fixes a free column's label at 0.
  void fix(std::size_t column);
  /// Fixes the label, which should be 0 at some point of the face; pivots its row where it is basic, which
  /// may lose feasibility by a rounding error. False where the dictionary does not know it.
  bool fix_label(Label label);
  void drop_row(std::size_t row);

  /// Moves away from the vertex 0. False where no step leads away.
  bool leave_origin();

  /// A second row that, combined with the inspected one, may prove what that one alone does not; kNone where
  /// there is none.
  [[nodiscard]] std::size_t second_row(std::size_t inspected) const;

  /// Whether the row proves that its label cannot be 0 on the face.
  [[nodiscard]] bool proves_empty(std::size_t row, FloatPolytope::Workspace& workspace) const;
  /// Whether the inspected row, less the multiple of the second that takes the entering column out, does.
  [[nodiscard]] bool proves_empty(std::size_t inspected, std::size_t second,
                                  FloatPolytope::Workspace& workspace) const;

 private:
  [[nodiscard]] double* entries(std::size_t row) { return matrix_.data() + row * stride_; }
  [[nodiscard]] const double* entries(std::size_t row) const { return matrix_.data() + row * stride_; }
  void swap_columns(std::size_t a, std::size_t b);
  void remove_row(std::size_t row);
  void make_tight(Label label);
  void exchange(std::size_t row, std::size_t column);
  void put_column(std::size_t column, Label label, Place place);

  const FloatPolytope* polytope_;
  const Kernels* kernels_;
  std::size_t stride_;
  std::size_t row_count_;
  std::size_t free_count_;
  std::size_t column_count_;
  bool has_left_origin_ = false;
  LabelSet tight_;
  FloatPolytope::FaceBounds face_bounds_;
  LabelSet vertex_;
  AlignedArray<double> matrix_;
  AlignedArray<double> right_hand_side_;
  /// By column: the upper bound of a free column's label, and its weight in the entering rule; 0 elsewhere.
  AlignedArray<double> bound_;
  AlignedArray<double> weight_;
  AlignedArray<double> gathered_;
  std::vector<Label> basic_;
  std::vector<Label> nonbasic_;
  std::vector<Place> place_;
  std::vector<std::uint32_t> position_;
};

}  // namespace nashsolve::bimatrix
