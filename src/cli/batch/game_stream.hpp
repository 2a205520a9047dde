// The games that the arguments name, one after the other: of files, of folders, of standard input.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "nashsolve/errors.hpp"
#include "nashsolve/large_tree.hpp"
#include "nashsolve/read.hpp"
#include "place.hpp"

namespace nashsolve::cli {

/// A file, or standard input, that the arguments name.
struct InputFile {
  /// As the user names it.
  std::string name;
  /// Its place below the folder that was named, else its file name.
  std::filesystem::path relative;
};

class GameStream {
 public:
  /// A game, or why there is none in its place.
  using Item = std::variant<LoadedGame, InputError, LargeTree>;

  /// Why there is no game in its place; null where there is one.
  static const InputError* failure_in(const Item& item);

  GameStream(const std::vector<std::string>& arguments, ReadOptions options);

  /// From now on next() returns every `count`-th item, first the `number`-th from here. The others are read
  /// and passed over.
  void take_slice(std::uint64_t number, std::uint64_t count) {
    before_next_ = number - 1;
    between_ = count - 1;
  }

  /// Nothing at the end. Reads no further than to the end of the item.
  std::optional<Item> next();

  /// Whether next() has something more to return. Reads it ahead.
  bool has_next();

  /// Whether there is nothing more, as far as that is known without reading.
  [[nodiscard]] bool is_known_to_end() const;

  /// How many files there are in all, and the position of the one that the latest item of next() is from.
  [[nodiscard]] std::size_t file_count() const { return files_.size(); }
  [[nodiscard]] std::size_t file_position() const { return item_file_; }
  /// Requires a position below file_count().
  [[nodiscard]] const InputFile& file(std::size_t position) const { return files_[position].file; }

  /// Whether the place holds one of the inputs, under whatever name.
  [[nodiscard]] bool reads(const FileIdentity& place) const { return identities_.contains(place); }
  /// Throws OutputError where an output, or standard output if the path is empty, is one of the inputs.
  void require_no_input(const std::string& path) const;

  /// From now on a signal does not end the program while it waits for input.
  void survive_interrupts() { ends_on_interrupt_ = false; }

 private:
  struct Entry {
    InputFile file;
    /// Why there is nothing to open, as for a folder that cannot be read.
    std::optional<InputError> error = std::nullopt;
  };

  void add_argument(const std::string& argument);
  std::optional<Item> read_next();
  std::optional<Item> read_any();
  void open(const Entry& entry);

  std::vector<Entry> files_;
  std::set<FileIdentity> identities_;
  ReadOptions options_;
  std::size_t next_file_ = 0;
  std::size_t item_file_ = 0;
  std::optional<GameReader> reader_;
  bool ends_on_interrupt_ = true;
  /// Items to pass over before the next one, and between two.
  std::uint64_t before_next_ = 0;
  std::uint64_t between_ = 0;
  std::optional<Item> ahead_;
};

}  // namespace nashsolve::cli
