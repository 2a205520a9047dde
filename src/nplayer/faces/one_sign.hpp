// A combination of one player's conditions that has one sign only, though none of them has.
//
// Equations count with any factor, inequalities with one that is not negative. Where such a sum is at least 0
// at all vertex profiles, it must vanish: somebody does without a vertex wherever it is positive. So a
// support goes at which an unused strategy pays no less anywhere than a combination of used ones and more
// somewhere, as an effort between two others in games of minimum effort.
#pragma once

#include <cstddef>
#include <optional>

#include "faces.hpp"

namespace nashsolve::nplayer {

/// An equation that follows from the player's conditions, at least 0 at all vertex profiles and positive at
/// one. Nothing where there is none, or where there are very many vertex profiles or it is time to stop.
std::optional<Condition> one_sign_combination(const Face& face, std::size_t player, const StopTest& stop);

}  // namespace nashsolve::nplayer
