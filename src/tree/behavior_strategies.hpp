// Behaviour strategies as a profile of the reduced strategic form: a strategy has the probability with which
// its choices are made one after the other (Kuhn 1953).
#pragma once

#include <cstdint>

#include "nashsolve/profile.hpp"
#include "nashsolve/tree.hpp"
#include "play.hpp"

namespace nashsolve {

/// Leaves out what is said of sets that their players' own moves exclude, unless something is said of every
/// set, which then counts in subgames that are not reached.
void forget_excluded(const GameTree& tree, Behavior& behavior);

/// The first set of which nothing is said, though its player's own moves let the play come there; kNone where
/// there is none.
std::uint32_t first_unsaid(const GameTree& tree, const Behavior& behavior);

/// Requires that nobody forgets having moved, and that first_unsaid() finds none.
Profile profile_of(const TreeForm& form, const Behavior& behavior);

}  // namespace nashsolve
