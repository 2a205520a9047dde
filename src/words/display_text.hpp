// Text as a terminal shows it: how many columns it takes, and control characters made visible.
//
// Widths follow the East Asian Width property and grapheme clusters (Unicode Standard Annexes 11 and 29), as
// utf8proc knows them: a CJK character or an emoji sequence takes two columns, a combining mark none.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace nashsolve::report {

/// The columns that `text` takes. Requires printable text (see below).
std::size_t display_width(std::string_view text);

/// `text` with everything that could move the cursor, hide or reorder other text escaped: control and format
/// characters (`\n`, `\x1b`, `\u202e`), line separators, what is no character, and bytes that are no UTF-8
/// (`\xff`). Empty text and
/// text with a blank at either end comes in double quotes, so that it can be seen.
std::string printable(std::string_view text);

/// Takes the first character off printable text, which is not empty.
char32_t take_character(std::string_view& text);

/// `text` and blanks up to `width` columns; to the left of it for `pad_left`.
std::string pad_right(std::string_view text, std::size_t width);
std::string pad_left(std::string_view text, std::size_t width);

/// The longest beginning of `text` that leaves room for "..." within `width` columns; all of it where it
/// fits.
std::string shortened(std::string_view text, std::size_t width);

}  // namespace nashsolve::report
