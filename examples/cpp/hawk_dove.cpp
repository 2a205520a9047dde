// How the equilibria of Hawk-Dove change with the cost of a fight (Maynard Smith and Price 1973).
// Two animals meet over a prize. Two hawks fight, and each wins as often as the other; a dove leaves the
// prize to a hawk; two doves share it.
//
//     cmake -S . -B build && cmake --build build && build/hawk_dove
//
// or, without CMake:
//
//     c++ -std=c++20 hawk_dove.cpp $(pkg-config --cflags --libs nashsolve) -o hawk_dove
#include <iostream>
#include <nashsolve/exact.hpp>
#include <nashsolve/game.hpp>
#include <nashsolve/solve.hpp>

namespace {

nashsolve::Game hawk_dove(const nashsolve::Rational& prize, const nashsolve::Rational& cost) {
  const nashsolve::Rational fight = (prize - cost) / 2;
  const nashsolve::Rational share = prize / 2;
  return nashsolve::bimatrix_game({{fight, prize}, {0, share}}, {{fight, 0}, {prize, share}}, "Hawk-Dove");
}

}  // namespace

int main() {
  const nashsolve::Rational prize = 4;
  std::cout << "cost   probabilities of Hawk, in every equilibrium\n";
  for (int cost = 2; cost <= 10; cost += 2) {
    const nashsolve::VerifiedSolution result = nashsolve::solve(hawk_dove(prize, cost));
    std::cout << cost;
    for (const nashsolve::Equilibrium& equilibrium : result.solution().equilibria) {
      const nashsolve::Profile& profile = equilibrium.exact();
      std::cout << "   " << nashsolve::to_string(profile[0].probability(0)) << ' '
                << nashsolve::to_string(profile[1].probability(0));
    }
    for (const nashsolve::Component& component : result.solution().components) {
      if (component.is_isolated() == false) std::cout << "   and a continuum between such";
    }
    std::cout << '\n';
  }
}
