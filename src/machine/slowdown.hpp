// How much longer work takes than its own processor time, since others want the processor too.
#pragma once

namespace nashsolve {

/// Of the calling thread so far: (time it ran + time it waited to run) / time it ran, at least 1. Also 1
/// where the system does not tell, or before it ran for some milliseconds.
double slowdown_of_thread();

}  // namespace nashsolve
