#include "open_cells.hpp"

#include <algorithm>
#include <utility>

namespace nashsolve::nplayer {
namespace {

SupportBox box_of(const Cell& cell, const Supports& supports) {
  SupportBox box;
  for (std::size_t j = 0; j < cell.players(); ++j) {
    std::vector<Enclosure>& own = box.emplace_back();
    for (const std::size_t s : supports[j]) {
      double lower = 1;
      double upper = 0;
      for (std::size_t v = 0; v < cell.sizes[j]; ++v) {
        const double probability = cell.vertices[j][v * cell.counts[j] + s];
        lower = std::min(lower, probability);
        upper = std::max(upper, probability);
      }
      own.push_back({exact_rational(lower), exact_rational(upper)});
    }
  }
  return box;
}

bool is_in(const SupportBox& inner, const SupportBox& outer) {
  return std::ranges::equal(inner, outer, [](const auto& own, const auto& other) {
    return std::ranges::equal(own, other, [](const Enclosure& a, const Enclosure& b) {
      return a.lower >= b.lower && a.upper <= b.upper;
    });
  });
}

/// The extents of the hull of both, summed.
Rational hull_size(const SupportBox& a, const SupportBox& b) {
  Rational sum = 0;
  for (std::size_t j = 0; j < a.size(); ++j) {
    for (std::size_t k = 0; k < a[j].size(); ++k) {
      sum += std::max(a[j][k].upper, b[j][k].upper) - std::min(a[j][k].lower, b[j][k].lower);
    }
  }
  return sum;
}

void join(SupportBox& box, const SupportBox& other) {
  for (std::size_t j = 0; j < box.size(); ++j) {
    for (std::size_t k = 0; k < box[j].size(); ++k) {
      box[j][k].lower = std::min(box[j][k].lower, other[j][k].lower);
      box[j][k].upper = std::max(box[j][k].upper, other[j][k].upper);
    }
  }
}

}  // namespace

void OpenCells::add(const Cell& cell, const Supports& supports) {
  add(box_of(cell, supports));
}

void OpenCells::add(SupportBox box) {
  for (auto& own : box) {
    for (Enclosure& bounds : own) {
      bounds.lower = std::max(bounds.lower, Rational(0));
      bounds.upper = std::min(bounds.upper, Rational(1));
    }
  }
  if (std::ranges::any_of(boxes_, [&](const SupportBox& other) { return is_in(box, other); })) return;
  boxes_.push_back(std::move(box));
  if (boxes_.size() <= kMostBoxes) return;
  std::size_t best = 0;
  Rational smallest = hull_size(boxes_[0], boxes_[1]);
  for (std::size_t k = 1; k + 1 < boxes_.size(); ++k) {
    const Rational size = hull_size(boxes_[k], boxes_[k + 1]);
    if (size < smallest) {
      smallest = size;
      best = k;
    }
  }
  join(boxes_[best], boxes_[best + 1]);
  boxes_.erase(boxes_.begin() + static_cast<std::ptrdiff_t>(best) + 1);
}

SupportBox box_around(const Polytopes& polytopes) {
  SupportBox box;
  for (const StrategyPolytope& polytope : polytopes) {
    std::vector<Enclosure>& own = box.emplace_back();
    for (std::size_t s = 0; s < polytope.vertices().front().size(); ++s) {
      Enclosure bounds{1, 0};
      for (const auto& vertex : polytope.vertices()) {
        bounds.lower = std::min(bounds.lower, vertex[s]);
        bounds.upper = std::max(bounds.upper, vertex[s]);
      }
      own.push_back(bounds);
    }
  }
  return box;
}

}  // namespace nashsolve::nplayer
