#include "empty_cell.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>

#include "contraction.hpp"
#include "dense_matrix.hpp"
#include "simd.hpp"

namespace nashsolve::nplayer {
namespace {

/// The region is larger than the cell's own by this part of its size, on every side.
constexpr double kEnlargement = 0x1p-4;

/// Row sums beyond this are far from a proof of anything.
constexpr double kHopeless = 4;
constexpr unsigned kMostMissing = 4;

/// Halving all players' edges halves a row sum.
unsigned halvings_for(double deviation) {
  return std::min(kMostMissing, static_cast<unsigned>(std::max(0.0, std::log2(std::min(deviation, 1e6)))));
}

/// The equations of one player at the region's vertices: [equation][opponents' vertices].
struct Equations {
  std::size_t count = 0;
  std::vector<double> values;
  double magnitude = 1;
  double error = 0;
};

// Vertex s of a player's simplex is l + (1 - sum l) e_s.
Equations equations_on(const SupportSystem& system, std::size_t player, const SupportVector<double>& lowest) {
  const std::vector<std::size_t>& support = system.supports()[player];
  const std::size_t opponents = opponent_profiles(system.sizes(), player);
  Equations result;
  result.count = support.size() - 1;
  const std::vector<double>& payoffs = system.rounded(player);
  const double* reference = &payoffs[support[0] * opponents];
  for (std::size_t k = 1; k < support.size(); ++k) {
    const double* own = &payoffs[support[k] * opponents];
    for (std::size_t o = 0; o < opponents; ++o) result.values.push_back(own[o] - reference[o]);
  }
  result.error = 2 * system.error(player) + kUnitRoundoff;
  for (std::size_t j = 0; j < system.players(); ++j) {
    const std::size_t size = system.sizes()[j];
    if (j == player || size == 1) continue;
    double sum = 0;
    double growth = 0;
    for (const double l : lowest[j]) {
      sum += l;
      growth += std::fabs(l);
    }
    const double extent = 1 - sum;
    growth += extent;
    const Mode mode = opponent_mode(system.sizes(), player, j);
    for (std::size_t x = 0; x < result.count * mode.outer; ++x) {
      double* block = &result.values[x * size * mode.inner];
      for (std::size_t y = 0; y < mode.inner; ++y) {
        double corner = 0;
        for (std::size_t v = 0; v < size; ++v) corner += lowest[j][v] * block[v * mode.inner + y];
        for (std::size_t v = 0; v < size; ++v) {
          double& value = block[v * mode.inner + y];
          value = corner + extent * value;
        }
      }
    }
    // Also covers that l and the rounded extent sum to 1 only up to rounding.
    const double roundings = static_cast<double>(4 * size + 16) * kUnitRoundoff;
    result.error = (result.error + result.magnitude * roundings) * growth * (1 + 1e-12);
    result.magnitude *= growth * (1 + 1e-12);
  }
  return result;
}

/// to[vertex profile] += from[opponents' vertices of the player]
void add_broadcast(std::vector<double>& to, const std::vector<double>& from,
                   const std::vector<std::size_t>& sizes, std::size_t player) {
  std::size_t inner = 1;
  for (std::size_t k = player + 1; k < sizes.size(); ++k) inner *= sizes[k];
  const std::size_t size = sizes[player];
  const std::size_t outer = from.size() / inner;
  const auto add_to_slice = loops().add_to_slice;
  for (std::size_t v = 0; v < size; ++v) add_to_slice(&to[v * inner], from.data(), outer, size, inner);
}

std::optional<SquareMatrix> inverse_at_centre(const SupportSystem& system,
                                              const std::vector<Equations>& equations) {
  const std::vector<std::size_t>& sizes = system.sizes();
  const std::size_t dimension = system.dimension();
  SupportVector<double> centre;
  for (const std::size_t size : sizes) centre.emplace_back(size, 1.0 / static_cast<double>(size));
  SquareMatrix jacobian(dimension);
  std::size_t first_row = 0;
  for (std::size_t i = 0; i < system.players(); ++i) {
    std::size_t column = 0;
    for (std::size_t j = 0; j < system.players(); ++j) {
      const std::size_t size = sizes[j];
      if (i != j && size > 1 && equations[i].count > 0) {
        const std::vector<double> slopes = contract(equations[i].values, sizes, i, centre, j);
        for (std::size_t e = 0; e < equations[i].count; ++e) {
          for (std::size_t v = 1; v < size; ++v) {
            jacobian.at(first_row + e, column + v - 1) = slopes[e * size + v] - slopes[e * size];
          }
        }
      }
      column += size - 1;
    }
    first_row += equations[i].count;
  }
  return approximate_inverse(std::move(jacobian));
}

/// How much the weights may change where the sum of the weighted equations may change by `gap`.
double most_error(double gap, const std::vector<Equations>& equations, std::size_t dimension) {
  constexpr double kPart = 0.9;
  double magnitude = 1;
  for (const Equations& its : equations) magnitude = std::max(magnitude, its.magnitude);
  return kPart * gap / (magnitude * static_cast<double>(std::max<std::size_t>(dimension, 1)));
}

/// All rows of the inverse, whose row sums are less than 1 by `gap`: of differences, two for each unknown and
/// one more.
void keep_rows(EquationWeights& proof, const SquareMatrix& inverse, double gap,
               const std::vector<Equations>& equations) {
  proof.weights = inverse.entries;
  proof.most_error = most_error(gap / static_cast<double>(2 * inverse.size + 1), equations, inverse.size);
}

/// The sum of some rows of the inverse, with the sign with which that of the equations is positive: a
/// barycentric coordinate z, at least 0, would be z - Y F at a solution, and that is below 0 by the gap.
/// Where it is above 1, the same holds of 1 - z.
void keep_sum(EquationWeights& proof, const SquareMatrix& inverse, std::size_t first, std::size_t count,
              double sign, double gap, const std::vector<Equations>& equations) {
  proof.weights.assign(inverse.size, 0);
  for (std::size_t r = first; r < first + count; ++r) {
    for (std::size_t e = 0; e < inverse.size; ++e)
      proof.weights[e] += sign * inverse.entries[r * inverse.size + e];
  }
  proof.most_error = most_error(gap, equations, inverse.size);
}

}  // namespace

SupportVector<double> surroundings(const SupportSystem& system, const Cell& cell) {
  SupportVector<double> lowest;
  for (std::size_t j = 0; j < system.players(); ++j) {
    std::vector<double>& own = lowest.emplace_back();
    double sum = 0;
    for (const std::size_t s : system.supports()[j]) {
      double low = 1;
      for (std::size_t v = 0; v < cell.sizes[j]; ++v) {
        low = std::min(low, cell.vertices[j][v * cell.counts[j] + s]);
      }
      own.push_back(low);
      sum += low;
    }
    if (own.size() == 1) continue;
    for (double& low : own) low -= kEnlargement * (1 - sum);
  }
  return lowest;
}

RegionTest test_surroundings(const SupportSystem& system, const SupportVector<double>& lowest,
                             EquationWeights* proof) {
  const std::vector<std::size_t>& sizes = system.sizes();
  const std::size_t dimension = system.dimension();
  std::size_t profiles = 1;
  for (const std::size_t size : sizes) profiles *= size;
  std::vector<Equations> equations;
  for (std::size_t i = 0; i < system.players(); ++i) equations.push_back(equations_on(system, i, lowest));
  const std::optional<SquareMatrix> inverse = inverse_at_centre(system, equations);
  if (!inverse) return {CellVerdict::open, kMostMissing};

  std::vector<double> preconditioned;
  std::vector<double> part;
  std::vector<double> sums;
  bool at_most_one = true;
  double worst = 0;
  std::size_t row = 0;
  for (std::size_t own = 0; own < system.players(); ++own) {
    double rest_low = 1;  // bounds on the first barycentric coordinate, 1 minus the others
    double rest_high = 1;
    for (std::size_t own_vertex = 1; own_vertex < sizes[own]; ++own_vertex, ++row) {
      preconditioned.assign(profiles, 0.0);
      double error = 0;
      std::size_t first = 0;
      for (std::size_t i = 0; i < system.players(); ++i) {
        const Equations& its = equations[i];
        if (its.count == 0) continue;
        const double* weights = &inverse->entries[row * dimension + first];
        part.resize(its.values.size() / its.count);
        loops().weighted_sum(part.data(), its.values.data(), weights, its.count, part.size());
        add_broadcast(preconditioned, part, sizes, i);
        double magnitude = 0;
        for (std::size_t e = 0; e < its.count; ++e) magnitude += std::fabs(weights[e]);
        error += magnitude * (its.error + static_cast<double>(its.count + system.players() + 8) * 2 *
                                              kUnitRoundoff * its.magnitude);
        first += its.count;
      }
      double at_centre = 0;
      for (const double value : preconditioned) at_centre += value;
      at_centre /= static_cast<double>(profiles);
      // NaN and infinity, of huge entries of the inverse, would be lost in the maxima below.
      if (!std::isfinite(at_centre) || !std::isfinite(error)) return {CellVerdict::open, kMostMissing};

      double deviation = 0;
      std::size_t inner = profiles;
      for (std::size_t j = 0; j < system.players(); ++j) {
        const std::size_t size = sizes[j];
        inner /= size;
        if (size == 1) continue;
        double largest = 0;
        for (std::size_t outer = 0; outer < profiles / (inner * size); ++outer) {
          const double* base = &preconditioned[outer * size * inner];
          sums.assign(inner, 0.0);
          for (std::size_t v = 1; v < size; ++v) {
            const double identity = j == own && v == own_vertex ? 1.0 : 0.0;
            const double* other = base + v * inner;
            for (std::size_t k = 0; k < inner; ++k) sums[k] += std::fabs(identity - (other[k] - base[k]));
          }
          largest = std::max(largest, *std::max_element(sums.begin(), sums.end()));
        }
        deviation += largest + static_cast<double>(size) * 4 * error;
      }
      if (deviation > kHopeless) return {CellVerdict::open, halvings_for(deviation)};
      worst = std::max(worst, deviation);
      deviation *= 1 + 1e-12;
      if (!(deviation < 1)) at_most_one = false;
      // The centre's own rounding: a mean of `profiles` values that are within its.magnitude * magnitude.
      const double reach = deviation + error * (2 + static_cast<double>(profiles)) + 1e-14;
      const double newton = 1.0 / static_cast<double>(sizes[own]) - at_centre;
      if (newton - reach > 1 || newton + reach < 0) {
        const double above = newton - reach - 1;
        const double below = -(newton + reach);
        if (proof != nullptr) {
          const double sign = above > below ? -1 : 1;
          const auto [least, most] = std::ranges::minmax(preconditioned);
          const double gap = std::max({above, below, (sign > 0 ? least : -most) - error});
          keep_sum(*proof, *inverse, row, 1, sign, gap, equations);
        }
        return {CellVerdict::empty, 0};
      }
      rest_low -= newton + reach;
      rest_high -= newton - reach;
    }
    if (sizes[own] > 1 && (rest_low > 1 || rest_high < 0)) {
      const std::size_t count = sizes[own] - 1;
      const double above = rest_low - 1;
      const double below = -rest_high;
      if (proof != nullptr) {
        keep_sum(*proof, *inverse, row - count, count, above > below ? 1 : -1, std::max(above, below),
                 equations);
      }
      return {CellVerdict::empty, 0};
    }
  }
  if (at_most_one) {
    if (proof != nullptr) keep_rows(*proof, *inverse, 1 - worst, equations);
    return {CellVerdict::at_most_one, 0};
  }
  return {CellVerdict::open, halvings_for(worst)};
}

bool surely_inside(const SupportVector<double>& lowest, const SupportVector<double>& point,
                   double uncertainty) {
  for (std::size_t j = 0; j < lowest.size(); ++j) {
    if (lowest[j].size() == 1) continue;
    double sum = 0;
    for (const double l : lowest[j]) sum += l;
    const double margin = 0x1p-8 * (1 - sum) + 2 * uncertainty;
    for (std::size_t k = 0; k < lowest[j].size(); ++k) {
      if (!(point[j][k] > lowest[j][k] + margin)) return false;
    }
  }
  return true;
}

}  // namespace nashsolve::nplayer
