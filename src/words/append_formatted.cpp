#include "append_formatted.hpp"

#include <iterator>

namespace nashsolve::report {

void append_arguments(std::string& out, fmt::string_view pattern, fmt::format_args arguments) {
  fmt::vformat_to(std::back_inserter(out), pattern, arguments);
}

}  // namespace nashsolve::report
