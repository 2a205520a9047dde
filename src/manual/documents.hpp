// What an installation holds beside the program for those who type its name: the man page and the completions
// of shells. All are made from the tables of src/cli, and the
// forms of games from docs/formats.md, when nashsolve is built.
#pragma once

#include <string>
#include <string_view>

namespace nashsolve::manual {

/// nashsolve.1. `date` is that of the version, as 2026-11-22; the document is docs/formats.md.
std::string man_page(std::string_view version, std::string_view date, std::string_view formats_document);

/// Of the man page, what forms of games there are, with the examples of docs/formats.md.
std::string forms_section(std::string_view formats_document);

std::string bash_completion();
std::string zsh_completion();
std::string fish_completion();

}  // namespace nashsolve::manual
