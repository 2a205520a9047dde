// A file that appears under its name only when it is whole: it is written beside its place under a hidden
// name, handed to the disk, and renamed. Whenever the program or the machine stops, the place holds what was
// there before or all of what is new.
//
// While a file is unfinished its writer holds a lock on it (flock), which the system takes away when the
// writer ends, however it ends. So a later run can tell what was left by a dead one and what another is at.
#pragma once

#include <cstdio>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "descriptor.hpp"
#include "place.hpp"
#include "unfinished_files.hpp"

namespace nashsolve::cli {

/// Whether a file that the user may not write is replaced where its folder lets him.
enum class Protection { keep, override };

class WholeFile {
 public:
  /// Begins the file at `path`. What is in its place is kept until finish(), and its owner, group and
  /// permissions afterwards; through a link, the file that it leads to is replaced. A device or a pipe is
  /// refused. Throws OutputError, as all below.
  explicit WholeFile(const std::filesystem::path& path, Protection protection = Protection::keep);
  /// Removes what finish() has not put in place.
  ~WholeFile();
  WholeFile(const WholeFile&) = delete;
  WholeFile& operator=(const WholeFile&) = delete;

  [[nodiscard]] std::FILE* stream() const { return stream_; }
  void write(std::string_view text);
  /// Requires that nothing is written afterwards.
  void finish();
  /// The same, but leaves alone what another process has put in its place since this one began if `is_kept`
  /// then says so.
  void finish_unless(const std::function<bool()>& is_kept);

 private:
  void hand_to_disk() const;
  void replace() const;
  void close_in_place();
  void begin(bool is_private);
  void take_over(const Place& place) const;
  [[noreturn]] void fail() const;

  std::string name_;
  /// Its name in its folder.
  std::string target_;
  Descriptor folder_;
  std::optional<UnfinishedFile> unfinished_;
  std::FILE* stream_ = nullptr;
};

/// Removes what programs that were killed left unfinished below the folder.
void remove_left_unfinished(const std::filesystem::path& folder);

}  // namespace nashsolve::cli
