#include "border_cells.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "faces.hpp"

namespace nashsolve::nplayer {
namespace {

/// Of wider cells little is found out.
constexpr double kWidestBorderCell = 0.125;
/// How many are asked in any case, and one of how many has to be excluded that others are asked.
constexpr std::size_t kFirstBorderCells = 16;
constexpr std::size_t kBorderCellsForOne = 8;

}  // namespace

bool BorderCells::exclude(const Cell& cell) {
  if (asked_ >= kFirstBorderCells && excluded_ * kBorderCellsForOne < asked_) return false;
  if (cell.width() > kWidestBorderCell || !touches(cell)) return false;
  ++asked_;
  if (!is_empty(cell)) return false;
  ++excluded_;
  return true;
}

bool BorderCells::touches(const Cell& cell) const {
  for (std::size_t j = 0; j < cell.players(); ++j) {
    if (cell.sizes[j] == 1) continue;
    for (const std::size_t s : system_.supports()[j]) {
      for (std::size_t v = 0; v < cell.sizes[j]; ++v) {
        if (cell.vertices[j][v * cell.counts[j] + s] == 0) return true;
      }
    }
  }
  return false;
}

bool BorderCells::is_empty(const Cell& cell) const {
  Polytopes polytopes;
  for (std::size_t j = 0; j < cell.players(); ++j) {
    std::vector<std::vector<Rational>> vertices;
    for (std::size_t v = 0; v < cell.sizes[j]; ++v) {
      std::vector<Rational>& vertex = vertices.emplace_back();
      for (const std::size_t s : system_.supports()[j]) {
        vertex.push_back(exact_rational(cell.vertices[j][v * cell.counts[j] + s]));
      }
    }
    polytopes.emplace_back(std::move(vertices));
  }
  const auto faces = faces_of(system_, std::move(polytopes), stop_);
  return faces && faces->empty();
}

}  // namespace nashsolve::nplayer
