// From the words of the command line to Options.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "options.hpp"

namespace nashsolve::cli {

/// A wrong command line; what() says what was found and what was expected. Without a hint it is that help
/// which knows of it.
class UsageError : public std::runtime_error {
 public:
  explicit UsageError(const std::string& message, std::string hint = "")
      : std::runtime_error(message), hint_(std::move(hint)) {}

  [[nodiscard]] const std::string& hint() const { return hint_; }

 private:
  std::string hint_;
};

/// `words` come without the program's name. The first word that is no option may name a command; it is
/// `solve` otherwise. Throws UsageError.
Options parse_command_line(std::vector<std::string> words);

/// "nashsolve check --help shows what there is": the help that a wrong command line asks for.
std::string hint_at_help(std::vector<std::string> words);

/// The screen that `--help` shows: of the whole program, or of one command where it was named.
std::string main_help();
std::string command_help(Command command);

}  // namespace nashsolve::cli
