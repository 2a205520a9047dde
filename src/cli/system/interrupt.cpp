#include "interrupt.hpp"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>

#include "exit_code.hpp"

#if __has_include(<unistd.h>)
#include <unistd.h>
#define NASHSOLVE_HAS_UNISTD 1
#endif

namespace nashsolve::cli {

namespace {

static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may touch nothing else");

// NOLINTBEGIN(cppcoreguidelines-avoid-non-const-global-variables): all that a signal handler can reach.
std::atomic<bool> was_interrupted = false;
std::atomic<bool> is_waiting = false;
std::atomic<bool> has_unfinished_file = false;
std::array<char, 4096> unfinished_file = {};
// NOLINTEND(cppcoreguidelines-avoid-non-const-global-variables)

/// Only what a signal handler may do.
void end_at_once() {
  if (has_unfinished_file) {
#ifdef NASHSOLVE_HAS_UNISTD
    unlink(unfinished_file.data());
#else
    std::remove(unfinished_file.data());
#endif
  }
  std::_Exit(static_cast<int>(ExitCode::interrupted));
}

extern "C" void nashsolve_on_signal(int signal) {
  static_cast<void>(std::signal(signal, nashsolve_on_signal));
  if (is_waiting || was_interrupted) end_at_once();
  was_interrupted = true;
}

}  // namespace

void watch_for_interrupts() {
  // A system that refuses leaves the signals as they were.
  static_cast<void>(std::signal(SIGINT, nashsolve_on_signal));
  static_cast<void>(std::signal(SIGTERM, nashsolve_on_signal));
#ifdef SIGCHLD
  static_cast<void>(std::signal(SIGCHLD, SIG_DFL));
#endif
}

const std::atomic<bool>& interrupt_flag() {
  return was_interrupted;
}

WaitingForInput::WaitingForInput() {
  is_waiting = true;
  if (was_interrupted) end_at_once();
}

WaitingForInput::~WaitingForInput() {
  is_waiting = false;
}

void remove_on_interrupt(const std::string& path) {
  has_unfinished_file = false;
  if (path.empty() || path.size() >= unfinished_file.size()) return;
  *std::copy(path.begin(), path.end(), unfinished_file.begin()) = '\0';
  has_unfinished_file = true;
}

}  // namespace nashsolve::cli
