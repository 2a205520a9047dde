// The games that the arguments name, one after the other: of files, of folders, of standard input.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "nashsolve/errors.hpp"
#include "nashsolve/read.hpp"

namespace nashsolve::cli {

class GameStream {
 public:
  /// A game, or why there is none in its place.
  using Item = std::variant<LoadedGame, InputError>;

  GameStream(std::vector<std::string> arguments, ReadOptions options)
      : arguments_(std::move(arguments)), options_(options) {}

  /// Nothing at the end. Reads no further than to the end of the item.
  std::optional<Item> next();

  /// Whether next() has something more to return. Reads it ahead.
  bool has_next();

 private:
  std::optional<Item> read_next();
  /// Opens the next file or folder; false at the end.
  bool open_next();

  std::vector<std::string> arguments_;
  ReadOptions options_;
  std::size_t next_argument_ = 0;
  std::vector<std::filesystem::path> files_of_folder_;
  std::size_t next_file_ = 0;
  std::optional<GameReader> reader_;
  bool reads_standard_input_ = false;
  std::optional<Item> ahead_;
};

}  // namespace nashsolve::cli
