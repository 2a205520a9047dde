// All solutions of as many equations as there are variables, or more, in a box (box_equations.hpp): it is
// divided until every part is shown to hold none, or at most one, where a map whose fixed points they are
// contracts it (Kantorovich; Neumaier 1990). That one is there if a ball around an approximation is mapped
// into itself.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "box_equations.hpp"
#include "curved_parts.hpp"
#include "faces.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

/// The only solution within so much of it, in each variable.
struct BoxPoint {
  std::vector<double> at;
  double radius = 0;

  [[nodiscard]] WeightBox around() const;
};

/// The solutions of the equations, all inside of the box and simple; nothing where one lies on its border or
/// is not simple, as far as is told. Inequalities are not asked.
std::optional<std::vector<BoxPoint>> isolated_points(const BoxEquations& equations, const WeightBox& box,
                                                     const StopTest& stop);

/// A face of isolated points, none of them where somebody does not mix; all of them count as irrational.
std::optional<CurvedParts> isolated_parts(const Face& face, const StopTest& stop);

}  // namespace nashsolve::nplayer
