// Runs ECharts in a JavaScript engine (Duktape) that sees nothing of the machine: text goes in, SVG comes
// out.
#pragma once

#include <string>
#include <string_view>

namespace nashsolve::render {

/// Throws std::runtime_error with what the script complained of.
std::string svg_of(std::string_view option, int width, int height);

}  // namespace nashsolve::render
