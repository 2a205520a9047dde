#include "sections.hpp"

#include <algorithm>
#include <utility>

namespace nashsolve::nplayer {
namespace {

constexpr std::size_t kMostSolutions = 3000;

}  // namespace

std::optional<std::vector<BasicSolution>> basic_solutions(const Leaf& leaf) {
  std::vector<BasicSolution> solutions;
  for (std::size_t size = 1; size <= leaf.vertices && size <= leaf.conditions.size() + 1; ++size) {
    for (const auto& vertices : choices(leaf.vertices, size)) {
      for (const auto& tight : choices(leaf.conditions.size(), size - 1)) {
        if (solutions.size() == kMostSolutions) return std::nullopt;
        BasicSolution solution{vertices, tight, {}, {}, std::vector<Polynomial>(leaf.conditions.size())};
        for (std::size_t k = 0; k < size; ++k) {
          std::vector<std::vector<Polynomial>> matrix;
          for (const std::size_t condition : tight) {
            auto& row = matrix.emplace_back();
            for (std::size_t other = 0; other < size; ++other) {
              if (other != k) row.push_back(leaf.conditions[condition].at_vertices[vertices[other]]);
            }
          }
          const Polynomial minor = determinant(matrix);
          solution.weights.push_back(k % 2 == 0 ? minor : minor.negated());
          solution.sum += solution.weights.back();
          for (std::size_t c = 0; c < leaf.conditions.size(); ++c) {
            if (std::find(tight.begin(), tight.end(), c) != tight.end()) continue;
            solution.values[c] += solution.weights.back() * leaf.conditions[c].at_vertices[vertices[k]];
          }
        }
        if (!solution.sum.is_zero()) solutions.push_back(std::move(solution));
      }
    }
  }
  return solutions;
}

bool At::is_feasible(const Leaf& leaf, const BasicSolution& solution) const {
  const int direction = sign(solution.sum);
  if (direction == 0) return false;
  for (const Polynomial& weight : solution.weights) {
    if (sign(weight) * direction < 0) return false;
  }
  for (std::size_t c = 0; c < leaf.conditions.size(); ++c) {
    const int value = sign(solution.values[c]) * direction;
    if (value > 0 || (value < 0 && leaf.conditions[c].equality)) return false;
  }
  return true;
}

// Inside the polytope all weights are positive that are so at some vertex, and all conditions are strict that
// are so at some vertex; the others are equations on the former.
std::optional<std::size_t> At::dimension(const Leaf& leaf,
                                         const std::vector<BasicSolution>& solutions) const {
  std::vector<bool> is_used(leaf.vertices, false);
  std::vector<bool> is_strict(leaf.conditions.size(), false);
  bool is_empty = true;
  for (const BasicSolution& solution : solutions) {
    if (!is_feasible(leaf, solution)) continue;
    is_empty = false;
    for (std::size_t k = 0; k < solution.vertices.size(); ++k) {
      if (sign(solution.weights[k]) != 0) is_used[solution.vertices[k]] = true;
    }
    for (std::size_t c = 0; c < leaf.conditions.size(); ++c) {
      if (sign(solution.values[c]) != 0) is_strict[c] = true;
    }
  }
  if (is_empty) return std::nullopt;
  std::vector<std::vector<Polynomial>> equations(1);
  const auto used = static_cast<std::size_t>(std::count(is_used.begin(), is_used.end(), true));
  equations.front().assign(used, Polynomial::constant(1));
  for (std::size_t c = 0; c < leaf.conditions.size(); ++c) {
    if (is_strict[c]) continue;
    auto& row = equations.emplace_back();
    for (std::size_t v = 0; v < leaf.vertices; ++v) {
      if (is_used[v]) row.push_back(leaf.conditions[c].at_vertices[v]);
    }
  }
  return used - rank(std::move(equations));
}

std::size_t At::rank(std::vector<std::vector<Polynomial>> matrix) const {
  std::size_t rank = 0;
  for (std::size_t c = 0; c < matrix.front().size() && rank < matrix.size(); ++c) {
    const auto pivot = std::find_if(matrix.begin() + static_cast<std::ptrdiff_t>(rank), matrix.end(),
                                    [&](const auto& row) { return sign(row[c]) != 0; });
    if (pivot == matrix.end()) continue;
    std::iter_swap(matrix.begin() + static_cast<std::ptrdiff_t>(rank), pivot);
    for (std::size_t r = rank + 1; r < matrix.size(); ++r) {
      const Polynomial factor = matrix[r][c];
      for (std::size_t k = c; k < matrix[r].size(); ++k) {
        matrix[r][k] = matrix[rank][c] * matrix[r][k] - factor * matrix[rank][k];
      }
    }
    ++rank;
  }
  return rank;
}

}  // namespace nashsolve::nplayer
