// Titles and names that say that the numbers are not what they would be read as, payoffs with a row for each
// strategy of player 1: costs (`Cost matrix`, `cost_A`, `Ann's losses`), or a matrix that is transposed or
// negated (`B^T`, `B_transposed`, `-B`). They would make another game.
#pragma once

#include <cstddef>
#include <string_view>

#include "nashsolve/read.hpp"
#include "phrase.hpp"
#include "source_text.hpp"

namespace nashsolve::formats {

/// True for a statement, whatever else the text says: `The numbers are costs`, `Each entry is the time in
/// prison`, `Lower is better`; not for `Travel costs are high` and `The cost of entry is 2`.
bool states_costs(const Phrase& said);

/// True where the text states it, or says nothing but that, and whose they are: no `Cost sharing`, no
/// `Low-cost airlines`. `names` is how many words may be a name: `Costs of Ann`, `Travel costs`.
bool names_costs(const Phrase& said, std::size_t names = 1);

/// Whether the names of two players are all that: `cost1` and `cost2`.
bool name_costs(std::string_view row, std::string_view column);

/// Fails where the text does, unless the options say that the numbers are costs.
void refuse_costs(const SourceText& source, const ReadOptions& options, std::size_t offset,
                  const Phrase& said, std::size_t names = 1);

[[noreturn]] void fail_for_costs(const SourceText& source, std::size_t offset, std::string_view text);

/// True where a word of the text is one for transposed, and none is not.
bool is_called_transposed(const Phrase& said);

/// True for `B^T`, `B_T`, `B'`, `B transposed` and `-B`.
bool names_transposed(std::string_view text);

/// Fails where the text does.
void refuse_transposed(const SourceText& source, std::size_t offset, std::string_view text);

}  // namespace nashsolve::formats
