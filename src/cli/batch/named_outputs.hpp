// The files that a command line names for one run to write: none of them is read by it, and no two are one,
// for each would replace the other.
#pragma once

#include <string>
#include <string_view>

#include "command_line.hpp"
#include "game_stream.hpp"

namespace nashsolve::cli {

/// Throws UsageError where two options name one place. What a search has so far may stand where its result
/// will.
void require_distinct_outputs(const Options& options);

/// Throws OutputError where something would be written to one of the games.
void require_outputs_beside(const GameStream& games, const Options& options);

/// The same of another file that is read.
void require_outputs_beside(const std::string& input, std::string_view what, const Options& options);

}  // namespace nashsolve::cli
