// Runs the built program as its users do: through the shell, with files for its output.
#pragma once

#include <string>

namespace nashsolve::test {

struct Outcome {
  std::string out;
  std::string err;
  int code = -1;
};

/// `arguments` as one writes them in a shell, after the program's name; `input` is its standard input.
Outcome run_program(const std::string& arguments, const std::string& input = {});

/// A whole command of a POSIX shell; "$nashsolve" is the program.
Outcome run_shell(const std::string& command);

/// A folder of its own for a test, removed at its end.
class Scratch {
 public:
  Scratch();
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  /// Writes a file and returns its path.
  // NOLINTNEXTLINE(modernize-use-nodiscard): often the file is enough.
  std::string file(const std::string& name, const std::string& content) const;
  [[nodiscard]] std::string path(const std::string& name) const;

 private:
  std::string folder_;
};

std::string content_of(const std::string& path);

/// What follows a usage error, of a command that was named with a space behind it.
inline std::string hint_at_help(const std::string& command = "") {
  return "  hint: nashsolve " + command + "--help shows what there is\n";
}

}  // namespace nashsolve::test
