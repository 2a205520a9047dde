// The families of games, for the help of `generate`.
#pragma once

#include <string>

namespace nashsolve::cli {

/// Whole lines, made from the table of families.
std::string family_notes();

}  // namespace nashsolve::cli
