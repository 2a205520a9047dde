// The connected components of a face that is a curve over one player's strategy with two sheets, as that of
// four players of two strategies each of whom one is always indifferent.
//
// Let z be one player's strategy on its segment, and p another's. If each of the others, on a segment too, is
// known from an equation with z, p and those known before, what is left are equations in z and p. Let one be
//     q = A(z) p^2 + B(z) p + C(z) = 0:
// over each z there are two points at most, p = (-B + s sqrt(D)) / 2A, with D = B^2 - 4AC and s = 1 or -1,
// the sheets. All other conditions, and that probabilities are not negative, are signs of polynomials in z
// and p, which modulo q are affine in p: of U + s V sqrt(D), with U and V polynomials in z. They are constant
// between the roots of D, A and U^2 - V^2 D. So the points on either sheet are known at the roots and
// between, and sheets are joined where D is 0. At a rational root over which there is more, as where q
// vanishes for all p, or equations say nothing of the others, the points are those of a face of its own.
// Rational points on them are looked for at simple values of either coordinate: where both sheets are lines
// there are many.
#pragma once

#include <optional>

#include "curved_parts.hpp"
#include "faces.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

/// Nothing where the face is no such curve, where components lie over the same z, where there is an
/// irrational point by itself, or where `stop` says so.
std::optional<CurvedParts> parts_on_two_sheets(const Face& face, const StopTest& stop);

}  // namespace nashsolve::nplayer
