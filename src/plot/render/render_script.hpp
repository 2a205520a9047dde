// ECharts and the function `render` of render.js, as one script of ECMAScript 5.
#pragma once

#include <string_view>

namespace nashsolve::render {

std::string_view script();

}  // namespace nashsolve::render
