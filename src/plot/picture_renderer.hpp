// Option objects drawn as SVG and PNG by the library nashsolve_render, which is loaded when it is needed: it
// holds a JavaScript engine and an SVG renderer, which the program must not pay for at each start.
#pragma once

#include <string>
#include <string_view>

#include "echarts_option.hpp"
#include "nashsolve/plot.hpp"

namespace nashsolve::plot {

/// The bytes of the picture. Requires svg or png. Throws PictureError.
std::string drawn(const std::string& option, const Size& size, PictureFormat format);

}  // namespace nashsolve::plot
