// Statements of what the indices of an array stand for, where it is not player 1's strategy first: `A[j][i]:
// i for player 1`, `first index: column player`, `u(s2, s1)`.
#pragma once

#include "phrase.hpp"

namespace nashsolve::formats {

bool tells_other_indices(const Phrase& said);

}  // namespace nashsolve::formats
