// More of what holds at the equilibria of a support at which all its strategies are used: forms of degree 2
// in each player's strategy, where interior_equations.hpp has those of degree 1.
//
// Known forms times monomials are forms of degree 2 that vanish. Let some of them be divided by what holds
// where x_j(s) is 0: a combination of which nothing is left there (a syzygy of the equations of the support
// without s) is x_j(s) times a form g, of degree 1 in j's strategy, and g vanishes, too, as x_j(s) is
// positive. With g more combinations may come about, and so on. Where profiles of smaller supports solve the
// equations singularly, g most often is not 0, so that no equilibrium is near.
//
// Which products depend on which is guessed modulo a prime. The combination itself is then solved for exactly
// and multiplied out, so that nothing rests on the guess.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "nashsolve/exact.hpp"
#include "stop.hpp"
#include "support_system.hpp"

namespace nashsolve::nplayer {

struct SquareForm {
  /// Per player, 2 at most.
  std::vector<std::size_t> degrees;
  /// Over the products of a monomial of each player, the last player's fastest: of degree 0 one, of degree 1
  /// the probabilities, of degree 2 their products x(a) x(b), a <= b, in the order of a, then b.
  std::vector<Integer> coefficients;
};

struct SquareForms {
  /// Nothing solves them: there is no such equilibrium.
  bool are_contradictory = false;
  /// What was found; none that is a combination of products of the equations and the ones before.
  std::vector<SquareForm> forms;
};

/// The place of x(a) x(b), a <= b, among the products of two of so many probabilities.
inline std::size_t pair_place(std::size_t strategies, std::size_t a, std::size_t b) {
  return a * (2 * strategies - a + 1) / 2 + (b - a);
}

/// Nothing where there are none, where there are too many monomials, or where `stop` says so.
std::optional<SquareForms> square_forms(const SupportSystem& system, const StopTest& stop);

}  // namespace nashsolve::nplayer
