// Which labels that are 0 at a degenerate vertex of a face are so on the whole of it, as far as doubles say.
//
// Near its vertex the face is the cone of the free columns' directions that keep the rows at 0 from falling;
// a label of such a row or column is positive somewhere on the face exactly when it is so in the cone.
// Most of the cone is peeled off without a pivot: a column that no row stops frees the columns that the rows
// it raises would stop, and a row that no column raises holds the columns that lower it. In what is left the
// simplex method raises one label after the other, at last by Bland's rule (1977). So this is what closing a
// face does exactly (Dictionary::close), and says where that is worth its time.
//
// The mean of the vertex and of points that raise labels is a point of the face at which all of them are
// positive. It is a witness for every smaller face that it lies in (witness_points.hpp).
#pragma once

#include <cstddef>
#include <vector>

#include "aligned_array.hpp"
#include "float_dictionary.hpp"
#include "kernels.hpp"
#include "label_set.hpp"

namespace nashsolve::bimatrix {

class TangentCone {
 public:
  TangentCone(std::size_t label_count, const Kernels& kernels)
      : kernels_(&kernels), positive_(label_count), zero_(label_count) {}

  /// Whether some label is 0 at the vertex though nothing makes it so. Where none is, nor is one on the face.
  static bool is_degenerate(const FloatDictionary& dictionary);

  /// Whether some of the labels seems to be 0 on the whole face, though the face is not given by it.
  bool seems_to_hold(const FloatDictionary& dictionary, const LabelSet& labels);
  /// Those that seem to be.
  LabelSet held(const FloatDictionary& dictionary, const LabelSet& labels);
  /// The labels that are 0 at the point at which the latest answer saw labels positive.
  [[nodiscard]] LabelSet zeros_at_witness(const FloatDictionary& dictionary) const;

 private:
  /// Those of the labels that are 0 at the vertex, and take pivots to know more of.
  std::vector<Label> open(const FloatDictionary& dictionary, const LabelSet& labels);
  void fill(const FloatDictionary& dictionary);
  [[nodiscard]] double entry(std::size_t row, std::size_t column) const {
    return entries_[row * stride_ + column];
  }
  /// The row that stops the column, by the largest coefficient or by the least label; kNone where the column
  /// can grow without end.
  [[nodiscard]] std::size_t stopping_row(std::size_t column, bool bland) const;
  [[nodiscard]] std::size_t raising_column(std::size_t row, bool bland) const;

  /// Rows and columns that peel() has not taken away yet, and what is to go next.
  struct Peeling {
    std::vector<std::size_t> rows;
    std::vector<std::size_t> columns;
    /// How many rows stop a column, and how many columns raise a row.
    std::vector<int> stopping;
    std::vector<int> raising;
    std::vector<std::size_t> rays;
    std::vector<std::size_t> zero_rows;
  };
  void peel();
  void take_ray(std::size_t ray, Peeling& left);
  void take_zero_row(std::size_t zero_row, Peeling& left);
  void keep(const Peeling& left);
  void pivot(std::size_t row, std::size_t column);
  bool rises(Label label);

  const Kernels* kernels_;
  std::size_t stride_ = 0;
  AlignedArray<double> entries_{kBlock};
  /// Of the kernels' pivots: right-hand sides, all 0, and a column.
  AlignedArray<double> zeros_{kBlock};
  AlignedArray<double> gathered_{kBlock};
  std::size_t capacity_ = 0;
  std::size_t row_capacity_ = 0;
  std::vector<Label> basic_;
  std::vector<Label> nonbasic_;
  /// Labels seen positive somewhere.
  LabelSet positive_;
  /// Labels that a row shows to be 0.
  LabelSet zero_;
};

}  // namespace nashsolve::bimatrix
