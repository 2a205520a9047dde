// The exit codes that docs/batch.md promises, and how those of several games make one.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "nashsolve/solution.hpp"

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

struct ExitCodeRow {
  ExitCode code;
  /// In the words of docs/batch.md.
  std::string_view meaning;
};

inline constexpr std::array kExitCodeTable = {
    ExitCodeRow{ExitCode::success,
                "every game solved completely, or as far as --find and --limit asked; check: an equilibrium"},
    ExitCodeRow{ExitCode::failure,
                "some game could not be read or solved, has not what is asked for (a chart, the number of an "
                "equilibrium, the label of --start), or a result could not be written; the others were still "
                "solved; check: no equilibrium"},
    ExitCodeRow{ExitCode::usage, "the command line is wrong; check: the profile is none of the game"},
    ExitCodeRow{ExitCode::incomplete,
                "some result is incomplete: a time limit, or a part that was not decided"},
    ExitCodeRow{ExitCode::internal_error,
                "internal error: a self-check failed (the game is written to a file that the message names)"},
    ExitCodeRow{ExitCode::interrupted, "interrupted"},
};

/// How far a search came.
constexpr ExitCode exit_code_of(Status status) {
  switch (status) {
    case Status::complete:
    case Status::limit:
      return ExitCode::success;
    case Status::time_limit:
    case Status::memory_limit:
    case Status::undecided:
      return ExitCode::incomplete;
    case Status::interrupted:
      return ExitCode::interrupted;
  }
  return ExitCode::internal_error;
}

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
