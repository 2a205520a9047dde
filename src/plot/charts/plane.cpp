#include "plane.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace nashsolve::plot {

namespace {

/// Positive where a, b, c turn left: the sign of a determinant, by doubles where their error cannot change
/// it.
int turn(const Spot& a, const Spot& b, const Spot& c) {
  // Each double is off by 2^-53 of itself, and so is the result of each operation: together by less than this
  // share of the products below.
  constexpr double kError = 0x1p-49;
  const auto near = [](const Spot& spot) {
    return std::pair(nearest_double(spot.x), nearest_double(spot.y));
  };
  const auto [ax, ay] = near(a);
  const auto [bx, by] = near(b);
  const auto [cx, cy] = near(c);
  const double determinant = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  const double products = (std::abs(bx) + std::abs(ax)) * (std::abs(cy) + std::abs(ay)) +
                          (std::abs(by) + std::abs(ay)) * (std::abs(cx) + std::abs(ax));
  // Where doubles overflow or underflow they say nothing.
  if (products < 1e300 && std::abs(determinant) > kError * products + 1e-300) return determinant > 0 ? 1 : -1;
  return sgn(Rational((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)));
}

void push_new(std::vector<Spot>& spots, const Spot& spot) {
  if (spots.empty() || spots.back() != spot) spots.push_back(spot);
}

}  // namespace

std::vector<Spot> convex_hull(std::vector<Spot> spots) {
  std::sort(spots.begin(), spots.end(), [](const Spot& a, const Spot& b) {
    const int by_x = cmp(a.x, b.x);
    return by_x < 0 || (by_x == 0 && a.y < b.y);
  });
  spots.erase(std::unique(spots.begin(), spots.end()), spots.end());
  if (spots.size() < 3) return spots;
  std::vector<Spot> hull;
  const auto extend = [&hull](const Spot& spot, std::size_t base) {
    while (hull.size() >= base + 2 && turn(hull[hull.size() - 2], hull.back(), spot) <= 0) hull.pop_back();
    hull.push_back(spot);
  };
  for (const Spot& spot : spots) extend(spot, 0);
  const std::size_t lower = hull.size() - 1;
  for (auto spot = spots.rbegin() + 1; spot != spots.rend(); ++spot) extend(*spot, lower);
  hull.pop_back();
  return hull;
}

std::vector<Spot> clipped(const std::vector<Spot>& polygon, const Slope& function) {
  std::vector<Spot> kept;
  for (std::size_t k = 0; k < polygon.size(); ++k) {
    const Spot& from = polygon[k];
    const Spot& to = polygon[(k + 1) % polygon.size()];
    const Rational at_from = function.at(from);
    const Rational at_to = function.at(to);
    if (sgn(at_from) >= 0) push_new(kept, from);
    if (sgn(at_from) * sgn(at_to) < 0) {
      const Rational share = at_from / (at_from - at_to);
      push_new(kept,
               {Rational(from.x + share * (to.x - from.x)), Rational(from.y + share * (to.y - from.y))});
    }
  }
  if (kept.size() > 1 && kept.front() == kept.back()) kept.pop_back();
  return kept;
}

Rational doubled_area(const std::vector<Spot>& polygon) {
  Rational sum;
  for (std::size_t k = 0; k < polygon.size(); ++k) {
    const Spot& a = polygon[k];
    const Spot& b = polygon[(k + 1) % polygon.size()];
    sum += a.x * b.y - a.y * b.x;
  }
  return sum;
}

Spot centre(const std::vector<Spot>& polygon) {
  Rational x;
  Rational y;
  for (std::size_t k = 0; k < polygon.size(); ++k) {
    const Spot& a = polygon[k];
    const Spot& b = polygon[(k + 1) % polygon.size()];
    const Rational part = a.x * b.y - a.y * b.x;
    x += part * (a.x + b.x);
    y += part * (a.y + b.y);
  }
  const Rational scale = 3 * doubled_area(polygon);
  return {Rational(x / scale), Rational(y / scale)};
}

}  // namespace nashsolve::plot
