// What the program is connected to.
#pragma once

#include <cstdio>

namespace nashsolve::cli {

/// False where the system cannot tell.
bool is_terminal(std::FILE* stream);

/// Neither NO_COLOR (https://no-color.org) nor a terminal that calls itself dumb forbids colours.
bool environment_allows_color();

}  // namespace nashsolve::cli
