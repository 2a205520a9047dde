#include "edge_to_halve.hpp"

#include <algorithm>
#include <cmath>

namespace nashsolve::nplayer {
namespace {

template <class Score>
Edge best_edge(const Cell& cell, double at_least, const Score& score, bool& found) {
  Edge best;
  found = false;
  for (std::size_t j = 0; j < cell.players(); ++j) {
    for (std::size_t v = 0; v < cell.sizes[j]; ++v) {
      for (std::size_t w = v + 1; w < cell.sizes[j]; ++w) {
        const double value = score(Edge{j, v, w});
        if (value > at_least) {
          at_least = value;
          best = {j, v, w};
          found = true;
        }
      }
    }
  }
  return best;
}

}  // namespace

bool can_be_halved(const Cell& cell) {
  return std::ranges::any_of(cell.sizes, [](std::size_t size) { return size > 1; });
}

double edge_length(const Cell& cell, const Edge& edge) {
  double length = 0;
  const std::size_t count = cell.counts[edge.player];
  for (std::size_t s = 0; s < count; ++s) {
    length = std::max(length, std::fabs(cell.vertices[edge.player][edge.first * count + s] -
                                        cell.vertices[edge.player][edge.second * count + s]));
  }
  return length;
}

Edge edge_to_halve(const Cell& cell, const std::vector<Relaxation::Weight>& point) {
  constexpr double kNegligible = 0.02;
  // Cells that are cut along their short edges only become needles.
  constexpr double kNotShort = 0.7;
  constexpr unsigned kGuidedHalvings = 24;
  bool found = false;
  if (!point.empty()) {
    std::vector<std::vector<double>> conditional(cell.players());
    std::vector<std::vector<double>> own(cell.players());
    std::size_t inner = cell.vertex_profiles();
    for (std::size_t j = 0; j < cell.players(); ++j) {
      const std::size_t size = cell.sizes[j];
      inner /= size;
      const std::size_t opponents = cell.opponents(j);
      conditional[j].assign(size * opponents, 0.0);
      own[j].assign(size, 0.0);
      for (const auto& [profile, weight] : point) {
        const std::size_t v = profile / inner % size;
        const std::size_t o = profile / (inner * size) * inner + profile % inner;
        conditional[j][v * opponents + o] += weight;
        own[j][v] += weight;
      }
    }
    std::vector<double> longest(cell.players(), 0.0);
    for (std::size_t j = 0; j < cell.players(); ++j) {
      for (std::size_t v = 0; v < cell.sizes[j]; ++v) {
        for (std::size_t w = v + 1; w < cell.sizes[j]; ++w) {
          longest[j] = std::max(longest[j], edge_length(cell, {j, v, w}));
        }
      }
    }
    const Edge edge = best_edge(
        cell, kNegligible,
        [&](const Edge& e) {
          const double length = edge_length(cell, e);
          if (length < kNotShort * longest[e.player]) return 0.0;
          const double first = own[e.player][e.first];
          const double second = own[e.player][e.second];
          if (first < 1e-9 || second < 1e-9) return 0.0;
          const std::size_t opponents = cell.opponents(e.player);
          const double* a = &conditional[e.player][e.first * opponents];
          const double* b = &conditional[e.player][e.second * opponents];
          double difference = 0;
          for (std::size_t o = 0; o < opponents; ++o) difference += std::fabs(a[o] / first - b[o] / second);
          return first * second / (first + second) * difference * length;
        },
        found);
    if (found && cell.halvings[edge.player] < kGuidedHalvings) return edge;
  }
  return best_edge(
      cell, 0.0, [&](const Edge& e) { return edge_length(cell, e); }, found);
}

}  // namespace nashsolve::nplayer
