#include "interrupt.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <ctime>

#include "exit_code.hpp"
#include "unfinished_files.hpp"

namespace nashsolve::cli {

namespace {

static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free,
              "a signal handler may touch nothing else");

// NOLINTBEGIN(cppcoreguidelines-avoid-non-const-global-variables): all that a signal handler can reach.
std::atomic<bool> was_interrupted = false;
/// How many NothingToLose live: some within others.
std::atomic<int> living_without_loss = 0;
std::atomic<int> first_request = 0;
std::atomic<std::int64_t> time_of_first_request = 0;
// NOLINTEND(cppcoreguidelines-avoid-non-const-global-variables)

/// Only what a signal handler may do.
[[noreturn]] void end_at_once() {
  remove_unfinished_files();
  std::_Exit(static_cast<int>(ExitCode::interrupted));
}

std::int64_t milliseconds_now() {
  timespec now{};
  static_cast<void>(clock_gettime(CLOCK_MONOTONIC, &now));
  return std::int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1'000'000;
}

/// timeout(1) sends its signal to the program and to its group: so soon after the first, the same signal is
/// the same request.
bool is_echo(int signal) {
  constexpr std::int64_t kMostBetween = 300;
  return signal == first_request && milliseconds_now() - time_of_first_request < kMostBetween;
}

extern "C" void nashsolve_on_request_to_end(int signal) {
  if (!was_interrupted) {
    first_request = signal;
    time_of_first_request = milliseconds_now();
  }
  const bool is_second = was_interrupted.exchange(true) && !is_echo(signal);
  // A terminal that is closed sends SIGHUP more than once, and SIGXCPU comes every second.
  const bool may_insist = signal == SIGINT || signal == SIGTERM;
  if (living_without_loss > 0 || (is_second && may_insist)) end_at_once();
}

extern "C" void nashsolve_on_deadly_signal(int signal, siginfo_t* from, void* /*context*/) {
  // The write that made a file too large fails, too, and says more.
  if (signal == SIGXFSZ && from->si_pid == getpid()) return;
  remove_unfinished_files();
  static_cast<void>(std::signal(signal, SIG_DFL));
  static_cast<void>(std::raise(signal));
}

/// A signal that is ignored or handled already stays so. A system that refuses leaves it as it was.
void handle(int signal, const struct sigaction& action) {
  struct sigaction current = {};
  if (sigaction(signal, nullptr, &current) != 0 || current.sa_handler != SIG_DFL) return;
  static_cast<void>(sigaction(signal, &action, nullptr));
}

void handle_deadly(int signal) {
  struct sigaction deadly = {};
  deadly.sa_sigaction = nashsolve_on_deadly_signal;
  deadly.sa_flags = SA_RESTART | SA_SIGINFO;
  handle(signal, deadly);
}

/// At the hard limit of processor time the system kills, and `ulimit -t` sets both limits to the same: so
/// SIGXCPU is asked for sooner, by a second and a twentieth, in which what was found is written.
void leave_time_to_end() {
  rlimit time{};
  if (getrlimit(RLIMIT_CPU, &time) != 0 || time.rlim_max == RLIM_INFINITY) return;
  const rlim_t kept = 1 + time.rlim_max / 20;
  if (time.rlim_max <= kept || time.rlim_cur <= time.rlim_max - kept) return;
  time.rlim_cur = time.rlim_max - kept;
  static_cast<void>(setrlimit(RLIMIT_CPU, &time));
}

}  // namespace

void watch_for_signals() {
  struct sigaction request = {};
  request.sa_handler = nashsolve_on_request_to_end;
  request.sa_flags = SA_RESTART;
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGXCPU}) handle(signal, request);
  for (const int signal : {SIGQUIT, SIGXFSZ, SIGALRM, SIGUSR1, SIGUSR2, SIGVTALRM, SIGPROF, SIGABRT, SIGSEGV,
                           SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGSYS, SIGIO, SIGPWR, SIGSTKFLT}) {
    handle_deadly(signal);
  }
  for (int signal = SIGRTMIN; signal <= SIGRTMAX; ++signal) handle_deadly(signal);
  leave_time_to_end();
  static_cast<void>(std::signal(SIGPIPE, SIG_IGN));
  static_cast<void>(std::signal(SIGCHLD, SIG_DFL));
}

const std::atomic<bool>& interrupt_flag() {
  return was_interrupted;
}

NothingToLose::NothingToLose() {
  ++living_without_loss;
  if (was_interrupted) end_at_once();
}

NothingToLose::~NothingToLose() {
  --living_without_loss;
}

}  // namespace nashsolve::cli
