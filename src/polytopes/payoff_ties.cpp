#include "payoff_ties.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace nashsolve::bimatrix {

bool has_payoff_ties(const Polytope& polytope) {
  if (!polytope.small_matrix) return false;
  const std::size_t rows = polytope.slack_count;
  const std::size_t columns = polytope.variable_count;
  const std::vector<std::int64_t>& entries = *polytope.small_matrix;
  std::vector<std::int64_t> differences(rows);
  std::size_t distinct = 0;
  for (std::size_t column = 1; column < columns; ++column) {
    for (std::size_t row = 0; row < rows; ++row) {
      const std::int64_t* const at = &entries[row * columns + column];
      differences[row] = at[0] - at[-1];
    }
    std::sort(differences.begin(), differences.end());
    distinct +=
        static_cast<std::size_t>(std::unique(differences.begin(), differences.end()) - differences.begin());
  }
  return 2 * distinct < rows * (columns - 1);
}

}  // namespace nashsolve::bimatrix
