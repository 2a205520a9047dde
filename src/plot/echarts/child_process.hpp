// Another program run to its end: it is fed a text, and what it writes is collected.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nashsolve::plot {

struct EndedChild {
  std::string out;
  std::string err;
  /// Meaningful where no signal ended it.
  int exit_code = 0;
  /// The signal that ended it, or 0.
  int signal = 0;
};

/// Waits for the end. A Ctrl-C reaches the caller alone, which decides what becomes of the child's work.
/// Nothing where `must_stop`, asked every few milliseconds, ended it. Throws std::system_error where the
/// program cannot be run.
std::optional<EndedChild> run_child(const std::filesystem::path& program,
                                    const std::vector<std::string>& arguments, std::string_view input,
                                    const std::function<bool()>& must_stop = {});

}  // namespace nashsolve::plot
