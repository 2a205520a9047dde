// How wide text is: as Pango lays it out, which is what draws it in PNG.
#pragma once

#include <string_view>

namespace nashsolve::render {

/// In pixels. `font` is the shorthand of CSS, like "bold 12px sans-serif".
double text_width(std::string_view text, std::string_view font);

}  // namespace nashsolve::render
