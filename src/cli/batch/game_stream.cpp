#include "game_stream.hpp"

#include <iostream>
#include <utility>

#include "interrupt.hpp"

namespace nashsolve::cli {

namespace fs = std::filesystem;

GameStream::GameStream(const std::vector<std::string>& arguments, ReadOptions options) : options_(options) {
  for (const std::string& argument : arguments) add_argument(argument);
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
    for (const fs::path& path : find_game_files(argument)) {
      files_.push_back({{path.string(), path.lexically_relative(argument)}});
    }
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
  try {
    for (;;) {
      if (reader_) {
        std::optional<WaitingForInput> waiting;
        if (reads_standard_input_ && ends_on_interrupt_) waiting.emplace();
        std::optional<LoadedGame> game = reader_->next();
        if (game) return Item(*std::move(game));
        reader_.reset();
      }
      if (next_file_ == files_.size()) return std::nullopt;
      open(files_[next_file_++]);
    }
  } catch (const InputError& error) {
    return Item(error);
  }
}

void GameStream::open(const Entry& entry) {
  if (entry.error) throw InputError(*entry.error);
  reads_standard_input_ = entry.file.name == "-";
  if (reads_standard_input_) {
    // Nothing else reads it; kept in step with C's streams it would be read byte by byte.
    std::ios::sync_with_stdio(false);
    reader_.emplace(std::cin, entry.file.name, options_);
  } else {
    reader_.emplace(entry.file.name, options_);
  }
}

}  // namespace nashsolve::cli
