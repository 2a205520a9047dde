// The exit codes that README.md promises, and how those of several games make one.
#pragma once

#include <algorithm>
#include <array>

namespace nashsolve::cli {

enum class ExitCode {
  success = 0,
  /// Some game could not be read or solved, or a result could not be written; `check`: no equilibrium.
  failure = 1,
  /// The command line is wrong.
  usage = 2,
  /// Some game is incomplete.
  incomplete = 3,
  /// A self-check failed.
  internal_error = 70,
  interrupted = 130,
};

/// The graver of the two.
inline ExitCode worse(ExitCode a, ExitCode b) {
  constexpr std::array kByGravity = {ExitCode::success, ExitCode::incomplete,     ExitCode::failure,
                                     ExitCode::usage,   ExitCode::internal_error, ExitCode::interrupted};
  return std::find(kByGravity.begin(), kByGravity.end(), a) <
                 std::find(kByGravity.begin(), kByGravity.end(), b)
             ? b
             : a;
}

}  // namespace nashsolve::cli
