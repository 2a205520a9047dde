// A stack that suffices, whatever the caller's limit (RLIMIT_STACK, `ulimit -s`) is: that of the first thread
// can grow no further than the limit, but a thread may be given one of any size (pthread_attr_setstacksize).
// Where the address space is limited (RLIMIT_AS, `ulimit -v`), the first thread's grows while there is some.
#pragma once

#include <functional>

namespace nashsolve {

/// What `work` returns; where the limit is small it is called in another thread, and threads that are made
/// from then on have a stack of the usual size, too. To be called by a program's first thread, before it
/// makes others. `work` lets no exception out. Ends the program with one line where the system makes no
/// thread.
int with_ample_stack(const std::function<int()>& work);

}  // namespace nashsolve
