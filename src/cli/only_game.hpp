// The commands that take one game.
#pragma once

#include <string>

#include "nashsolve/read.hpp"
#include "options.hpp"

namespace nashsolve::cli {

/// The only game that the argument names. Throws UsageError where it names none or several, and InputError.
LoadedGame read_only_game(const std::string& argument, const Options& options);

/// The only argument of a command. Throws UsageError where there are none or several.
const std::string& only_argument(const Options& options);

}  // namespace nashsolve::cli
