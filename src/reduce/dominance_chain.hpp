// A strict dominator that weak dominators make one after the other, found and proved in integers.
//
// If strategy s were a best response, whatever weakly dominates it would say that the others use only the
// choices at which the two are worth the same; among those another one may weakly dominate s, and so on.
// Where in the end none of their choices is left, s is no best response to anything, so it is strictly
// dominated (Pearce 1984): by all the dominators together, each with so much weight that at the choices that
// it rules out the later ones cannot take away what it gains. In traveller's dilemmas and auctions such
// weights fall by a factor from one to the next, which doubles lose after some fifty.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "dominator.hpp"
#include "nashsolve/profile.hpp"

namespace nashsolve::reduce {

/// A mixture of `others` that is worth more than the strategy at each of `cells`, positions in
/// OwnPayoffs::first_cells; nothing where there is no chain. Adds what it looked at to `work`.
std::optional<MixedStrategy> chain_of_dominators(const OwnPayoffs& own, std::uint32_t strategy,
                                                 const std::vector<std::uint32_t>& others,
                                                 const std::vector<std::uint32_t>& cells,
                                                 std::uint64_t& work);

}  // namespace nashsolve::reduce
