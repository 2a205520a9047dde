#include "fibre.hpp"

#include <algorithm>
#include <utility>

#include "common_mix.hpp"
#include "polytope_cut.hpp"
#include "row_space.hpp"

namespace nashsolve::nplayer {
namespace {

constexpr std::size_t kMostBases = 2000;

/// The mixtures of strategies in use only.
std::vector<std::size_t> usable(const std::vector<bool>& is_used, const Mixtures& mixtures) {
  std::vector<std::size_t> result;
  for (std::size_t m = 0; m < mixtures.size(); ++m) {
    bool within = true;
    for (std::size_t s = 0; s < is_used.size(); ++s) {
      within = within && (is_used[s] || sgn(mixtures[m].weights[s]) == 0);
    }
    if (within) result.push_back(m);
  }
  return result;
}

std::optional<std::vector<std::vector<Rational>>> inverse_of(
    const std::vector<std::vector<Rational>>& matrix) {
  const std::size_t size = matrix.size();
  RowSpace space(size);
  for (std::size_t r = 0; r < size; ++r) {
    RowSpace::Row row = matrix[r];
    row.resize(2 * size);
    row[size + r] = 1;
    if (!space.add(std::move(row))) return std::nullopt;
  }
  std::vector<std::vector<Rational>> inverse;
  for (const RowSpace::Row& row : space.rows()) {
    inverse.emplace_back(row.begin() + static_cast<std::ptrdiff_t>(size), row.end());
  }
  return inverse;
}

Enclosure combination(const std::vector<Rational>& factors, const std::vector<Enclosure>& values) {
  Enclosure sum{0, 0};
  for (std::size_t k = 0; k < factors.size(); ++k) {
    const bool keeps_order = sgn(factors[k]) >= 0;
    sum.lower += factors[k] * (keeps_order ? values[k].lower : values[k].upper);
    sum.upper += factors[k] * (keeps_order ? values[k].upper : values[k].lower);
  }
  return sum;
}

}  // namespace

std::vector<std::vector<Rational>> fibre_vertices(const std::vector<std::vector<Rational>>& polytope,
                                                  const Mixtures& mixtures) {
  const std::size_t classes = polytope.front().size();
  const std::size_t strategies = classes + mixtures.size();
  // Strategies and vertices of the polytope, half of the weight each, and so that both are the same mix.
  StrategyPolytope both(strategies + polytope.size());
  const auto cut = [&](const auto& coefficient) {
    std::vector<Rational> values;
    for (const auto& weight : both.vertices()) {
      Rational sum = 0;
      for (std::size_t k = 0; k < weight.size(); ++k) {
        if (sgn(weight[k]) != 0) sum += weight[k] * coefficient(k);
      }
      values.push_back(std::move(sum));
    }
    both.cut(values, true);
  };
  for (std::size_t s = 0; s < classes; ++s) {
    cut([&](std::size_t k) -> Rational {
      if (k < classes) return k == s ? 1 : 0;
      return k < strategies ? mixtures[k - classes].weights[s] : Rational(-polytope[k - strategies][s]);
    });
  }
  std::vector<std::vector<Rational>> points;
  for (const auto& weight : both.vertices()) {
    std::vector<Rational>& point = points.emplace_back();
    for (std::size_t k = 0; k < strategies; ++k) point.emplace_back(2 * weight[k]);
  }
  return extreme_points(std::move(points));
}

std::optional<std::vector<std::vector<Enclosure>>> fibre_vertices(const std::vector<Enclosure>& strategy,
                                                                  const Mixtures& mixtures) {
  std::vector<bool> is_used;
  std::vector<std::size_t> support;
  for (std::size_t s = 0; s < strategy.size(); ++s) {
    is_used.push_back(sgn(strategy[s].upper) != 0);
    if (is_used.back()) support.push_back(s);
  }
  std::vector<std::size_t> columns = support;
  for (const std::size_t m : usable(is_used, mixtures)) columns.push_back(strategy.size() + m);
  std::vector<Enclosure> values;
  for (const std::size_t s : support) values.push_back(strategy[s]);
  std::vector<std::vector<Enclosure>> vertices;
  std::vector<bool> is_basic(columns.size(), false);
  std::fill_n(is_basic.begin(), support.size(), true);
  std::size_t bases = 0;
  do {
    if (++bases > kMostBases) return std::nullopt;
    std::vector<std::size_t> basis;
    for (std::size_t k = 0; k < columns.size(); ++k) {
      if (is_basic[k]) basis.push_back(columns[k]);
    }
    std::vector<std::vector<Rational>> matrix(support.size());
    for (std::size_t r = 0; r < support.size(); ++r) {
      for (const std::size_t column : basis) {
        matrix[r].emplace_back(column < strategy.size()
                                   ? Rational(column == support[r] ? 1 : 0)
                                   : mixtures[column - strategy.size()].weights[support[r]]);
      }
    }
    const auto inverse = inverse_of(matrix);
    if (!inverse) continue;
    std::vector<Enclosure> vertex(strategy.size() + mixtures.size());
    bool is_feasible = true;
    bool is_clear = true;
    for (std::size_t k = 0; k < basis.size(); ++k) {
      vertex[basis[k]] = combination((*inverse)[k], values);
      is_feasible = is_feasible && sgn(vertex[basis[k]].upper) >= 0;
      is_clear = is_clear && sgn(vertex[basis[k]].lower) > 0;
    }
    if (!is_feasible) continue;
    if (!is_clear) return std::nullopt;
    vertices.push_back(std::move(vertex));
  } while (std::prev_permutation(is_basic.begin(), is_basic.end()));
  return vertices;
}

std::vector<Rational> inside_fibre(std::vector<Rational> strategy, const Mixtures& mixtures) {
  std::vector<bool> is_used;
  for (const Rational& p : strategy) is_used.push_back(sgn(p) != 0);
  const std::vector<std::size_t> free = usable(is_used, mixtures);
  std::vector<Rational> point = strategy;
  point.resize(strategy.size() + mixtures.size());
  for (const std::size_t m : free) {
    const std::vector<Rational>& weights = mixtures[m].weights;
    // So that all of them together leave some of each class.
    std::optional<Rational> share;
    for (std::size_t s = 0; s < strategy.size(); ++s) {
      if (sgn(weights[s]) == 0) continue;
      const Rational most = strategy[s] / weights[s] / Rational(Integer(free.size() + 1));
      if (!share || most < *share) share = most;
    }
    point[strategy.size() + m] = *share;
    for (std::size_t s = 0; s < strategy.size(); ++s) point[s] -= weights[s] * *share;
  }
  return point;
}

std::size_t fibre_dimension(const std::vector<bool>& is_used, const Mixtures& mixtures) {
  return usable(is_used, mixtures).size();
}

}  // namespace nashsolve::nplayer
