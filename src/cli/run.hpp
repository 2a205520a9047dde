// The whole program, but for main() itself, which need not know what the program is made of.
#pragma once

namespace nashsolve::cli {

/// From the words of the command line to the exit code.
int run(int argument_count, const char* const* arguments);

}  // namespace nashsolve::cli
