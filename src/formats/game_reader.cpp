// Opens an input, finds its format and hands its games to the readers one by one.
#include <algorithm>
#include <cerrno>
#include <fstream>
#include <new>
#include <sstream>
#include <system_error>
#include <utility>

#include "detect.hpp"
#include "format_table.hpp"
#include "input_buffer.hpp"
#include "limits.hpp"
#include "nashsolve/read.hpp"
#include "sha256.hpp"
#include "source_text.hpp"

namespace nashsolve {

namespace fs = std::filesystem;

namespace {

using formats::InputBuffer;
using formats::SourceText;
using formats::Warnings;

std::ifstream open_file(const fs::path& path) {
  const std::string name = path.string();
  std::error_code error;
  if (fs::is_directory(path, error)) {
    throw InputError({name, 0, 0}, "found a folder, expected a file");
  }
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    const int reason = errno;
    if (reason == ENOENT) throw InputError({name, 0, 0}, "found no such file, expected a game");
    const std::string why = reason == 0 ? "unknown reason" : std::generic_category().message(reason);
    throw InputError({name, 0, 0}, "the file cannot be opened: " + why);
  }
  return file;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

std::string mebibytes(std::size_t bytes) {
  return std::to_string(bytes >> 20U) + " MiB";
}

}  // namespace

class GameReader::Impl {
 public:
  Impl(const fs::path& path, ReadOptions options)
      : name_(path.string()), options_(options), file_(open_file(path)), input_(file_, name_) {
    if (!options_.format) options_.format = format_of(path);
  }

  Impl(std::istream& stream, std::string name, ReadOptions options)
      : name_(std::move(name)), options_(options), input_(stream, name_) {}

  std::optional<LoadedGame> next() {
    if (finished_) return std::nullopt;
    try {
      return next_game();
    } catch (const std::bad_alloc&) {
      finished_ = true;
      throw InputError({name_, 0, 0}, "the memory does not suffice to read this input");
    }
  }

  [[nodiscard]] bool is_finished() const { return finished_; }

 private:
  std::optional<LoadedGame> next_game() {
    if (!options_.format) detect();
    return facts_of(*options_.format).holds_many ? next_line() : whole();
  }

  void detect() {
    // What was found blank is not looked at again, nor is a line before it is complete.
    std::size_t blank = 0;
    std::size_t seen = 0;
    while (input_.pending().size() <= formats::kMaxLineBytes) {
      const std::string_view pending = input_.pending();
      while (blank < pending.size() && is_blank(pending.substr(blank, 1))) ++blank;
      const bool has_line = pending.find('\n', std::max(seen, blank)) != std::string_view::npos;
      if (has_line && formats::can_detect(pending.substr(blank))) break;
      seen = pending.size();
      if (!input_.fill()) break;
    }
    options_.format = formats::detect_format(input_.pending());
  }

  std::optional<LoadedGame> whole() {
    finished_ = true;
    const auto raw = input_.rest(formats::kMaxInputBytes);
    if (!raw) {
      throw InputError({name_, 0, 0},
                       "found more than " + mebibytes(formats::kMaxInputBytes) + ", expected less");
    }
    const std::size_t mark = formats::check_encoding(name_, *raw);
    const SourceText source(name_, raw->substr(mark));
    if (is_blank(source.text())) source.fail("found an empty file, expected a game");
    return read(source, *raw, name_);
  }

  std::optional<LoadedGame> next_line() {
    while (const auto line = input_.next_line(formats::kMaxLineBytes)) {
      ++line_number_;
      const bool is_first = line_number_ == 1;
      if (line->too_long) {
        has_games_ = true;
        throw InputError(
            {name_, line_number_, 0},
            "found a line of more than " + mebibytes(formats::kMaxLineBytes) + ", expected a shorter one");
      }
      if (is_blank(line->text)) continue;
      has_games_ = true;
      const std::size_t mark = check_line_encoding(line->text, is_first);
      std::string_view text = line->text.substr(mark);
      if (text.ends_with('\r')) text.remove_suffix(1);
      const SourceText source(name_, text, line_number_, true);
      return read(source, line->text, name_ + ":" + std::to_string(line_number_));
    }
    finished_ = true;
    if (!has_games_) throw InputError({name_, 0, 0}, "found an empty file, expected a game");
    return std::nullopt;
  }

  std::size_t check_line_encoding(std::string_view line, bool is_first) {
    try {
      return formats::check_encoding(name_, line, line_number_);
    } catch (const InputError&) {
      // A file that begins in another encoding, or with binary data, has no lines worth trying.
      if (is_first) finished_ = true;
      throw;
    }
  }

  LoadedGame read(const SourceText& source, std::string_view raw, std::string name) {
    try {
      Warnings warnings;
      Game game = parse(source, warnings);
      return {std::move(game), std::move(name), formats::sha256_hex(raw), std::move(warnings).take(source)};
    } catch (const std::bad_alloc&) {
      source.fail("found a game for which the memory does not suffice");
    }
  }

  Game parse(const SourceText& source, Warnings& warnings) {
    const formats::Reader reader = formats::reader_of(*options_.format);
    if (reader == nullptr) throw InternalError("a format without a reader");
    return reader(source, options_, warnings);
  }

  std::string name_;
  ReadOptions options_;
  std::ifstream file_;
  InputBuffer input_;
  std::size_t line_number_ = 0;
  bool has_games_ = false;
  bool finished_ = false;
};

GameReader::GameReader(const std::filesystem::path& path, ReadOptions options)
    : impl_(std::make_unique<Impl>(path, options)) {}

GameReader::GameReader(std::istream& stream, std::string name, ReadOptions options)
    : impl_(std::make_unique<Impl>(stream, std::move(name), options)) {}

GameReader::~GameReader() = default;
GameReader::GameReader(GameReader&&) noexcept = default;
GameReader& GameReader::operator=(GameReader&&) noexcept = default;

std::optional<LoadedGame> GameReader::next() {
  return impl_->next();
}

bool GameReader::is_finished() const {
  return impl_->is_finished();
}

LoadedGame read_game(std::string_view text, std::string name, ReadOptions options) {
  std::istringstream stream{std::string(text)};
  GameReader reader(stream, name, options);
  std::optional<LoadedGame> game = reader.next();
  if (!game) throw InputError({std::move(name), 0, 0}, "found an empty file, expected a game");
  if (const auto second = reader.next()) {
    throw InputError({second->source, 0, 0}, "found a second game, expected only one");
  }
  return std::move(*game);
}

}  // namespace nashsolve
