#include "output.hpp"

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "interrupt.hpp"
#include "terminal.hpp"

namespace nashsolve::cli {

namespace fs = std::filesystem;

Output::Output(const std::string& path) : stream_(stdout), name_("standard output") {
  if (path.empty()) return;
  name_ = path;
  std::error_code ignored;
  const fs::file_status status = fs::status(path, ignored);
  if (fs::is_directory(status)) throw OutputError(path + ": found a folder, expected the name of a file");
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    stream_ = std::fopen(path.c_str(), "wb");
    if (stream_ == nullptr) fail();
  } else {
    file_.emplace(path);
    stream_ = file_->stream();
    remove_on_interrupt(file_->temporary().string());
  }
}

Output::~Output() {
  if (file_) {
    file_.reset();
    remove_on_interrupt({});
  } else if (stream_ != nullptr && stream_ != stdout) {
    static_cast<void>(std::fclose(stream_));
  }
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
    remove_on_interrupt({});
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
  if (errno == EPIPE) throw ClosedPipe();
  throw cannot_be_written(name_, errno);
}

}  // namespace nashsolve::cli
