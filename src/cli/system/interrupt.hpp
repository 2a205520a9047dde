// Ctrl-C and SIGTERM.
//
// While the program waits for input a signal ends it at once. Otherwise it sets a flag that the search
// watches, so that what was found is still printed; a second signal ends the program at once.
#pragma once

#include <atomic>
#include <string>

namespace nashsolve::cli {

/// From now on signals are handled as said above, and children can be waited for, even if the caller ignored
/// SIGCHLD.
void watch_for_interrupts();

/// True once a signal came.
const std::atomic<bool>& interrupt_flag();

/// While one of these lives, a signal ends the program at once.
class WaitingForInput {
 public:
  WaitingForInput();
  ~WaitingForInput();
  WaitingForInput(const WaitingForInput&) = delete;
  WaitingForInput& operator=(const WaitingForInput&) = delete;
};

/// An unfinished file to be removed when a signal ends the program; none if empty.
void remove_on_interrupt(const std::string& path);

}  // namespace nashsolve::cli
