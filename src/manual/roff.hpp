// Text in the language of man pages, man(7).
#pragma once

#include <string>
#include <string_view>

namespace nashsolve::manual {

/// So that roff prints the text as it stands: minus signs and straight quotes that can be copied to a shell,
/// and no request where a line begins with a dot.
std::string escaped(std::string_view text);

/// Escaped, in lines that are not long.
std::string filled(std::string_view text);

/// Escaped, in bold and in italics.
std::string bold(std::string_view text);
std::string italic(std::string_view text);

/// Escaped lines as they stand, without filling.
std::string verbatim(std::string_view lines);

/// Whole lines: those that are indented are printed as they stand, the others are filled; an empty line ends
/// a paragraph.
std::string paragraphs(std::string_view lines);

}  // namespace nashsolve::manual
