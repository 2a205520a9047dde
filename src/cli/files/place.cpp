#include "place.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>
#include <system_error>

namespace nashsolve::cli {

namespace {

namespace fs = std::filesystem;

bool concerns_all(int error) {
  return error == ENOSPC || error == EDQUOT || error == EIO || error == EROFS;
}

}  // namespace

OutputError cannot_be_written(const std::string& name, int error) {
  return OutputError(fmt::format("{}: cannot be written: {}", name, std::generic_category().message(error)),
                     concerns_all(error));
}

std::optional<FileIdentity> identity_of(const fs::path& path) {
  struct stat status = {};
  if (stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  return FileIdentity{status.st_dev, status.st_ino};
}

std::optional<FileIdentity> identity_of(int descriptor) {
  struct stat status = {};
  if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  return FileIdentity{status.st_dev, status.st_ino};
}

Place place_at(const fs::path& path) {
  const std::string name = path.string();
  struct stat status = {};
  if (lstat(path.c_str(), &status) != 0) {
    if (errno != ENOENT) throw cannot_be_written(name, errno);
    return {Place::Kind::empty, path};
  }
  if (S_ISLNK(status.st_mode) && stat(path.c_str(), &status) != 0) {
    if (errno != ENOENT) throw cannot_be_written(name, errno);
    throw OutputError(name + ": found a link that leads nowhere, expected a file or a new name");
  }
  if (S_ISDIR(status.st_mode)) throw OutputError(name + ": found a folder, expected the name of a file");
  Place place{S_ISREG(status.st_mode) ? Place::Kind::file : Place::Kind::special,
              path,
              {status.st_dev, status.st_ino},
              status.st_mode & (S_IRWXU | S_IRWXG | S_IRWXO),
              status.st_uid,
              status.st_gid};
  std::error_code error;
  place.target = fs::canonical(path, error);
  if (error) throw cannot_be_written(name, error.value());
  return place;
}

}  // namespace nashsolve::cli
