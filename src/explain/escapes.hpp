// Labels as data: whatever they hold, Markdown and LaTeX show it as it is.
#pragma once

#include <string>
#include <string_view>

namespace nashsolve::explain {

/// Printable text as CommonMark with GitHub's extensions shows it, wherever in a line, cell or list it
/// stands.
std::string escaped_for_markdown(std::string_view text);

/// The fence of a code block that holds these lines: longer than every run of backticks in them.
std::string fence_around(std::string_view lines);

/// Printable text in LaTeX's text mode, wherever it stands: no optional argument, no ligature. Characters
/// that not every engine knows are left to the macro of kLatexMissing, which shows them where the font has
/// them, and their numbers elsewhere.
std::string escaped_for_latex(std::string_view text);

/// Its definition.
extern const std::string_view kLatexMissing;

}  // namespace nashsolve::explain
