// Titles and names that call the numbers costs: `Cost matrix`, `Costs of player 1`, `cost_A`, `Ann's losses`.
// Read as payoffs, of which players want more, they would be another game.
#pragma once

#include <cstddef>
#include <string_view>

#include "nashsolve/read.hpp"
#include "source_text.hpp"

namespace nashsolve::formats {

/// True where the text says nothing but that, and whose they are: no `Cost sharing`, no `Low-cost airlines`.
bool names_costs(std::string_view text);

/// Fails where the text does, unless the options say that the numbers are costs.
void refuse_costs(const SourceText& source, const ReadOptions& options, std::size_t offset,
                  std::string_view text);

}  // namespace nashsolve::formats
