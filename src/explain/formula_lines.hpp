// A formula of plain text in the lines of a page: it goes on below, further to the right, where it is too
// long for one.
#pragma once

#include <string>
#include <string_view>

namespace nashsolve::explain {

/// For a line that is indented by report::kIndent. Breaks stand before signs that are in no parentheses, and
/// behind ", so"; a side of an equation that fits into one line is not divided.
std::string broken_formula(std::string_view formula);

}  // namespace nashsolve::explain
