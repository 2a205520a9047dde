// What a remark says of the payoffs of one cell where the table has others: `(B, R) gives 0 to both`. One of
// the two is wrong, or the table stands the other way round.
#pragma once

#include <vector>

#include "nashsolve/game.hpp"
#include "passed_over.hpp"
#include "source_text.hpp"

namespace nashsolve::formats {

/// Fails where a remark that says nothing else does.
void refuse_false_cells(const SourceText& source, const std::vector<Remark>& remarks,
                        const std::vector<Player>& players, const std::vector<PayoffTable>& tables);

}  // namespace nashsolve::formats
