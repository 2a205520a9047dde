#include "cell.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace nashsolve::nplayer {

std::size_t Cell::vertex_profiles() const {
  std::size_t product = 1;
  for (const std::size_t size : sizes) product *= size;
  return product;
}

double Cell::width() const {
  double width = 0;
  for (std::size_t j = 0; j < players(); ++j) {
    for (std::size_t s = 0; s < counts[j]; ++s) {
      double low = 1;
      double high = 0;
      for (std::size_t v = 0; v < sizes[j]; ++v) {
        low = std::min(low, vertices[j][v * counts[j] + s]);
        high = std::max(high, vertices[j][v * counts[j] + s]);
      }
      width = std::max(width, high - low);
    }
  }
  return width;
}

StrategyId strategy_id(const Cell& cell, std::size_t player, std::size_t strategy) {
  std::size_t id = strategy;
  for (std::size_t k = 0; k < player; ++k) id += cell.counts[k];
  return static_cast<StrategyId>(id);
}

Cell unnamed_game(const PayoffTensors& tensors) {
  Cell cell;
  cell.counts = tensors.counts;
  cell.sizes = tensors.counts;
  cell.vertices.resize(cell.players());
  cell.payoffs = tensors.rounded;
  cell.error = tensors.error;
  cell.halvings.assign(cell.players(), 0);
  return cell;
}

void name_vertices(Cell& cell, const std::vector<std::vector<std::size_t>>& pure) {
  for (std::size_t j = 0; j < cell.players(); ++j) {
    const std::size_t count = cell.counts[j];
    cell.vertices[j].assign(pure[j].size() * count, 0.0);
    for (std::size_t v = 0; v < pure[j].size(); ++v) cell.vertices[j][v * count + pure[j][v]] = 1.0;
  }
}

Cell whole_game(const PayoffTensors& tensors) {
  Cell cell = unnamed_game(tensors);
  std::vector<std::vector<std::size_t>> pure;
  for (const std::size_t count : cell.counts) {
    std::vector<std::size_t>& own = pure.emplace_back(count);
    std::iota(own.begin(), own.end(), std::size_t{0});
  }
  name_vertices(cell, pure);
  return cell;
}

Mode opponent_mode(const std::vector<std::size_t>& sizes, std::size_t player, std::size_t opponent) {
  Mode mode{1, 1};
  for (std::size_t k = 0; k < sizes.size(); ++k) {
    if (k == player) continue;
    if (k < opponent) mode.outer *= sizes[k];
    if (k > opponent) mode.inner *= sizes[k];
  }
  return mode;
}

void keep_vertices(Cell& cell, std::size_t player, const std::vector<std::size_t>& keep) {
  const std::size_t size = cell.sizes[player];
  if (keep.size() == size) return;
  for (std::size_t i = 0; i < cell.players(); ++i) {
    if (i == player) continue;
    const Mode mode = opponent_mode(cell.sizes, i, player);
    std::vector<double>& payoffs = cell.payoffs[i];
    auto to = payoffs.begin();
    for (std::size_t outer = 0; outer < cell.counts[i] * mode.outer; ++outer) {
      for (const std::size_t v : keep) {
        const auto from = payoffs.begin() + static_cast<std::ptrdiff_t>((outer * size + v) * mode.inner);
        to = std::copy(from, from + static_cast<std::ptrdiff_t>(mode.inner), to);
      }
    }
    payoffs.erase(to, payoffs.end());
  }
  cell.sizes[player] = keep.size();
  if (cell.vertices[player].empty()) return;
  const std::size_t count = cell.counts[player];
  std::vector<double> kept;
  for (const std::size_t v : keep) {
    const auto from = cell.vertices[player].begin() + static_cast<std::ptrdiff_t>(v * count);
    kept.insert(kept.end(), from, from + static_cast<std::ptrdiff_t>(count));
  }
  cell.vertices[player] = std::move(kept);
}

void halve(Cell& cell, std::size_t player, std::size_t kept, std::size_t replaced) {
  const std::size_t size = cell.sizes[player];
  for (std::size_t i = 0; i < cell.players(); ++i) {
    if (i == player) continue;
    const Mode mode = opponent_mode(cell.sizes, i, player);
    for (std::size_t outer = 0; outer < cell.counts[i] * mode.outer; ++outer) {
      const double* from = &cell.payoffs[i][(outer * size + kept) * mode.inner];
      double* to = &cell.payoffs[i][(outer * size + replaced) * mode.inner];
      for (std::size_t k = 0; k < mode.inner; ++k) to[k] = 0.5 * (to[k] + from[k]);
    }
    // One rounding of a sum of at most 2 (and a little), halved.
    cell.error[i] += 2 * kUnitRoundoff;
  }
  const std::size_t count = cell.counts[player];
  for (std::size_t s = 0; s < count; ++s) {
    double& coordinate = cell.vertices[player][replaced * count + s];
    coordinate = 0.5 * (coordinate + cell.vertices[player][kept * count + s]);
  }
  ++cell.halvings[player];
}

bool has_exact_midpoint(const Cell& cell, std::size_t player, std::size_t first, std::size_t second) {
  const std::size_t count = cell.counts[player];
  const double* a = &cell.vertices[player][first * count];
  const double* b = &cell.vertices[player][second * count];
  for (std::size_t s = 0; s < count; ++s) {
    const double units = std::ldexp(0.5 * (a[s] + b[s]), kCoordinateBits);
    if (units != std::floor(units)) return false;
  }
  return true;
}

bool strictly_dominates(const Cell& cell, std::size_t player, std::size_t b, std::size_t a) {
  const std::size_t opponents = cell.opponents(player);
  const double* better = &cell.payoffs[player][b * opponents];
  const double* worse = &cell.payoffs[player][a * opponents];
  const double margin = 2 * cell.error[player] + 4 * kUnitRoundoff;
  for (std::size_t o = 0; o < opponents; ++o) {
    if (!(better[o] - worse[o] > margin)) return false;
  }
  return true;
}

}  // namespace nashsolve::nplayer
