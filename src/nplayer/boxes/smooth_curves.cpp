#include "smooth_curves.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "box_equations.hpp"
#include "disjoint_sets.hpp"
#include "isolated_points.hpp"
#include "part_building.hpp"
#include "told_apart.hpp"

namespace nashsolve::nplayer {
namespace {

/// Narrower boxes are not divided.
constexpr double kNarrowestOfCurves = 0x1p-16;
constexpr std::size_t kMostBoxesOfCurves = 5000;
/// Where a box is divided, one after the other: what is special is seldom at all of these.
constexpr std::array<double, 3> kShares{0.48, 0.53, 0.41};

class SmoothCurves {
 public:
  SmoothCurves(const Face& face, const BoxEquations& equations, const StopTest& stop)
      : face_(face), equations_(equations), stop_(stop) {}

  std::optional<CurvedParts> all() {
    const WeightBox whole = equations_.all();
    for (std::size_t v = 0; v < whole.lower.size(); ++v) {
      for (const double end : {whole.lower[v], whole.upper[v]}) {
        if (!add_points(whole, v, end)) return std::nullopt;
      }
    }
    std::vector<std::size_t> border;
    for (std::size_t k = 0; k < points_.size(); ++k) border.push_back(k);
    if (!trace(whole, border)) return std::nullopt;
    return parts();
  }

 private:
  /// Those on the plane that are in the box.
  bool add_points(WeightBox box, std::size_t variable, double value) {
    box.lower[variable] = box.upper[variable] = value;
    auto found = isolated_points(equations_, box, stop_);
    if (!found) return false;
    std::ranges::move(*found, std::back_inserter(points_));
    joined_.grow_to(points_.size());
    is_outside_.resize(points_.size(), false);
    return true;
  }

  /// `border`: all points of the curves on the box's border.
  bool trace(const WeightBox& box, const std::vector<std::size_t>& border) {
    if (++seen_ > kMostBoxesOfCurves || stop_()) return false;
    if (equations_.is_contradicted(box)) return border.empty();
    if (equations_.is_excluded(box)) {
      for (const std::size_t point : border) is_outside_[point] = true;
      return true;
    }
    if (const std::optional<Linearised> linearised = equations_.linearised(box)) {
      if (equations_.is_contradicted(box, *linearised)) return border.empty();
      if (equations_.is_contracted(box, *linearised) && (border.empty() || equations_.is_allowed(box)) &&
          join(border, parameter_of(box, *linearised)))
        return true;
    }
    const std::size_t v = box.widest();
    if (box.width(v) < kNarrowestOfCurves) return false;
    for (const double share : kShares) {
      const double value = box.lower[v] + share * box.width(v);
      const std::size_t first = points_.size();
      if (!add_points(box, v, value)) continue;
      if (const std::optional<bool> is_done = trace_halves(box, v, value, border, first)) return *is_done;
      points_.resize(first);
      is_outside_.resize(first);
    }
    return false;
  }

  /// Nothing where a point of the border is not told from the plane.
  std::optional<bool> trace_halves(const WeightBox& box, std::size_t v, double value,
                                   const std::vector<std::size_t>& border, std::size_t first_on_plane) {
    std::array<std::vector<std::size_t>, 2> borders;
    for (const std::size_t point : border) {
      const double beyond = points_[point].at[v] - value;
      if (std::fabs(beyond) <= points_[point].radius) return std::nullopt;
      borders[beyond < 0 ? 0 : 1].push_back(point);
    }
    for (std::size_t point = first_on_plane; point < points_.size(); ++point) {
      for (std::vector<std::size_t>& own : borders) own.push_back(point);
    }
    WeightBox half = box;
    half.upper[v] = value;
    if (!trace(half, borders[0])) return false;
    half = box;
    half.lower[v] = value;
    return trace(half, borders[1]);
  }

  /// The one that is none of the linearised.
  static std::size_t parameter_of(const WeightBox& box, const Linearised& linearised) {
    std::size_t v = 0;
    while (v + 1 < box.lower.size() &&
           std::ranges::find(linearised.variables, v) != linearised.variables.end())
      ++v;
    return v;
  }

  bool join(std::vector<std::size_t> border, std::size_t parameter) {
    if (border.size() % 2 != 0) return false;
    const auto at = [&](std::size_t point) { return points_[point].at[parameter]; };
    std::ranges::sort(border, [&](std::size_t a, std::size_t b) { return at(a) < at(b); });
    for (std::size_t k = 0; k + 1 < border.size(); ++k) {
      const double gap = at(border[k + 1]) - at(border[k]);
      if (gap <= points_[border[k]].radius + points_[border[k + 1]].radius) return false;
    }
    for (std::size_t k = 0; k < border.size(); k += 2) joined_.join(border[k], border[k + 1]);
    return true;
  }

  std::optional<CurvedParts> parts() {
    std::vector<std::size_t> components;  // roots
    std::vector<Marker> markers;
    for (std::size_t k = 0; k < points_.size(); ++k) {
      if (is_outside_[k]) continue;
      const std::size_t root = joined_.root(k);
      auto place = std::ranges::find(components, root);
      if (place == components.end()) place = components.insert(place, root);
      markers.push_back({static_cast<std::size_t>(place - components.begin()), strategies_at(points_[k])});
    }
    CurvedParts found;
    if (components.empty()) return found;
    if (components.size() > 1) return told_apart(face_, equations_.players(), std::move(markers), stop_);
    CurvedPart& part = found.parts.emplace_back(CurvedPart{face_.polytopes, {}, {}, {}});
    CurvedPart::Sample inside = middle_of(face_.polytopes);
    part.samples.push_back({1, {}, strategies_in_use(inside)});
    add_conditions(face_, part);
    return found;
  }

  [[nodiscard]] std::vector<std::vector<Rational>> strategies_at(const BoxPoint& point) const {
    std::vector<std::vector<Rational>> strategies;
    for (std::size_t v = 0; v < point.at.size(); ++v) {
      const Rational weight = exact_rational(point.at[v]);
      strategies.push_back(mix_of(face_.polytopes[equations_.players()[v]].vertices(), {1 - weight, weight}));
    }
    return strategies;
  }

  const Face& face_;
  const BoxEquations& equations_;
  const StopTest& stop_;
  std::size_t seen_ = 0;
  std::vector<BoxPoint> points_;
  DisjointSets joined_{0};
  /// Where some inequality does not hold.
  std::vector<bool> is_outside_;
};

}  // namespace

std::optional<CurvedParts> parts_on_smooth_curves(const Face& face, const StopTest& stop) {
  const std::optional<BoxEquations> equations = BoxEquations::of(face);
  if (!equations || equations->equations() + 1 != equations->players().size()) return std::nullopt;
  return SmoothCurves(face, *equations, stop).all();
}

}  // namespace nashsolve::nplayer
