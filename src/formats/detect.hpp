// The format of an input, from what it holds. A file name's ending decides only where the content has two
// readings.
#pragma once

#include <optional>
#include <string_view>

#include "nashsolve/read.hpp"
#include "source_text.hpp"

namespace nashsolve::formats {

/// `{` begins JSON, `NFG` and `EFG` files of Gambit, brackets arrays. JSON whose first line is a whole object
/// is JSON Lines; so is JSON whose first line is broken while the second is a whole object. Numbers alone are
/// an lrsnash file where the first line has its sizes and the lines fit them, a GameTracer file where the
/// first two lines do and the count fits. Anything else is a table.
Format detect_format(std::string_view text);

/// What stands between fences of Markdown, ```json, where nothing stands around them; else all of it.
std::string_view within_fences(std::string_view text);
SourceText within_fences(const SourceText& source);

/// True where `text` is long enough to tell JSON from JSON Lines, and anything from both.
bool can_detect(std::string_view text);

/// JSON or JSON Lines, or nothing where the text is neither: to be asked before all of it is read.
std::optional<Format> detect_json(std::string_view text);

/// Fails where a matrix that an option announces may as well be what lrsnash reads.
void refuse_lrs_or_matrix(const SourceText& source);

}  // namespace nashsolve::formats
