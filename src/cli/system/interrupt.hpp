// What signals do.
//
// Ctrl-C, SIGTERM, SIGHUP and SIGXCPU set a flag that the search watches, so that what was found is still
// printed; where there is nothing to be lost they end the program at once. So does a second Ctrl-C or
// SIGTERM that does not come together with the first, as those of timeout(1) do. Other signals that end a
// program end it, but leave no unfinished file. What the caller ignores stays ignored.
#pragma once

#include <atomic>

namespace nashsolve::cli {

/// From now on signals are handled as said above, readers that go away are errors of writing, and children
/// can be waited for, even if the caller ignored SIGCHLD.
void watch_for_signals();

/// True once the program was asked to end.
const std::atomic<bool>& interrupt_flag();

/// While one of these lives nothing is to be lost: for waiting until a file can be opened, and for reading.
class NothingToLose {
 public:
  NothingToLose();
  ~NothingToLose();
  NothingToLose(const NothingToLose&) = delete;
  NothingToLose& operator=(const NothingToLose&) = delete;
};

}  // namespace nashsolve::cli
