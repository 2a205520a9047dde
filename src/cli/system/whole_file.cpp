#include "whole_file.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <random>
#include <system_error>
#include <utility>

#if __has_include(<unistd.h>) && __has_include(<fcntl.h>)
#include <fcntl.h>
#include <unistd.h>
#define NASHSOLVE_HAS_POSIX_FILES 1
#endif

namespace nashsolve::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kUnfinished = ".unfinished";

/// A new name beside `target`, hidden, so that folders of results never show half of one.
fs::path temporary_beside(const fs::path& target) {
  std::random_device random;
  fs::path path = target.parent_path();
  path /= ".";
  path += target.filename();
  path += fmt::format(".{:08x}{:08x}", random(), random());
  path += kUnfinished;
  return path;
}

/// Whether the system says that the data did not reach the disk. That it cannot tell, as for some file
/// systems, is no failure.
bool is_loss(int error) {
  return error == EIO || error == ENOSPC
#ifdef EDQUOT
         || error == EDQUOT
#endif
      ;
}

/// 0, or the number of the error by which data was lost.
int synchronise([[maybe_unused]] std::FILE* stream) {
#ifdef NASHSOLVE_HAS_POSIX_FILES
  if (fsync(fileno(stream)) != 0 && is_loss(errno)) return errno;
#endif
  return 0;
}

/// The same for the names in a folder.
int synchronise_folder([[maybe_unused]] const fs::path& folder) {
  int error = 0;
#ifdef NASHSOLVE_HAS_POSIX_FILES
  const int descriptor = open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_CLOEXEC);  // NOLINT
  if (descriptor < 0) return 0;
  if (fsync(descriptor) != 0 && is_loss(errno)) error = errno;
  close(descriptor);
#endif
  return error;
}

}  // namespace

OutputError cannot_be_written(const std::string& name, int error) {
  OutputError result(fmt::format("{}: cannot be written: {}", name, std::generic_category().message(error)));
  return result;
}

WholeFile::WholeFile(const fs::path& path) : name_(path.string()), target_(path) {
  std::error_code ignored;
  const fs::file_status status = fs::status(path, ignored);
  if (fs::exists(status)) target_ = fs::canonical(path, ignored);
  temporary_ = temporary_beside(target_);
  stream_ = std::fopen(temporary_.string().c_str(), "wbx");
  if (stream_ == nullptr) {
    temporary_.clear();
    fail();
  }
  if (fs::exists(status)) fs::permissions(temporary_, status.permissions(), ignored);
}

WholeFile::~WholeFile() {
  if (stream_ != nullptr) static_cast<void>(std::fclose(stream_));
  if (temporary_.empty()) return;
  std::error_code ignored;
  fs::remove(temporary_, ignored);
}

void WholeFile::write(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stream_) != text.size()) fail();
}

void WholeFile::finish() {
  if (std::fflush(stream_) != 0) fail();
  if (const int error = synchronise(stream_)) throw cannot_be_written(name_, error);
  if (std::fclose(std::exchange(stream_, nullptr)) != 0) fail();
  std::error_code error;
  fs::rename(temporary_, target_, error);
  if (error) throw OutputError(fmt::format("{}: cannot be written: {}", name_, error.message()));
  temporary_.clear();
  if (const int loss = synchronise_folder(target_.parent_path())) throw cannot_be_written(name_, loss);
}

void WholeFile::fail() const {
  throw cannot_be_written(name_, errno);
}

void remove_unfinished(const fs::path& folder, std::string_view ending) {
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, error);
  while (!error && entry != fs::recursive_directory_iterator()) {
    const fs::path& path = entry->path();
    if (path.extension() == kUnfinished) {
      // ".NAME.RANDOM.unfinished"
      const std::string name = path.stem().stem().string();
      std::error_code ignored;
      if (name.starts_with('.') && name.ends_with(ending)) fs::remove(path, ignored);
    }
    entry.increment(error);
  }
}

}  // namespace nashsolve::cli
