#include "whole_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <system_error>
#include <utility>

namespace nashsolve::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kBefore = ".nashsolve-";
constexpr std::string_view kAfter = ".unfinished";

/// Another one at each call in this process, hidden, so that folders of results never show half of one, and
/// short enough for every folder.
std::string unfinished_name() {
  static std::atomic<unsigned long> count = 0;
  return fmt::format("{}{}-{}{}", kBefore, getpid(), count++, kAfter);
}

/// Whether the system says that the data did not reach the disk. That it cannot tell, as for some file
/// systems, is no failure.
bool is_loss(int error) {
  return error == EIO || error == ENOSPC || error == EDQUOT;
}

/// 0, or the number of the error by which data was lost.
int synchronise(int descriptor) {
  return fsync(descriptor) != 0 && is_loss(errno) ? errno : 0;
}

// NOLINTBEGIN(cppcoreguidelines-pro-type-vararg): POSIX has no others.
Descriptor open_at(int folder, const char* name, int flags, mode_t mode = 0) {
  return Descriptor(openat(folder, name, flags | O_CLOEXEC, mode));
}

Descriptor open_folder(const fs::path& folder) {
  return open_at(AT_FDCWD, folder.empty() ? "." : folder.c_str(), O_PATH | O_DIRECTORY);
}
// NOLINTEND(cppcoreguidelines-pro-type-vararg)

/// False where somebody takes it for left over. A file system without locks has nobody who asks for them.
bool lock(int descriptor) {
  if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) return errno != EWOULDBLOCK;
  struct stat status = {};
  return fstat(descriptor, &status) != 0 || status.st_nlink > 0;
}

}  // namespace

WholeFile::WholeFile(const fs::path& path, Protection protection) : name_(path.string()) {
  const Place place = place_at(path);
  if (place.kind == Place::Kind::special) {
    throw OutputError(name_ + ": found a device or a pipe, expected a file or a new name");
  }
  const bool is_replaced = place.kind == Place::Kind::file;
  if (is_replaced && protection == Protection::keep &&
      faccessat(AT_FDCWD, place.target.c_str(), W_OK, AT_EACCESS) != 0) {
    throw OutputError(name_ + ": cannot be written: it is protected; --force replaces it");
  }
  target_ = place.target.filename().string();
  folder_ = open_folder(place.target.parent_path());
  if (folder_.number() < 0) fail();
  begin(is_replaced);
  if (is_replaced) take_over(place);
}

void WholeFile::begin(bool is_private) {
  const mode_t mode = S_IRUSR | S_IWUSR | (is_private ? 0 : S_IRGRP | S_IWGRP | S_IROTH | S_IWOTH);
  // A name may be taken by what a process of the same number left.
  constexpr int kMostNames = 1000;
  for (int k = 0; k < kMostNames && stream_ == nullptr; ++k) {
    unfinished_.emplace(folder_.number(), unfinished_name());
    Descriptor file = [&] {
      const UnfinishedFile::BeingMade made(*unfinished_);
      return open_at(folder_.number(), unfinished_->name(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode);
    }();
    if (file.number() < 0) {
      const int error = errno;
      unfinished_.reset();
      if (error != EEXIST) throw cannot_be_written(name_, error);
      continue;
    }
    if (!lock(file.number())) continue;
    stream_ = fdopen(file.number(), "wb");
    if (stream_ == nullptr) {
      unlinkat(folder_.number(), unfinished_->name(), 0);
      throw cannot_be_written(name_, ENOMEM);
    }
    static_cast<void>(file.release());
  }
  if (stream_ == nullptr) throw cannot_be_written(name_, EEXIST);
}

/// As far as the system lets this user. A group that is not the file's sees no more than everybody.
void WholeFile::take_over(const Place& place) const {
  const int file = fileno(stream_);
  mode_t mode = place.permissions;
  if (fchown(file, place.owner, place.group) != 0 && fchown(file, static_cast<uid_t>(-1), place.group) != 0) {
    constexpr unsigned kOfGroup = 3;
    mode &= ~static_cast<mode_t>(S_IRWXG) | ((mode & S_IRWXO) << kOfGroup);
  }
  static_cast<void>(fchmod(file, mode));
}

WholeFile::~WholeFile() {
  if (unfinished_) unlinkat(folder_.number(), unfinished_->name(), 0);
  if (stream_ != nullptr) static_cast<void>(std::fclose(stream_));
}

void WholeFile::write(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stream_) != text.size()) fail();
}

void WholeFile::finish() {
  hand_to_disk();
  replace();
  close_in_place();
}

void WholeFile::finish_unless(const std::function<bool()>& is_kept) {
  hand_to_disk();
  const int folder = folder_.number();
  // Unlike a rename, a link never replaces.
  if (linkat(folder, unfinished_->name(), folder, target_.c_str(), 0) == 0) {
    unlinkat(folder, unfinished_->name(), 0);
  } else if (is_kept()) {
    return;
  } else {
    replace();
  }
  close_in_place();
}

void WholeFile::hand_to_disk() const {
  if (std::fflush(stream_) != 0) fail();
  if (const int loss = synchronise(fileno(stream_))) throw cannot_be_written(name_, loss);
}

void WholeFile::replace() const {
  const int folder = folder_.number();
  if (renameat(folder, unfinished_->name(), folder, target_.c_str()) != 0) fail();
}

void WholeFile::close_in_place() {
  unfinished_.reset();
  // Only now: without its lock the file would seem left over.
  if (std::fclose(std::exchange(stream_, nullptr)) != 0) fail();
  const Descriptor names = open_at(folder_.number(), ".", O_RDONLY | O_DIRECTORY);
  if (names.number() < 0) return;
  if (const int loss = synchronise(names.number())) throw cannot_be_written(name_, loss);
}

void WholeFile::fail() const {
  throw cannot_be_written(name_, errno);
}

void remove_left_unfinished(const fs::path& folder) {
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, error);
  while (!error && entry != fs::recursive_directory_iterator()) {
    const std::string name = entry->path().filename().string();
    if (name.starts_with(kBefore) && name.ends_with(kAfter)) {
      const Descriptor file = open_at(AT_FDCWD, entry->path().c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
      // Where there are no locks nobody can tell whether it is left over.
      if (file.number() >= 0 && flock(file.number(), LOCK_EX | LOCK_NB) == 0) {
        unlink(entry->path().c_str());
      }
    }
    entry.increment(error);
  }
}

}  // namespace nashsolve::cli
