// Option objects drawn as SVG and PNG by the program nashsolve-render (render/), which is run when it is
// needed: a JavaScript engine and an SVG renderer, which nashsolve must not pay for at each start.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "echarts_option.hpp"
#include "nashsolve/plot.hpp"

namespace nashsolve::plot {

/// The bytes of the picture; nothing where `must_stop` ended it. Requires svg or png. Throws PictureError.
std::optional<std::string> drawn(const std::string& option, const Size& size, PictureFormat format,
                                 const std::function<bool()>& must_stop = {});

}  // namespace nashsolve::plot
