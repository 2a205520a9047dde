// The installation that CTest makes before the tests that ask for it, and the tools that they use.
#pragma once

#include <string>

#include "program/program.hpp"

namespace nashsolve::test {

/// A path within the installation.
inline std::string installed(const std::string& path) {
  return std::string(NASHSOLVE_INSTALLATION) + "/" + path;
}

/// A shell command where the installed program comes first in PATH and nothing else of the environment
/// counts.
inline Outcome run_installed(const std::string& command) {
  return run_shell("export LC_ALL=C.UTF-8 PATH='" + installed("bin") +
                   "':\"$PATH\"\nunset MANPATH MANOPT GROFF_NO_SGR\n" + command);
}

inline bool has_tool(const std::string& name) {
  return run_shell("command -v " + name).code == 0;
}

/// Ends the test, visibly, where a tool is not there.
#define NASHSOLVE_NEEDS(tool) \
  if (!::nashsolve::test::has_tool(tool)) GTEST_SKIP() << (tool) << " is not installed"

}  // namespace nashsolve::test
