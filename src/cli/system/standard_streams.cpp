#include "standard_streams.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string_view>

#include "exit_code.hpp"

namespace nashsolve::cli {

// NOLINTBEGIN(cppcoreguidelines-pro-type-vararg): POSIX has no others.

void open_standard_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(stream, F_GETFD) >= 0 || errno != EBADF) continue;
    // The lowest free number is taken: all below are open by now.
    if (open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY) != stream) {
      std::_Exit(static_cast<int>(ExitCode::failure));
    }
  }
}

void let_standard_streams_wait() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    const int flags = fcntl(stream, F_GETFL);
    if (flags >= 0 && (flags & O_NONBLOCK) != 0) fcntl(stream, F_SETFL, flags & ~O_NONBLOCK);
  }
}

// NOLINTEND(cppcoreguidelines-pro-type-vararg)

bool is_terminal(std::FILE* stream) {
  return isatty(fileno(stream)) == 1;
}

bool environment_allows_color() {
  // Nothing in the program writes to the environment.
  // NOLINTBEGIN(concurrency-mt-unsafe)
  const char* const no_color = std::getenv("NO_COLOR");
  const char* const terminal = std::getenv("TERM");
  // NOLINTEND(concurrency-mt-unsafe)
  const bool is_forbidden = no_color != nullptr && *no_color != '\0';
  return !is_forbidden && terminal != nullptr && std::string_view(terminal) != "dumb";
}

}  // namespace nashsolve::cli
