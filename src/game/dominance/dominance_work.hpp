// How much is done for dominated strategies: pure dominators are looked for however long it takes, mixed ones
// within a number of multiplications, so that the question ends, too, where nobody sets a limit.
#pragma once

#include <cstdint>

#include "dominance.hpp"

namespace nashsolve {

/// What the programs of one question, or of all rounds of an elimination, may multiply. Of alternating
/// offers, 80x3125, both questions end after 31 s of processor time, where they took more than ten minutes.
inline constexpr std::uint64_t kMostDominanceWork = std::uint64_t{1} << 34U;

/// As find_dominated, with so much work left, of which what is done is taken. Thoroughness::too_large where
/// that was not enough.
DominanceReport find_dominated_within(const Game& game, const Restriction& among, Dominance kind,
                                      const MustStop& must_stop, std::uint64_t& left);

}  // namespace nashsolve
