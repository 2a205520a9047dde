// Where results go: standard output, or a file that appears under its name only when it is whole.
//
// Every failed write is seen: a full disk is an error that names the file; a reader that closed the pipe is
// none, it had enough.
#pragma once

#include <cstdio>
#include <exception>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "whole_file.hpp"

namespace nashsolve::cli {

/// The reader of standard output is gone.
class ClosedPipe : public std::exception {};

/// Whether the reader of a pipe may leave before its end: of a result he had enough, of what is written
/// besides it something is missing.
enum class Reader { may_leave, must_stay };

class Output {
 public:
  /// To the file at `path`, or to standard output where it is empty. A device, a pipe, or what the caller has
  /// opened already (/dev/stdout) is written to directly. Throws OutputError, as all below.
  explicit Output(const std::string& path, Protection protection = Protection::keep,
                  Reader reader = Reader::may_leave);
  /// Removes what finish() has not put in place.
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  void write(std::string_view text);
  /// What write() takes; must not outlive this.
  [[nodiscard]] std::function<void(std::string_view)> sink() {
    return [this](std::string_view text) { write(text); };
  }
  /// Hands what was written to the system.
  void flush();
  /// Requires that nothing is written afterwards.
  void finish();

  [[nodiscard]] bool is_terminal() const;
  /// Whether what is in its place stays unless finish() is called.
  [[nodiscard]] bool is_file() const { return file_.has_value(); }

 private:
  [[noreturn]] void fail() const;

  std::FILE* stream_;
  std::string name_;
  Reader reader_;
  /// Empty where the stream writes to its place directly.
  std::optional<WholeFile> file_;
};

}  // namespace nashsolve::cli
