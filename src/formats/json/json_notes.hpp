// What stands beside the payoffs of a game in JSON. Notes are passed over, and read only for statements that
// make another game of the payoffs (`"unit": "years in prison"`). An unknown key has a warning; one whose
// name or content could change what the numbers mean (`"transpose": true`, `"discount": 0.9`, rows of
// numbers) is refused.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "json_tree.hpp"
#include "nashsolve/game.hpp"
#include "reading.hpp"
#include "source_text.hpp"

namespace nashsolve::formats {

/// Fails at `offset` where the value may mean something for the payoffs; an unknown key that is passed over
/// has a warning.
void pass_over(const SourceText& source, Reading& reading, bool has_objective, const std::string& key,
               std::size_t offset, const JsonValue& value);

/// Fails where an entry such as `"type": "zero-sum"` or `"is_symmetric": true` says of the payoffs of two
/// players what they are not.
void check_type(const SourceText& source, const std::string& key, std::size_t offset, const JsonValue& value,
                const std::vector<PayoffTable>& tables, const std::vector<std::size_t>& counts);

}  // namespace nashsolve::formats
