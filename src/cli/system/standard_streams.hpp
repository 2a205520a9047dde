// The three descriptors that every program expects to be open, and the terminal that they may lead to.
#pragma once

#include <cstdio>

namespace nashsolve::cli {

/// Opens those of 0 to 2 that the caller has closed, so that no file gets their number and what is meant for
/// people never enters a result. Reading from or writing to one opened so fails, as it would if it were
/// closed. Ends the program where that cannot be done.
void open_standard_streams();

/// Has them wait until there is something to be read, or room to write, as shells do: the caller may have set
/// them not to (O_NONBLOCK), and then a pause of the writer is an error of reading.
void let_standard_streams_wait();

/// False where the system cannot tell.
bool is_terminal(std::FILE* stream);
/// Neither NO_COLOR (https://no-color.org) nor a terminal that calls itself dumb forbids colours.
bool environment_allows_color();

}  // namespace nashsolve::cli
