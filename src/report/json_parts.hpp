// What was asked for and counted; and of a search that was stopped or divided what is still to be done, and
// which part of it a result is of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "json_writer.hpp"
#include "nashsolve/report.hpp"
#include "nashsolve/solution.hpp"

namespace nashsolve::report {

/// The options that were given, where the document has to say so.
void write_asked(JsonWriter& json, const AskedOptions& asked);

void write_statistics(JsonWriter& json, const std::vector<std::pair<std::string, std::uint64_t>>& counts,
                      bool with_time, double seconds);

/// Writes nothing of a whole search that came to its end.
void write_parts(JsonWriter& json, const Solution& solution, std::string_view game_sha256,
                 const AskedOptions& asked, std::size_t player_count);

}  // namespace nashsolve::report
