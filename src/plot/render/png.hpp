// SVG as PNG.
#pragma once

#include <string>
#include <string_view>

namespace nashsolve::render {

/// At twice the resolution, for screens that have it. Throws std::runtime_error.
std::string png_of(std::string_view svg, int width, int height);

}  // namespace nashsolve::render
