#include "output.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <string_view>
#include <utility>

#include "descriptor.hpp"
#include "interrupt.hpp"
#include "standard_streams.hpp"

namespace nashsolve::cli {

namespace {

/// The number that a name of one of this program's own descriptors stands for, else -1. Opened anew they
/// would begin at the start of a file to which the caller appends.
int inherited_descriptor(std::string_view path) {
  constexpr std::array<std::pair<std::string_view, int>, 2> kNames = {
      {{"/dev/stdout", STDOUT_FILENO}, {"/dev/stderr", STDERR_FILENO}}};
  for (const auto& [name, number] : kNames) {
    if (path == name) return number;
  }
  for (const std::string_view folder : {"/dev/fd/", "/proc/self/fd/"}) {
    if (!path.starts_with(folder)) continue;
    path.remove_prefix(folder.size());
    int number = -1;
    const auto [end, error] = std::from_chars(path.data(), path.data() + path.size(), number);
    return error == std::errc() && end == path.data() + path.size() ? number : -1;
  }
  return -1;
}

/// Null where it cannot be opened.
std::FILE* open_directly(const std::string& path, int inherited) {
  // Where nobody reads a pipe this waits for somebody who does.
  const NothingToLose waiting;
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): POSIX has no others.
  Descriptor file(inherited >= 0 ? dup(inherited) : open(path.c_str(), O_WRONLY | O_NOCTTY | O_CLOEXEC));
  std::FILE* const stream = file.number() < 0 ? nullptr : fdopen(file.number(), "wb");
  if (stream != nullptr) static_cast<void>(file.release());
  return stream;
}

}  // namespace

Output::Output(const std::string& path, Protection protection, Reader reader)
    : stream_(stdout), name_("standard output"), reader_(reader) {
  if (path.empty()) return;
  name_ = path;
  const int inherited = inherited_descriptor(path);
  if (inherited >= 0 || place_at(path).kind == Place::Kind::special) {
    stream_ = open_directly(path, inherited);
    if (stream_ == nullptr) fail();
  } else {
    file_.emplace(path, protection);
    stream_ = file_->stream();
  }
}

Output::~Output() {
  if (!file_ && stream_ != nullptr && stream_ != stdout) static_cast<void>(std::fclose(stream_));
}

void Output::write(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stream_) != text.size()) fail();
}

void Output::flush() {
  if (std::fflush(stream_) != 0) fail();
}

void Output::finish() {
  if (file_) {
    file_->finish();
    return;
  }
  flush();
  if (stream_ == stdout) return;
  if (std::fclose(std::exchange(stream_, nullptr)) != 0) fail();
}

bool Output::is_terminal() const {
  return cli::is_terminal(stream_);
}

void Output::fail() const {
  if (errno == EPIPE && !file_ && reader_ == Reader::may_leave) throw ClosedPipe();
  throw cannot_be_written(name_, errno);
}

}  // namespace nashsolve::cli
