// Where the program nashsolve-render is.
#pragma once

#include <filesystem>

namespace nashsolve::plot {

/// Beside the running program, as it is where both were built; where an installation puts it, which may have
/// been moved; where the installation of this library put it. Empty if it is in none of these.
std::filesystem::path find_renderer();

}  // namespace nashsolve::plot
