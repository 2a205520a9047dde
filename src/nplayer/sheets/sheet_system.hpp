// Conditions over a base, all players outside of it on segments and all but one of them known from equations
// with the base, this one and those known before, as conditions on the base and this one alone: polynomials
// in its p and the base. P is a class of polynomials: in z of one player's segment, or in x and y of a plane.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <vector>

#include "bivariate.hpp"
#include "nashsolve/polynomial.hpp"
#include "star_system.hpp"

namespace nashsolve::nplayer {

/// The coefficients of the powers of p.
template <class P>
using InSecond = std::vector<P>;

template <class P>
void drop_zeros(InSecond<P>& a) {
  while (!a.empty() && a.back().is_zero()) a.pop_back();
}

/// A condition on the base and p alone.
template <class P>
struct OnSheetsCondition {
  InSecond<P> value;
  bool equality;
};

/// What a face comes to.
template <class P>
struct SheetSystem {
  std::size_t second = 0;
  /// C, B, A of the equation C + B p + A p^2 = 0.
  std::array<P, 3> q;
  /// The first two that p is from 0 to 1.
  std::vector<OnSheetsCondition<P>> conditions;
  /// Those who are known from others, and per each the values of its equation at both of its vertices, which
  /// are not of one sign.
  std::vector<std::size_t> known;
  std::vector<std::array<InSecond<P>, 2>> known_from;
};

/// One for each choice of the equations that others are known from, `most` at most. `mixing`: all players
/// with a choice, those of the base and `second` among them; `base`: the weights of its players' vertices, up
/// to a positive factor. None where one of the others is not known, or no equation is left that is of degree
/// 2 in p at most.
template <class P>
std::vector<SheetSystem<P>> sheet_systems(const std::vector<Corners>& conditions,
                                          const std::vector<std::size_t>& mixing,
                                          const std::map<std::size_t, std::vector<P>>& base,
                                          std::size_t second, std::size_t most);

extern template std::vector<SheetSystem<Polynomial>> sheet_systems(
    const std::vector<Corners>&, const std::vector<std::size_t>&,
    const std::map<std::size_t, std::vector<Polynomial>>&, std::size_t, std::size_t);
extern template std::vector<SheetSystem<Bivariate>> sheet_systems(
    const std::vector<Corners>&, const std::vector<std::size_t>&,
    const std::map<std::size_t, std::vector<Bivariate>>&, std::size_t, std::size_t);

}  // namespace nashsolve::nplayer
