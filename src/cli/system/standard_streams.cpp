#include "standard_streams.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "exit_code.hpp"

namespace nashsolve::cli {

void open_standard_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    // NOLINTBEGIN(cppcoreguidelines-pro-type-vararg): POSIX has no others.
    if (fcntl(stream, F_GETFD) >= 0 || errno != EBADF) continue;
    // The lowest free number is taken: all below are open by now.
    if (open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY) != stream) {
      std::_Exit(static_cast<int>(ExitCode::failure));
    }
    // NOLINTEND(cppcoreguidelines-pro-type-vararg)
  }
}

}  // namespace nashsolve::cli
