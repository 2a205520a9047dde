// An equilibrium of a region in which two players move, by Lemke's method on their sequences (Koller, Megiddo
// and von Stengel 1996).
#pragma once

#include <array>
#include <cstdint>
#include <functional>

#include "region.hpp"

namespace nashsolve::tree {

/// Rows of the complementarity problem, for players with so many sequences and information sets.
std::size_t lemke_rows(std::size_t sequences, std::size_t sets);

/// Fills in what both do in the region. False where `must_stop` became true.
bool fill_equilibrium(const GameTree& tree, const Region& region, std::array<std::uint32_t, 2> players,
                      const Worth& worth, Behavior& behavior, const std::function<bool()>& must_stop);

}  // namespace nashsolve::tree
