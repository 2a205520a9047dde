// How curves in the plane divide it, over the values of x from one bound to another: the topology of an
// arrangement by projection (Gonzalez-Vega and Necula 2002, Computer Aided Geometric Design 19).
//
// The curves are zero sets of polynomials in x and y, square-free, no two with a common factor, each of full
// degree in y, so that none has a point at infinity over any x. What happens over an x at which a curve turns
// or meets itself, another or a mark, a curve of which only these points matter, is a root of a discriminant
// or resultant. Between two such x, as many points of each curve lie over each x, in one order: branches.
// Over such an x itself there has to be one such point alone, the crossing, as there is unless the
// coordinates happen to be special: then y is known from x, as n(x) / d(x), by the first subresultant that
// does not vanish, which is a power of y - n / d. How many points of a curve lie below it is told
// by those over a rational x beside it (roots_over.hpp), and so which branches go on to the other side and
// which end there.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "bivariate.hpp"
#include "nashsolve/polynomial.hpp"
#include "nashsolve/solution.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

/// A point over an x: one of x and y is a root of a polynomial, the other is known from it.
class PlanePoint {
 public:
  PlanePoint(Rational x, RealRoot y) : x_(std::move(x)), root_(std::move(y)) {}
  /// y = n(x) / d(x).
  PlanePoint(RealRoot x, Polynomial n, Polynomial d);

  [[nodiscard]] int sign(const Bivariate& p) const;
  [[nodiscard]] bool has_x(const Rational& x) const { return x_ == x; }
  /// x and y, where both are rational.
  [[nodiscard]] std::optional<std::pair<Rational, Rational>> exact() const;
  /// Bounds of x and of y, as narrow.
  [[nodiscard]] std::pair<Enclosure, Enclosure> bounds(const Rational& width) const;

 private:
  /// Of x where that is rational; else y is n_ / d_.
  std::optional<Rational> x_;
  RealRoot root_;
  Polynomial n_;
  Polynomial d_;
};

struct PlaneCurves {
  struct Branch {
    std::size_t curve;
    RealRoot y;
  };
  struct Crossing {
    PlanePoint point;
    /// How many points of the curves over the same x lie below and above.
    std::size_t below;
    std::size_t above;
  };
  /// By x.
  std::vector<Crossing> crossings;
  /// Between each crossing and the next: a value of x, and the branches over it, upwards. No two bounds of
  /// their y touch.
  std::vector<std::pair<Rational, std::vector<Branch>>> slabs;
};

/// Whether what does not touch the crossing is the same left and right of it, as `same` says of each pair: of
/// branches, and of regions, of which one more lies below it and one more above.
template <class Cell, class Same>
bool goes_on_beside(const PlaneCurves::Crossing& crossing, const std::vector<Cell>& left_branches,
                    const std::vector<Cell>& right_branches, const std::vector<Cell>& left_regions,
                    const std::vector<Cell>& right_regions, const Same& same) {
  const auto agree = [&](const std::vector<Cell>& left, const std::vector<Cell>& right, std::size_t below,
                         std::size_t above) {
    return std::equal(left.begin(), left.begin() + static_cast<std::ptrdiff_t>(below), right.begin(), same) &&
           std::equal(left.end() - static_cast<std::ptrdiff_t>(above), left.end(),
                      right.end() - static_cast<std::ptrdiff_t>(above), same);
  };
  return agree(left_branches, right_branches, crossing.below, crossing.above) &&
         agree(left_regions, right_regions, crossing.below + 1, crossing.above + 1);
}

/// Whether a polynomial is one that no plane is divided by: what divides two such is not asked either.
bool is_too_large(const Bivariate& p);
/// Whether a curve's points on a mark are not asked for.
bool is_too_large(const Bivariate& curve, const Bivariate& mark);

/// The curves and marks as the above asks for, of whatever polynomials: constants are left out, and so is
/// what marks have in common with curves. False where one is not of full degree in y, or `stop` says so.
bool make_independent(std::vector<Bivariate>& curves, std::vector<Bivariate>& marks, const StopTest& stop);

enum class PlaneVerdict { done, special, too_large };

/// From `lower` to `upper`, both included. Special where the coordinates are; too large where `stop` says so,
/// too. `patience`: so many times the usual bound of what is too large.
PlaneVerdict divide_plane(const std::vector<Bivariate>& curves, const std::vector<Bivariate>& marks,
                          const Rational& lower, const Rational& upper, const StopTest& stop,
                          PlaneCurves& result, std::size_t patience = 1);

}  // namespace nashsolve::nplayer
