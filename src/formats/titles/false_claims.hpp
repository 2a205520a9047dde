// What words claim of all payoffs of two players, where the payoffs belie it: that they add up to the same
// everywhere (`Zero-sum game`), that the game is symmetric (`"type": "symmetric"`), also where the players
// call the same strategies by other names. One of the two is wrong.
#pragma once

#include <cstddef>
#include <vector>

#include "nashsolve/game.hpp"
#include "phrase.hpp"
#include "source_text.hpp"

namespace nashsolve::formats {

/// Fails where the words of a key or a value claim what does not hold.
void refuse_false_claim(const SourceText& source, std::size_t offset, const Phrase& said,
                        const std::vector<PayoffTable>& tables, std::size_t rows);

/// Whether a title or a remark says that the payoffs add up to the same everywhere, or that the game is
/// symmetric, and nothing else: `A two-player zero-sum game`, not `From zero-sum thinking to cooperation`;
/// and a key, `is_symmetric`, not `allow_zero_sum`.
bool is_claim_of_all(const Phrase& said);

}  // namespace nashsolve::formats
