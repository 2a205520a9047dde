// The three descriptors that every program expects to be open.
#pragma once

namespace nashsolve::cli {

/// Opens those of 0 to 2 that the caller has closed, so that no file gets their number and what is meant for
/// people never enters a result. Reading from or writing to one opened so fails, as it would if it were
/// closed. Ends the program where that cannot be done.
void open_standard_streams();

/// Has them wait until there is something to be read, or room to write, as shells do: the caller may have set
/// them not to (O_NONBLOCK), and then a pause of the writer is an error of reading.
void let_standard_streams_wait();

}  // namespace nashsolve::cli
