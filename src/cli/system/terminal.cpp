#include "terminal.hpp"

#include <cstdlib>
#include <string_view>

#if __has_include(<unistd.h>)
#include <unistd.h>
#define NASHSOLVE_HAS_UNISTD 1
#endif

namespace nashsolve::cli {

bool is_terminal([[maybe_unused]] std::FILE* stream) {
#ifdef NASHSOLVE_HAS_UNISTD
  return isatty(fileno(stream)) == 1;
#else
  return false;
#endif
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
