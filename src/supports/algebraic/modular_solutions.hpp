// All isolated solutions of the indifference equations modulo a prime, as a rational univariate
// representation (Rouillier 1999): the roots t of g, and the unknowns as polynomials in t.
//
// By a homotopy in power series. Products G of random linear forms, one of each opponent, have solutions that
// are all known: each equation is zero by one of its forms. Along (1 - s) G + s F each becomes a power series
// in s (Newton). What is symmetric in them is a rational function of s, of a degree that is known; it is
// found from the series (Pade) and taken at s = 1. There roots at infinity are poles, and drop out.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "multiaffine.hpp"
#include "nashsolve/exact.hpp"

namespace nashsolve::nplayer {

struct ModularSolutions {
  Integer prime;
  /// Lowest coefficient first, monic and square-free.
  std::vector<Integer> polynomial;
  /// Per unknown, modulo it.
  std::vector<std::vector<Integer>> unknowns;
};

/// `parameter`: t as an integer combination of the unknowns. Multiple values of t drop out, so a solution may
/// be missing. Nothing where there are too many solutions, or `must_stop` says so.
std::optional<ModularSolutions> modular_solutions(const MultiaffineSystem& system,
                                                  const std::vector<Integer>& parameter,
                                                  const std::function<bool()>& must_stop);

}  // namespace nashsolve::nplayer
