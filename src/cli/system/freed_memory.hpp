// What becomes of large blocks that are freed. A search of three and more players copies a relaxation for
// each node, 50 to 300 KB, and frees it soon. glibc gives such blocks back to the system at once, which has
// to clear their pages again for the next one and to tell the other cores: a sixth of the time of a 6x6x6
// game. So the program keeps some.
#pragma once

namespace nashsolve::cli {

/// To be called first, by the program alone. Does nothing with another C library.
void keep_freed_memory();

}  // namespace nashsolve::cli
