#include "game_stream.hpp"

#include <unistd.h>

#include <iostream>
#include <utility>

#include "interrupt.hpp"

namespace nashsolve::cli {

namespace fs = std::filesystem;

GameStream::GameStream(const std::vector<std::string>& arguments, ReadOptions options)
    : options_(std::move(options)) {
  for (const std::string& argument : arguments) add_argument(argument);
  for (const Entry& entry : files_) {
    const std::string& name = entry.file.name;
    const auto identity = name == "-" ? identity_of(STDIN_FILENO) : identity_of(fs::path(name));
    if (identity) identities_.insert(*identity);
  }
}

void GameStream::require_no_input(const std::string& path) const {
  const auto identity = path.empty() ? identity_of(STDOUT_FILENO) : identity_of(fs::path(path));
  if (!identity || !reads(*identity)) return;
  throw OutputError((path.empty() ? "standard output" : path) +
                    ": found one of the games, which its result would replace; expected another name");
}

void GameStream::add_argument(const std::string& argument) {
  if (argument == "-") {
    files_.push_back({{argument, "stdin"}});
    return;
  }
  std::error_code ignored;
  if (!fs::is_directory(argument, ignored)) {
    files_.push_back({{argument, fs::path(argument).filename()}});
    return;
  }
  try {
    std::vector<InputError> unreadable;
    for (const fs::path& path : find_game_files(argument, &unreadable)) {
      files_.push_back({{path.string(), path.lexically_relative(argument)}});
    }
    for (const InputError& error : unreadable) files_.push_back({{error.location().source, {}}, error});
  } catch (const InputError& error) {
    files_.push_back({{argument, {}}, error});
  }
}

std::optional<GameStream::Item> GameStream::next() {
  std::optional<Item> item = ahead_ ? std::exchange(ahead_, std::nullopt) : read_next();
  item_file_ = next_file_ - (next_file_ > 0 ? 1 : 0);
  return item;
}

bool GameStream::has_next() {
  if (!ahead_) ahead_ = read_next();
  return ahead_.has_value();
}

bool GameStream::is_known_to_end() const {
  return !ahead_ && next_file_ == files_.size() && (!reader_ || reader_->is_finished());
}

std::optional<GameStream::Item> GameStream::read_next() {
  for (; before_next_ > 0; --before_next_) {
    if (!read_any()) return std::nullopt;
  }
  before_next_ = between_;
  return read_any();
}

std::optional<GameStream::Item> GameStream::read_any() {
  std::optional<NothingToLose> waiting;
  if (ends_on_interrupt_) waiting.emplace();
  try {
    for (;;) {
      if (reader_) {
        std::optional<LoadedGame> game = reader_->next();
        if (game) return Item(*std::move(game));
        reader_.reset();
      }
      if (next_file_ == files_.size()) return std::nullopt;
      open(files_[next_file_++]);
    }
  } catch (const LargeTree& large) {
    return Item(large);
  } catch (const InputError& error) {
    return Item(error);
  }
}

const InputError* GameStream::failure_in(const Item& item) {
  if (const auto* const large = std::get_if<LargeTree>(&item)) return large;
  return std::get_if<InputError>(&item);
}

void GameStream::open(const Entry& entry) {
  if (entry.error) throw InputError(*entry.error);
  if (entry.file.name == "-") {
    // Nothing else reads it; kept in step with C's streams it would be read byte by byte.
    std::ios::sync_with_stdio(false);
    reader_.emplace(std::cin, entry.file.name, options_);
  } else {
    reader_.emplace(entry.file.name, options_);
  }
}

}  // namespace nashsolve::cli
