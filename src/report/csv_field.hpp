// One field of a CSV result (RFC 4180).
#pragma once

#include <string>
#include <string_view>

#include "nashsolve/report.hpp"

namespace nashsolve::report {

/// In quotes where it has to be. What is no UTF-8 gets U+FFFD.
std::string field(std::string_view text, const CsvOptions& options);

}  // namespace nashsolve::report
