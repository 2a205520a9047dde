// What stands where a file is to be written.
#pragma once

#include <sys/types.h>

#include <compare>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>

namespace nashsolve::cli {

/// A result could not be written; what() is the whole message.
class OutputError : public std::runtime_error {
 public:
  explicit OutputError(const std::string& message, bool concerns_all = false)
      : std::runtime_error(message), concerns_all_(concerns_all) {}

  /// Whether the disk, not the file, is what fails: no other result could be written either.
  [[nodiscard]] bool concerns_all() const { return concerns_all_; }

 private:
  bool concerns_all_;
};

/// "NAME: cannot be written: REASON" for an error number.
OutputError cannot_be_written(const std::string& name, int error);

/// Tells files apart, whatever they are named.
struct FileIdentity {
  dev_t device = 0;
  ino_t number = 0;

  std::strong_ordering operator<=>(const FileIdentity&) const = default;
};

/// Of the regular file that the path leads to, or that the descriptor is open for, if it is one.
std::optional<FileIdentity> identity_of(const std::filesystem::path& path);
std::optional<FileIdentity> identity_of(int descriptor);

struct Place {
  enum class Kind {
    empty,
    file,
    /// A device, a pipe, a socket: never replaced.
    special
  };

  Kind kind = Kind::empty;
  /// Links followed.
  std::filesystem::path target;
  FileIdentity identity = {};
  /// Of what stands there.
  mode_t permissions = 0;
  uid_t owner = 0;
  gid_t group = 0;
};

/// Throws OutputError where a folder stands there, a link leads nowhere, or the system does not tell.
Place place_at(const std::filesystem::path& path);

}  // namespace nashsolve::cli
