#include "isolated_points.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "part_building.hpp"

namespace nashsolve::nplayer {
namespace {

/// Narrower boxes are not divided: a solution near them is not simple, or on the border.
constexpr double kNarrowestBox = 0x1p-24;
/// Parts of a box in which solutions are looked for: of random equations of four players some hundred.
constexpr std::size_t kMostBoxesOfPoints = 4000;
/// How far beyond a part its solution may lie, as a share of its width: those on its border are found, too.
constexpr double kBeyond = 0.125;
constexpr int kMostStepsToPoint = 100;

class IsolatedPoints {
 public:
  IsolatedPoints(const BoxEquations& equations, const WeightBox& whole, const StopTest& stop)
      : equations_(equations), whole_(whole), stop_(stop) {}

  std::optional<std::vector<BoxPoint>> all() {
    if (!search(whole_)) return std::nullopt;
    return std::move(points_);
  }

 private:
  /// False where that fails.
  bool search(const WeightBox& box) {
    if (++seen_ > kMostBoxesOfPoints || stop_()) return false;
    if (equations_.is_contradicted(box)) return true;
    if (const std::optional<Linearised> linearised = equations_.linearised(box)) {
      if (equations_.is_contradicted(box, *linearised)) return true;
      const WeightBox region = widened(box);
      if (equations_.is_contracted(region, *linearised)) {
        if (const std::optional<BoxPoint> point = solution(region, *linearised)) return add(*point, region);
      }
    }
    const std::size_t v = box.widest();
    if (box.width(v) < kNarrowestBox) return false;
    WeightBox half = box;
    half.upper[v] = (box.lower[v] + box.upper[v]) / 2;
    if (!search(half)) return false;
    half.lower[v] = half.upper[v];
    half.upper[v] = box.upper[v];
    return search(half);
  }

  [[nodiscard]] WeightBox widened(WeightBox box) const {
    for (const std::size_t v : whole_.free()) {
      const double by = kBeyond * box.width(v);
      box.lower[v] = std::max(whole_.lower[v], box.lower[v] - by);
      box.upper[v] = std::min(whole_.upper[v], box.upper[v] + by);
    }
    return box;
  }

  /// The one inside of a region that is contracted, if that is shown to be there.
  [[nodiscard]] std::optional<BoxPoint> solution(const WeightBox& region,
                                                 const Linearised& linearised) const {
    BoxPoint point{region.lower};
    for (const std::size_t v : region.free()) point.at[v] = (region.lower[v] + region.upper[v]) / 2;
    double last = HUGE_VAL;
    for (int k = 0; k < kMostStepsToPoint; ++k) {
      const BoxEquations::Step step = equations_.step(point.at, linearised);
      double size = 0;
      for (const double by : step.by) size = std::max(size, std::fabs(by));
      // Twice as much as needed, for what is rounded here.
      point.radius = 2 * (size + step.error) / (1 - BoxEquations::kContraction);
      if (size <= step.error || size >= last) break;
      last = size;
      for (std::size_t i = 0; i < step.by.size(); ++i) point.at[linearised.variables[i]] += step.by[i];
      if (!region.holds(point.at, 0)) return std::nullopt;
    }
    if (!region.holds(point.at, point.radius)) return std::nullopt;
    return point;
  }

  /// The only one in the region; of several solutions of some of the equations only those of all.
  bool add(const BoxPoint& point, const WeightBox& region) {
    for (const BoxPoint& known : points_) {
      if (region.holds(known.at, known.radius)) return true;
      if (may_be_same(known, point)) return false;
    }
    if (equations_.equations() > whole_.free().size()) {
      return equations_.is_contradicted(point.around());
    }
    points_.push_back(point);
    return true;
  }

  [[nodiscard]] bool may_be_same(const BoxPoint& a, const BoxPoint& b) const {
    return std::ranges::all_of(whole_.free(), [&](std::size_t v) {
      return std::fabs(a.at[v] - b.at[v]) <= 2 * (a.radius + b.radius);
    });
  }

  const BoxEquations& equations_;
  const WeightBox& whole_;
  const StopTest& stop_;
  std::size_t seen_ = 0;
  std::vector<BoxPoint> points_;
};

}  // namespace

WeightBox BoxPoint::around() const {
  WeightBox box{at, at};
  for (double& bound : box.lower) bound -= radius;
  for (double& bound : box.upper) bound += radius;
  return box;
}

std::optional<std::vector<BoxPoint>> isolated_points(const BoxEquations& equations, const WeightBox& box,
                                                     const StopTest& stop) {
  if (equations.equations() < box.free().size() || box.free().empty()) return std::nullopt;
  return IsolatedPoints(equations, box, stop).all();
}

std::optional<CurvedParts> isolated_parts(const Face& face, const StopTest& stop) {
  const std::optional<BoxEquations> equations = BoxEquations::of(face);
  if (!equations) return std::nullopt;
  const auto points = isolated_points(*equations, equations->all(), stop);
  if (!points) return std::nullopt;
  CurvedParts found;
  for (const BoxPoint& point : *points) {
    const WeightBox around = point.around();
    std::vector<Enclosure> variables;
    for (std::size_t v = 0; v < point.at.size(); ++v)
      variables.push_back({exact_rational(around.lower[v]), exact_rational(around.upper[v])});
    std::vector<std::vector<Enclosure>> weights(face.polytopes.size(), {{1, 1}});
    std::vector<std::vector<Enclosure>> mixing = equations->weights(variables, {1, 1});
    for (std::size_t k = 0; k < mixing.size(); ++k) weights[equations->players()[k]] = std::move(mixing[k]);
    const std::vector<int> signs = equations->signs(around);
    if (std::ranges::find(signs, 1) != signs.end()) continue;
    if (std::ranges::find(signs, 0) != signs.end()) return std::nullopt;
    found.irrational.push_back(mixes_between(face.polytopes, weights));
  }
  return found;
}

}  // namespace nashsolve::nplayer
