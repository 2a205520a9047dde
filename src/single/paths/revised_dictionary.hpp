// One polytope {z >= 0, M z <= b}, b >= 0, such as a best-response polytope of a large game, in floating
// point, as the revised simplex method sees it: the basis is a square block of M, of the size of a support,
// and only its inverse is kept. A pivot takes O(rows k + k^2) for a block of k, where a whole dictionary
// takes O(rows columns); equilibria of games with a thousand strategies use some tens of them.
//
// The right-hand sides are perturbed at random by who makes it, so that ratio tests have one answer and no
// path runs in circles. Nothing that is found here is trusted: the block's equations are solved in integers.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace nashsolve::single {

class RevisedDictionary {
 public:
  /// Column k of M is at columns + k * rows; its entries lie near [-1, 1]. It must outlive the dictionary. At
  /// the vertex 0.
  RevisedDictionary(const double* columns, std::size_t rows, std::size_t column_count,
                    std::vector<double> bounds);

  /// Variables: z_k is k, the slack of row i is column_count + i. Brings in a nonbasic one; the one that
  /// leaves, or nothing where none does.
  std::optional<std::size_t> enter(std::size_t variable);

  /// Computes the inverse and all values afresh. False where the block is singular.
  bool refactor();

  /// The rows whose slacks are nonbasic and the columns that are basic; as many, in no order.
  [[nodiscard]] const std::vector<std::size_t>& tight_rows() const { return block_rows_; }
  [[nodiscard]] const std::vector<std::size_t>& used_columns() const { return block_columns_; }

  /// Multiplications of a pivot, about.
  [[nodiscard]] std::size_t work() const { return (rows_ + size()) * (size() + 1); }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  [[nodiscard]] std::size_t size() const { return block_rows_.size(); }
  [[nodiscard]] const double* column(std::size_t k) const { return columns_ + k * rows_; }
  [[nodiscard]] double* inverse_row(std::size_t a) { return inverse_.data() + a * capacity_; }
  void reserve(std::size_t size);
  void set_direction(std::size_t variable);
  void subtract_block_columns(std::vector<double>& to, const std::vector<double>& factors);
  [[nodiscard]] std::vector<double> row_times_inverse(std::size_t row);
  void enlarge(std::size_t column, std::size_t row, double step);
  void exchange_columns(std::size_t column, std::size_t place, double step);
  void exchange_rows(std::size_t place, std::size_t row, double step);
  void shrink(std::size_t row_place, std::size_t column_place, double step);

  const double* columns_;
  std::size_t rows_;
  std::size_t column_count_;
  std::vector<double> bounds_;
  /// The block's rows and columns; place_of_row_[i] is where i stands in block_rows_.
  std::vector<std::size_t> block_rows_;
  std::vector<std::size_t> block_columns_;
  std::vector<std::size_t> place_of_row_;
  std::vector<std::size_t> place_of_column_;
  /// Row a belongs to block_columns_[a], column b to block_rows_[b].
  std::vector<double> inverse_;
  std::size_t capacity_ = 0;
  /// Of block_columns_, and of all rows, 0 where tight.
  std::vector<double> values_;
  std::vector<double> slacks_;
  /// What the entering variable takes off values_ and slacks_ for each unit.
  std::vector<double> value_rates_;
  std::vector<double> slack_rates_;
  std::vector<const double*> pointers_;
};

}  // namespace nashsolve::single
