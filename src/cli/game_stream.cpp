#include "game_stream.hpp"

#include <iostream>
#include <utility>

#include "interrupt.hpp"

namespace nashsolve::cli {

std::optional<GameStream::Item> GameStream::next() {
  if (ahead_) return std::exchange(ahead_, std::nullopt);
  return read_next();
}

bool GameStream::has_next() {
  if (!ahead_) ahead_ = read_next();
  return ahead_.has_value();
}

std::optional<GameStream::Item> GameStream::read_next() {
  try {
    for (;;) {
      if (reader_) {
        std::optional<WaitingForInput> waiting;
        if (reads_standard_input_) waiting.emplace();
        std::optional<LoadedGame> game = reader_->next();
        if (game) return Item(*std::move(game));
        reader_.reset();
      }
      if (!open_next()) return std::nullopt;
    }
  } catch (const InputError& error) {
    return Item(error);
  }
}

bool GameStream::open_next() {
  if (next_file_ < files_of_folder_.size()) {
    reader_.emplace(files_of_folder_[next_file_++], options_);
    return true;
  }
  if (next_argument_ == arguments_.size()) return false;
  const std::string& argument = arguments_[next_argument_++];
  std::error_code ignored;
  reads_standard_input_ = argument == "-";
  if (reads_standard_input_) {
    reader_.emplace(std::cin, "-", options_);
  } else if (std::filesystem::is_directory(argument, ignored)) {
    files_of_folder_ = find_game_files(argument);
    next_file_ = 0;
  } else {
    reader_.emplace(argument, options_);
  }
  return true;
}

}  // namespace nashsolve::cli
