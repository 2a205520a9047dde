#include <cstdio>
#include <cstdlib>

#include "ample_stack.hpp"
#include "commands.hpp"
#include "freed_memory.hpp"
#include "number_memory.hpp"

int main(int argument_count, char** arguments) {
  nashsolve::cli::keep_freed_memory();
  nashsolve::reuse_number_memory();
  const int code =
      nashsolve::with_ample_stack([&] { return nashsolve::cli::run(argument_count, arguments); });
#ifndef NASHSOLVE_LOOKS_FOR_LEAKS
  // What is left is memory, which the system takes back at once.
  static_cast<void>(std::fflush(nullptr));
  std::_Exit(code);
#else
  return code;
#endif
}
