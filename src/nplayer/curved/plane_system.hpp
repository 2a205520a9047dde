// Conditions of players on segments, all but two of whom are known from equations with these and those known
// before, as conditions on the two alone: polynomials in z and p.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "nashsolve/polynomial.hpp"
#include "star_system.hpp"

namespace nashsolve::nplayer {

/// In z and p: the coefficients of the powers of p.
using InBoth = std::vector<Polynomial>;

void drop_zeros(InBoth& a);

/// A condition in z and p alone.
struct OnCurve {
  InBoth value;
  bool equality;
};

/// The equations and inequalities in z and p that a face comes to.
struct PlaneSystem {
  std::size_t root = 0;
  std::size_t second = 0;
  std::array<Polynomial, 3> q;  // C, B, A
  /// The first two that p is from 0 to 1.
  std::vector<OnCurve> conditions;
  /// Those who are known from others, and per each the values of its equation at both of its vertices.
  std::vector<std::size_t> known;
  std::vector<std::array<InBoth, 2>> known_from;
};

/// `mixing`: all players with a choice, `root` and `second` among them. Nothing where one of the others is
/// not known, or no equation is left that is of degree 2 in p at most.
std::optional<PlaneSystem> plane_system(const std::vector<Corners>& conditions,
                                        const std::vector<std::size_t>& mixing, std::size_t root,
                                        std::size_t second);

}  // namespace nashsolve::nplayer
