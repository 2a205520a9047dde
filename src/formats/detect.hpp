// The format of an input whose name does not tell it.
#pragma once

#include <string_view>

#include "nashsolve/read.hpp"

namespace nashsolve::formats {

/// `{` begins JSON, `NFG` a strategic-form file of Gambit; two whole numbers alone on the first line, and no
/// separator of fields below, are the size that begins an lrsnash file; anything else is CSV. JSON whose
/// first line is a whole object is JSON Lines. So is JSON whose first line is broken while the second is a
/// whole object.
Format detect_format(std::string_view text);

/// True where `text` is long enough for detect_format.
bool can_detect(std::string_view text);

}  // namespace nashsolve::formats
