// Variables are numbered: z, then w, then the artificial one, which the first pivot brings in and the last
// one takes out. In between the variable enters whose partner has just left.
#include "complementarity.hpp"

#include <optional>

#include "integer_tableau.hpp"

namespace nashsolve {

namespace {

class LemkePath {
 public:
  explicit LemkePath(const Complementarity& problem)
      : size_(problem.constants.size()), table_{size_ + 2, {}, {}, {}} {
    table_.entries.reserve(size_ * table_.width);
    for (std::size_t row = 0; row < size_; ++row) {
      table_.entries.emplace_back(problem.constants[row]);
      for (std::size_t k = 0; k < size_; ++k)
        table_.entries.emplace_back(Integer(-problem.matrix[row * size_ + k]));
      table_.entries.push_back(-CompactInteger(1));
      table_.basic.push_back(size_ + row);
      table_.nonbasic.push_back(row);
    }
    table_.nonbasic.push_back(artificial());
  }

  LemkeResult walk(const std::function<bool()>& must_stop) {
    LemkeResult result{LemkeEnd::solution, {}};
    std::optional<std::size_t> row = lowest();
    std::size_t column = size_;
    while (row) {
      if (must_stop()) return {LemkeEnd::stopped, {}, result.pivots};
      const std::size_t leaving = table_.basic[*row];
      if (!table_.pivot(*row, column, must_stop)) return {LemkeEnd::stopped, {}, result.pivots};
      ++result.pivots;
      if (leaving == artificial()) break;
      column = column_of(leaving < size_ ? leaving + size_ : leaving - size_);
      row = first_to_leave(column);
      if (!row) return {LemkeEnd::ray, {}, result.pivots};
    }
    result.solution.resize(size_);
    for (std::size_t k = 0; k < size_; ++k) {
      const std::size_t variable = table_.basic[k];
      if (variable < size_) result.solution[variable] = table_.value(k, 0);
    }
    return result;
  }

 private:
  [[nodiscard]] std::size_t artificial() const { return 2 * size_; }

  /// The row with the least constant, the last one of several; nothing where none is negative.
  [[nodiscard]] std::optional<std::size_t> lowest() const {
    std::optional<std::size_t> result;
    for (std::size_t row = 0; row < size_; ++row) {
      if (table_.sign(row, 0) < 0 && (!result || !(table_.at(*result, 0) < table_.at(row, 0)))) result = row;
    }
    return result;
  }

  [[nodiscard]] std::size_t column_of(std::size_t variable) const {
    std::size_t column = 0;
    while (table_.nonbasic[column] != variable) ++column;
    return column;
  }

  /// By the ratio of the constant, then of the columns of w in their order.
  [[nodiscard]] std::optional<std::size_t> first_to_leave(std::size_t column) const {
    std::vector<std::size_t> tied;
    for (std::size_t row = 0; row < size_; ++row) {
      if (table_.sign(row, column + 1) <= 0) continue;
      const int order = tied.empty()
                            ? -1
                            : compare_products(table_.at(row, 0), table_.at(tied.front(), column + 1),
                                               table_.at(tied.front(), 0), table_.at(row, column + 1));
      if (order < 0) tied.clear();
      if (order <= 0) tied.push_back(row);
    }
    if (tied.size() > 1) break_tie(tied, column);
    return tied.empty() ? std::nullopt : std::optional(tied.front());
  }

  void break_tie(std::vector<std::size_t>& tied, std::size_t column) const {
    constexpr std::size_t kBasic = SIZE_MAX;
    std::vector<std::size_t> column_of_w(size_, kBasic);
    for (std::size_t k = 0; k <= size_; ++k) {
      const std::size_t variable = table_.nonbasic[k];
      if (variable >= size_ && variable < artificial()) column_of_w[variable - size_] = k;
    }
    for (std::size_t w = 0; w < size_ && tied.size() > 1; ++w) {
      const auto coefficient = [&](std::size_t row) -> CompactInteger {
        if (column_of_w[w] != kBasic) return table_.at(row, column_of_w[w] + 1);
        return table_.basic[row] == size_ + w ? table_.determinant : CompactInteger();
      };
      std::vector<std::size_t> least;
      for (const std::size_t row : tied) {
        const int order = least.empty()
                              ? -1
                              : compare_products(coefficient(row), table_.at(least.front(), column + 1),
                                                 coefficient(least.front()), table_.at(row, column + 1));
        if (order < 0) least.clear();
        if (order <= 0) least.push_back(row);
      }
      tied = std::move(least);
    }
  }

  std::size_t size_;
  IntegerTableau table_;
};

}  // namespace

LemkeResult lemke(const Complementarity& problem, const std::function<bool()>& must_stop) {
  return LemkePath(problem).walk(must_stop);
}

}  // namespace nashsolve
