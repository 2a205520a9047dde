// Players in lists: what stands first is player 1's. `(payoff of B, payoff of A)`, `Payoffs: matrix player,
// row player, column player` and `1. Ann is the column player` say otherwise.
#pragma once

#include <string_view>
#include <vector>

#include "phrase.hpp"

namespace nashsolve::formats {

/// What commas and semicolons divide, empty items included.
std::vector<std::string_view> items_of(std::string_view list);

/// Whether payoffs are listed in another order than the players.
bool lists_payoffs_of_others(const Phrase& said);

/// Whether a list counts the column player first, or the row player second.
bool counts_choices_of_others(std::string_view text);

/// `The row player is B`, `Row player: B, column player: A`, `A = column player`; not `The column player is a
/// fool`, `Row player: B dominates A`.
bool gives_place_to_letter(std::string_view text);

}  // namespace nashsolve::formats
