// A file that appears under its name only when it is whole: it is written beside its place under a hidden
// name, handed to the disk, and renamed. Whenever the program or the machine stops, the place holds what was
// there before or all of what is new.
#pragma once

#include <cstdio>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

namespace nashsolve::cli {

/// A result could not be written; what() is the whole message.
class OutputError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// "NAME: cannot be written: REASON" for an error number.
OutputError cannot_be_written(const std::string& name, int error);

class WholeFile {
 public:
  /// Begins the file at `path`. What is in its place is kept until finish(); through a link, the file that it
  /// leads to is replaced. Throws OutputError, as all below.
  explicit WholeFile(const std::filesystem::path& path);
  /// Removes what finish() has not put in place.
  ~WholeFile();
  WholeFile(const WholeFile&) = delete;
  WholeFile& operator=(const WholeFile&) = delete;

  [[nodiscard]] std::FILE* stream() const { return stream_; }
  [[nodiscard]] const std::filesystem::path& temporary() const { return temporary_; }
  void write(std::string_view text);
  /// Requires that nothing is written afterwards.
  void finish();

 private:
  [[noreturn]] void fail() const;

  std::string name_;
  std::filesystem::path target_;
  /// Empty once there is nothing to be removed.
  std::filesystem::path temporary_;
  std::FILE* stream_ = nullptr;
};

/// Removes what programs that were killed left unfinished below the folder, of files whose names end so.
void remove_unfinished(const std::filesystem::path& folder, std::string_view ending);

}  // namespace nashsolve::cli
