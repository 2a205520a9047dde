// The points of a star system over one place of its base: per leaf a polytope of weights.
//
// It is not empty exactly if it has a vertex: a basic solution, in which some vertices of the leaf's polytope
// have weight and as many conditions less one are equations. By Cramer's rule the weights are minors over
// their sum, all of them polynomials on the base; and what another condition says of it is the sign of one
// more.
//
// P is a class of polynomials; a Place tells their signs at one place: sign(const P&).
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "star_system.hpp"

namespace nashsolve::nplayer {

template <class P>
struct BasicSolution {
  std::vector<std::size_t> vertices;
  /// The conditions that are equations, as places in the leaf's list.
  std::vector<std::size_t> tight;
  /// Times `sum`, one a vertex.
  std::vector<P> weights;
  P sum;
  /// The value of each of the leaf's conditions, times `sum`.
  std::vector<P> values;
};

inline constexpr std::size_t kMostSolutions = 3000;

/// Nothing where they are very many, or `stop` says so.
template <class P>
std::optional<std::vector<BasicSolution<P>>> basic_solutions(const Leaf<P>& leaf, const StopTest& stop) {
  std::vector<BasicSolution<P>> solutions;
  for (std::size_t size = 1; size <= leaf.vertices && size <= leaf.conditions.size() + 1; ++size) {
    for (const auto& vertices : choices(leaf.vertices, size)) {
      for (const auto& tight : choices(leaf.conditions.size(), size - 1)) {
        if (solutions.size() == kMostSolutions || stop()) return std::nullopt;
        BasicSolution<P> solution{vertices, tight, {}, {}, std::vector<P>(leaf.conditions.size())};
        for (std::size_t k = 0; k < size; ++k) {
          std::vector<std::vector<P>> matrix;
          for (const std::size_t condition : tight) {
            auto& row = matrix.emplace_back();
            for (std::size_t other = 0; other < size; ++other) {
              if (other != k) row.push_back(leaf.conditions[condition].at_vertices[vertices[other]]);
            }
          }
          const P minor = determinant(matrix);
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

/// Whether the solution exists and all conditions hold there.
template <class Place, class P>
bool is_feasible(const Place& place, const Leaf<P>& leaf, const BasicSolution<P>& solution) {
  const int direction = place.sign(solution.sum);
  if (direction == 0) return false;
  for (const P& weight : solution.weights) {
    if (place.sign(weight) * direction < 0) return false;
  }
  for (std::size_t c = 0; c < leaf.conditions.size(); ++c) {
    const int value = place.sign(solution.values[c]) * direction;
    if (value > 0 || (value < 0 && leaf.conditions[c].equality)) return false;
  }
  return true;
}

template <class Place, class P>
std::size_t rank_at(const Place& place, std::vector<std::vector<P>> matrix) {
  std::size_t rank = 0;
  for (std::size_t c = 0; c < matrix.front().size() && rank < matrix.size(); ++c) {
    const auto pivot = std::find_if(matrix.begin() + static_cast<std::ptrdiff_t>(rank), matrix.end(),
                                    [&](const auto& row) { return place.sign(row[c]) != 0; });
    if (pivot == matrix.end()) continue;
    std::iter_swap(matrix.begin() + static_cast<std::ptrdiff_t>(rank), pivot);
    for (std::size_t r = rank + 1; r < matrix.size(); ++r) {
      const P factor = matrix[r][c];
      for (std::size_t k = c; k < matrix[r].size(); ++k) {
        matrix[r][k] = matrix[rank][c] * matrix[r][k] - factor * matrix[rank][k];
      }
    }
    ++rank;
  }
  return rank;
}

struct LeafAtPlace {
  std::size_t dimension;
  /// The vertices that have weight inside of it.
  std::vector<bool> used;
};

/// The leaf's weights there; nothing where there are none. Inside the polytope all weights are positive that
/// are so at some vertex, and all conditions are strict that are so at some vertex; the others are equations
/// on the former.
template <class Place, class P>
std::optional<LeafAtPlace> leaf_at(const Place& place, const Leaf<P>& leaf,
                                   const std::vector<BasicSolution<P>>& solutions) {
  std::vector<bool> is_used(leaf.vertices, false);
  std::vector<bool> is_strict(leaf.conditions.size(), false);
  bool is_empty = true;
  for (const BasicSolution<P>& solution : solutions) {
    if (!is_feasible(place, leaf, solution)) continue;
    is_empty = false;
    for (std::size_t k = 0; k < solution.vertices.size(); ++k) {
      if (place.sign(solution.weights[k]) != 0) is_used[solution.vertices[k]] = true;
    }
    for (std::size_t c = 0; c < leaf.conditions.size(); ++c) {
      if (place.sign(solution.values[c]) != 0) is_strict[c] = true;
    }
  }
  if (is_empty) return std::nullopt;
  const auto used = static_cast<std::size_t>(std::count(is_used.begin(), is_used.end(), true));
  if (used == 1) return LeafAtPlace{0, std::move(is_used)};
  std::vector<std::vector<P>> equations(1);
  equations.front().assign(used, P::constant(1));
  for (std::size_t c = 0; c < leaf.conditions.size(); ++c) {
    if (is_strict[c]) continue;
    auto& row = equations.emplace_back();
    for (std::size_t v = 0; v < leaf.vertices; ++v) {
      if (is_used[v]) row.push_back(leaf.conditions[c].at_vertices[v]);
    }
  }
  return LeafAtPlace{used - rank_at(place, std::move(equations)), std::move(is_used)};
}

/// Signs at one z.
class At {
 public:
  explicit At(RealRoot z) : z_(std::move(z)) {}
  explicit At(const Rational& z) : z_(RealRoot(z)) {}

  [[nodiscard]] int sign(const Polynomial& p) const {
    if (p.is_constant()) return p.is_zero() ? 0 : sgn(p.leading());
    return z_.is_rational() ? p.sign_at(z_.lower()) : sign_at(p, z_);
  }

 private:
  RealRoot z_;
};

}  // namespace nashsolve::nplayer
