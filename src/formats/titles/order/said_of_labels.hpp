// Statements of what players choose by the labels of strategies: `Player 2 chooses T or B`, where T and B are
// rows.
#pragma once

#include <string_view>
#include <vector>

#include "nashsolve/game.hpp"
#include "passed_over.hpp"
#include "source_text.hpp"

namespace nashsolve::formats {

/// Whether the text gives a player strategies of another one, and none of his own.
bool gives_labels_to_other(std::string_view text, const std::vector<Player>& players);

/// Fails where a remark does.
void refuse_labels_of_others(const SourceText& source, const std::vector<Player>& players,
                             const std::vector<Remark>& remarks);

}  // namespace nashsolve::formats
