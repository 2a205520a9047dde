// fmt::format_to() at the end of a string, instantiated in one place: in each room it is 60 kB of code, which
// take 3 s to compile.
#pragma once

#include <fmt/format.h>

#include <string>

namespace nashsolve::report {

void append_arguments(std::string& out, fmt::string_view pattern, fmt::format_args arguments);

template <typename... Args>
void append_formatted(std::string& out, fmt::format_string<Args...> pattern, Args&&... args) {
  append_arguments(out, pattern, fmt::make_format_args(args...));
}

}  // namespace nashsolve::report
