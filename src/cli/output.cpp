#include "output.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <random>
#include <system_error>

#include "interrupt.hpp"
#include "terminal.hpp"

#if __has_include(<unistd.h>)
#include <unistd.h>
#define NASHSOLVE_HAS_UNISTD 1
#endif

namespace nashsolve::cli {

namespace {

namespace fs = std::filesystem;

std::string reason_of(int error) {
  return std::generic_category().message(error);
}

/// A new name beside `target`, hidden, so that folders of results never show half of one.
fs::path temporary_beside(const fs::path& target) {
  std::random_device random;
  return target.parent_path() /
         fmt::format(".{}.{:08x}{:08x}.tmp", target.filename().string(), random(), random());
}

void synchronise([[maybe_unused]] std::FILE* stream) {
#ifdef NASHSOLVE_HAS_UNISTD
  // Where the file system cannot do it, there is nothing more to be done.
  static_cast<void>(fsync(fileno(stream)));
#endif
}

}  // namespace

Output::Output(const std::string& path) : stream_(stdout), name_("standard output") {
  if (path.empty()) return;
  name_ = path;
  std::error_code ignored;
  const fs::file_status status = fs::status(path, ignored);
  if (fs::is_directory(status)) throw OutputError(path + ": found a folder, expected the name of a file");
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    stream_ = std::fopen(path.c_str(), "wb");
  } else {
    target_ = fs::exists(status) ? fs::canonical(path, ignored) : fs::path(path);
    temporary_ = temporary_beside(target_);
    stream_ = std::fopen(temporary_.string().c_str(), "wbx");
    if (stream_ != nullptr) remove_on_interrupt(temporary_.string());
    if (stream_ != nullptr && fs::exists(status)) fs::permissions(temporary_, status.permissions(), ignored);
  }
  if (stream_ == nullptr) {
    temporary_.clear();
    fail();
  }
}

Output::~Output() {
  if (stream_ != nullptr && stream_ != stdout) static_cast<void>(std::fclose(stream_));
  if (temporary_.empty()) return;
  std::error_code ignored;
  fs::remove(temporary_, ignored);
  remove_on_interrupt({});
}

void Output::write(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stream_) != text.size()) fail();
}

void Output::flush() {
  if (std::fflush(stream_) != 0) fail();
}

void Output::finish() {
  flush();
  if (stream_ == stdout) return;
  synchronise(stream_);
  std::FILE* const stream = stream_;
  stream_ = nullptr;
  if (std::fclose(stream) != 0) fail();
  if (temporary_.empty()) return;
  std::error_code error;
  fs::rename(temporary_, target_, error);
  if (error) throw OutputError(fmt::format("{}: cannot be written: {}", name_, error.message()));
  temporary_.clear();
  remove_on_interrupt({});
}

bool Output::is_terminal() const {
  return cli::is_terminal(stream_);
}

void Output::fail() const {
  const int error = errno;
  if (error == EPIPE) throw ClosedPipe();
  throw OutputError(fmt::format("{}: cannot be written: {}", name_, reason_of(error)));
}

}  // namespace nashsolve::cli
