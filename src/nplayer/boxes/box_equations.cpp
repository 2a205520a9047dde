#include "box_equations.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace nashsolve::nplayer {
namespace {

/// Of each so many the corners are 128.
constexpr std::size_t kMostVariables = 7;
/// What a function with values up to 1, or a derivative, may be off by at a point: it is rounded once, and by
/// three more roundings for each variable.
constexpr double kRounded = 0x1p-47;
/// Pivots below are taken for 0.
constexpr double kSmallestPivot = 0x1p-20;

bool have_one_sign(const std::vector<double>& values, double margin) {
  return std::ranges::all_of(values, [margin](double value) { return value > margin; }) ||
         std::ranges::all_of(values, [margin](double value) { return value < -margin; });
}

/// What a row of the inverse may make of what its entries are multiplied with, each off by kRounded; as much
/// again for the sum itself, of values up to 2.
double margin_of(const std::vector<double>& row) {
  double sum = 0;
  for (const double entry : row) sum += std::fabs(entry);
  return 4 * kRounded * static_cast<double>(row.size()) * sum;
}

WeightBox box_at(const std::vector<double>& point) {
  return {point, point};
}

}  // namespace

std::vector<std::size_t> WeightBox::free() const {
  std::vector<std::size_t> variables;
  for (std::size_t v = 0; v < lower.size(); ++v) {
    if (lower[v] < upper[v]) variables.push_back(v);
  }
  return variables;
}

std::size_t WeightBox::widest() const {
  std::size_t best = 0;
  for (std::size_t v = 1; v < lower.size(); ++v) {
    if (width(v) > width(best)) best = v;
  }
  return best;
}

bool WeightBox::holds(const std::vector<double>& point, double radius) const {
  for (std::size_t v = 0; v < lower.size(); ++v) {
    if (lower[v] == upper[v]) continue;
    if (point[v] - radius <= lower[v] || point[v] + radius >= upper[v]) return false;
  }
  return true;
}

std::optional<BoxEquations> BoxEquations::of(const Face& face) {
  BoxEquations result;
  for (std::size_t i = 0; i < face.polytopes.size(); ++i) {
    const std::size_t count = face.polytopes[i].vertices().size();
    if (count == 1) continue;
    if (count > kMostVariables + 1 || !is_simplex(face.polytopes[i])) return std::nullopt;
    result.players_.push_back(i);
    result.counts_.push_back(count);
    result.variables_ += count - 1;
  }
  if (result.variables_ == 0 || result.variables_ > kMostVariables) return std::nullopt;
  for (const Condition& condition : face.conditions) {
    (condition.equality ? result.equations_ : result.inequalities_)
        .push_back(result.function_of(values_at_all_vertices(condition, face.polytopes)));
  }
  for (std::size_t k = 0; k < result.counts_.size(); ++k) {
    if (result.counts_[k] == 2) continue;
    // What is negative at the first vertex of the player alone, and 0 at the others.
    VertexTable values(1, Rational(1));
    for (std::size_t j = 0; j < result.counts_.size(); ++j) {
      VertexTable longer;
      for (const Rational& value : values) {
        for (std::size_t v = 0; v < result.counts_[j]; ++v)
          longer.push_back(j != k ? value : v == 0 ? Rational(-1) : Rational(0));
      }
      values = std::move(longer);
    }
    result.inequalities_.push_back(result.function_of(values));
  }
  return result;
}

/// Of one with these values at the vertex profiles.
BoxEquations::Function BoxEquations::function_of(const VertexTable& at_vertices) const {
  // Player by player, the vertices become the corners at which some of them, but the first, have weight 1.
  VertexTable exact = at_vertices;
  std::size_t inner = exact.size();
  for (const std::size_t count : counts_) {
    inner /= count;
    VertexTable longer;
    for (std::size_t from = 0; from < exact.size(); from += count * inner) {
      for (std::size_t corner = 0; corner < std::size_t{1} << (count - 1); ++corner) {
        for (std::size_t k = from; k < from + inner; ++k) {
          Rational value = exact[k];
          for (std::size_t v = 1; v < count; ++v) {
            if ((corner >> (count - 1 - v) & 1U) != 0) value += exact[k + v * inner] - exact[k];
          }
          longer.push_back(std::move(value));
        }
      }
    }
    exact = std::move(longer);
  }
  Rational largest = 0;
  for (const Rational& value : exact) largest = std::max<Rational>(largest, abs(value));
  if (sgn(largest) == 0) largest = 1;
  Function function;
  for (const Rational& value : exact) function.values.push_back(nearest_double(Rational(value / largest)));
  for (std::size_t v = 0; v < variables_; ++v) {
    Table& derivative = function.derivatives.emplace_back();
    const std::size_t bit = std::size_t{1} << (variables_ - 1 - v);
    for (std::size_t corner = 0; corner < exact.size(); ++corner) {
      derivative.push_back(function.values[corner | bit] - function.values[corner & ~bit]);
    }
  }
  return function;
}

WeightBox BoxEquations::all() const {
  return {std::vector<double>(variables_, 0), std::vector<double>(variables_, 1)};
}

BoxEquations::Table BoxEquations::at_corners(const Table& table, const WeightBox& box) {
  Table current = table;
  Table next;
  std::size_t rest = table.size();
  for (std::size_t v = 0; v < box.lower.size(); ++v) {
    rest /= 2;
    const std::size_t ends = box.lower[v] < box.upper[v] ? 2 : 1;
    next.clear();
    for (std::size_t from = 0; from < current.size(); from += 2 * rest) {
      for (std::size_t end = 0; end < ends; ++end) {
        const double weight = end == 0 ? box.lower[v] : box.upper[v];
        for (std::size_t k = from; k < from + rest; ++k) {
          next.push_back((1 - weight) * current[k] + weight * current[k + rest]);
        }
      }
    }
    current.swap(next);
  }
  return current;
}

bool BoxEquations::is_contradicted(const WeightBox& box) const {
  return std::ranges::any_of(equations_, [&](const Function& equation) {
    return have_one_sign(at_corners(equation.values, box), kRounded);
  });
}

bool BoxEquations::is_contradicted(const WeightBox& box, const Linearised& linearised) const {
  std::vector<Table> values;
  for (const std::size_t k : linearised.equations) values.push_back(at_corners(equations_[k].values, box));
  return std::ranges::any_of(linearised.inverse, [&](const std::vector<double>& row) {
    Table combined(values.front().size());
    for (std::size_t k = 0; k < row.size(); ++k) {
      for (std::size_t corner = 0; corner < combined.size(); ++corner)
        combined[corner] += row[k] * values[k][corner];
    }
    return have_one_sign(combined, margin_of(row));
  });
}

std::vector<int> BoxEquations::signs(const WeightBox& box) const {
  std::vector<int> signs;
  for (const Function& inequality : inequalities_) {
    const Table values = at_corners(inequality.values, box);
    signs.push_back(!have_one_sign(values, kRounded) ? 0 : values.front() > 0 ? 1 : -1);
  }
  return signs;
}

bool BoxEquations::is_excluded(const WeightBox& box) const {
  return std::ranges::any_of(signs(box), [](int sign) { return sign > 0; });
}

BoxEquations BoxEquations::on_border_of(std::size_t inequality) const {
  BoxEquations result = *this;
  result.equations_.push_back(inequalities_[inequality]);
  return result;
}

std::optional<Linearised> BoxEquations::linearised(const WeightBox& box) const {
  std::vector<double> middle;
  for (std::size_t v = 0; v < box.lower.size(); ++v) middle.push_back((box.lower[v] + box.upper[v]) / 2);
  const std::vector<std::size_t> free = box.free();
  const std::size_t rows = equations_.size();
  // The derivatives beside the unit matrix, which becomes the inverse.
  std::vector<std::vector<double>> matrix(rows);
  for (std::size_t k = 0; k < rows; ++k) {
    for (const std::size_t v : free)
      matrix[k].push_back(at_corners(equations_[k].derivatives[v], box_at(middle)).front());
    matrix[k].resize(free.size() + rows);
    matrix[k][free.size() + k] = 1;
  }
  const std::size_t rank = std::min(rows, free.size());
  std::vector<std::pair<std::size_t, std::size_t>> pivots;
  std::vector<bool> is_row_used(rows, false);
  std::vector<bool> is_column_used(free.size(), false);
  while (pivots.size() < rank) {
    std::pair<std::size_t, std::size_t> best;
    double largest = kSmallestPivot;
    for (std::size_t k = 0; k < rows; ++k) {
      for (std::size_t c = 0; c < free.size(); ++c) {
        if (is_row_used[k] || is_column_used[c] || std::fabs(matrix[k][c]) <= largest) continue;
        largest = std::fabs(matrix[k][c]);
        best = {k, c};
      }
    }
    if (largest == kSmallestPivot) return std::nullopt;
    const auto [row, column] = best;
    is_row_used[row] = true;
    is_column_used[column] = true;
    pivots.push_back(best);
    const double pivot = matrix[row][column];
    for (double& entry : matrix[row]) entry /= pivot;
    for (std::size_t k = 0; k < rows; ++k) {
      const double factor = matrix[k][column];
      if (k == row || factor == 0) continue;
      for (std::size_t c = 0; c < matrix[k].size(); ++c) matrix[k][c] -= factor * matrix[row][c];
    }
  }
  Linearised result;
  for (const auto& [row, column] : pivots) {
    result.equations.push_back(row);
    result.variables.push_back(free[column]);
  }
  for (const auto& [row, column] : pivots) {
    std::vector<double>& inverse = result.inverse.emplace_back();
    for (const std::size_t equation : result.equations)
      inverse.push_back(matrix[row][free.size() + equation]);
  }
  return result;
}

bool BoxEquations::is_contracted(const WeightBox& box, const Linearised& linearised) const {
  const std::size_t rank = linearised.variables.size();
  std::vector<std::vector<Table>> derivatives;  // per equation and variable
  for (const std::size_t k : linearised.equations) {
    auto& own = derivatives.emplace_back();
    for (const std::size_t v : linearised.variables)
      own.push_back(at_corners(equations_[k].derivatives[v], box));
  }
  const std::size_t corners = derivatives.front().front().size();
  for (std::size_t i = 0; i < rank; ++i) {
    const std::vector<double>& row = linearised.inverse[i];
    const double most = kContraction - static_cast<double>(rank + 1) * margin_of(row);
    for (std::size_t corner = 0; corner < corners; ++corner) {
      double sum = 0;
      for (std::size_t j = 0; j < rank; ++j) {
        double entry = i == j ? -1 : 0;
        for (std::size_t k = 0; k < rank; ++k) entry += row[k] * derivatives[k][j][corner];
        sum += std::fabs(entry);
      }
      if (!(sum < most)) return false;
    }
  }
  return true;
}

BoxEquations::Step BoxEquations::step(const std::vector<double>& point, const Linearised& linearised) const {
  std::vector<double> values;
  for (const std::size_t k : linearised.equations)
    values.push_back(at_corners(equations_[k].values, box_at(point)).front());
  Step result;
  for (const std::vector<double>& row : linearised.inverse) {
    double& own = result.by.emplace_back(0);
    for (std::size_t k = 0; k < row.size(); ++k) own -= row[k] * values[k];
    result.error = std::max(result.error, margin_of(row));
  }
  return result;
}

}  // namespace nashsolve::nplayer
