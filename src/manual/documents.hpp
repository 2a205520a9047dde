// What an installation holds beside the program for those who type its name: the man page and the completions
// of shells. All are made from the tables of src/cli when nashsolve is built.
#pragma once

#include <string>
#include <string_view>

namespace nashsolve::manual {

/// nashsolve.1. `date` is that of the version, as 2026-11-22.
std::string man_page(std::string_view version, std::string_view date);

std::string bash_completion();
std::string zsh_completion();
std::string fish_completion();

}  // namespace nashsolve::manual
