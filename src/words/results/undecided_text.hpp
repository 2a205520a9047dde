// What a search left undecided: supports, their indifference equations, and boxes that contain the rest.
//
// x2(L) is the probability with which player 2 plays L, U2(L) what L is worth to player 2. As U is linear in
// every opponent's probabilities, an equation is a sum of terms, one for each combination of the opponents'
// strategies.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "nashsolve/game.hpp"
#include "nashsolve/solution.hpp"
#include "text_page.hpp"

namespace nashsolve::report {

/// Longer equations are left out.
inline constexpr std::size_t kMostTermsInJson = 1000;

/// How many terms an equation of the supports can have.
std::size_t most_terms(const std::vector<std::vector<std::uint32_t>>& supports);

/// "U1(T) = U1(B): 3 x2(L) x3(l) - x2(R) x3(r) = 0" for each player and strategy after the first; those that
/// hold everywhere are not listed. Payoffs are the user's own numbers.
std::vector<std::string> indifference_equations(const Game& game,
                                                const std::vector<std::vector<std::uint32_t>>& supports);

/// A list of the regions, the first of them if not `verbose`; else the first with equations and boxes.
void print_undecided(TextPage& page, const Game& game, const std::vector<UndecidedRegion>& regions,
                     bool verbose);

}  // namespace nashsolve::report
