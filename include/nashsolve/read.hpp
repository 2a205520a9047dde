// Games from files, folders and streams, in any format of nashsolve/format.hpp.
// All numbers are exact, taken from the input's own text. docs/formats.md describes the formats and limits.
#pragma once

#include <cstddef>
#include <filesystem>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "nashsolve/errors.hpp"
#include "nashsolve/format.hpp"
#include "nashsolve/game.hpp"
#include "nashsolve/parametric.hpp"

namespace nashsolve {

struct TreeForm;

/// How a CSV with a single matrix is to be read.
enum class SingleMatrix { refuse, zero_sum, symmetric };

/// What `--set` says of a name in payoffs.
struct Setting {
  std::string name;
  /// Its value; unset: the name is the parameter, with this range.
  std::optional<Rational> value;
  ParameterRange range;
  /// Games at the values from, from + step, ... up to `to`, instead of a family.
  std::optional<Rational> step;
};

/// Values that a range with a step may have.
inline constexpr std::size_t kMostGridValues = 100'000;

/// "c=3/2", "c=0:4" (either end may be missing), "c=0:4:1/10"; else what was expected.
std::variant<Setting, std::string> parse_setting(std::string_view text);

struct ReadOptions {
  /// Unset: by the file name's ending, else by the content.
  std::optional<Format> format;
  SingleMatrix single_matrix = SingleMatrix::refuse;
  /// Decimals that look cut from a fraction, 0.6666666667, are read as the fraction; each is told in the
  /// warnings.
  bool rationalize = false;
  /// The names that payoffs may contain besides those that the file declares. One range with a step at most.
  std::vector<Setting> settings = {};
  /// Whether a name may be left without a value, as the parameter. Otherwise such a game is an error.
  bool allows_parameter = false;
  /// Whether the caller takes the numbers for costs (as_costs): names that call them costs are then no error.
  bool are_costs = false;
};

/// A game and where it came from.
struct LoadedGame {
  Game game;
  /// The file as named by the user, with ":LINE" for one of several games of a stream; "-" is standard input.
  std::string source;
  /// Of the bytes the game was read from (its line, for one of several in a stream), in hexadecimal.
  std::string sha256;
  /// One line each, "FILE:LINE:COLUMN: ..."; unknown keys and the like.
  std::vector<std::string> warnings;
  /// How the text was understood, in one line, where that was for the reader to find out: a table's. Else
  /// empty.
  std::string read_as;
  /// The tree whose reduced strategic form the game is; null where it was given in strategic form.
  std::shared_ptr<const TreeForm> form = nullptr;
  /// Where the payoffs have a parameter: the whole family, of which `game` is one.
  std::shared_ptr<const ParametricGame> family = nullptr;
};

/// Reads the games of one input one after the other, in memory bounded by the largest of them.
class GameReader {
 public:
  /// Throws InputError where the file cannot be opened.
  GameReader(const std::filesystem::path& path, ReadOptions options);
  /// `name` stands for the stream in messages. The stream must outlive the reader.
  GameReader(std::istream& stream, std::string name, ReadOptions options);
  ~GameReader();
  GameReader(const GameReader&) = delete;
  GameReader& operator=(const GameReader&) = delete;
  GameReader(GameReader&&) noexcept;
  GameReader& operator=(GameReader&&) noexcept;

  /// The next game, or nothing at the end. Throws InputError for a game that cannot be read; the games after
  /// it can still be read by calling again. An input without any game is an InputError, once.
  std::optional<LoadedGame> next();

  /// Whether next() is known to have nothing more, without reading.
  [[nodiscard]] bool is_finished() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// The only game of a text, as the JSON, CSV, ... reader sees it; for library users and tests.
LoadedGame read_game(std::string_view text, std::string name, ReadOptions options);

/// The game files below a folder, recursively, sorted by path; hidden files and folders and results
/// (`*.solution.json`) are left out. Throws InputError where the folder holds no game, and where it, or what
/// is below it, cannot be read, unless `unreadable` takes these errors.
std::vector<std::filesystem::path> find_game_files(const std::filesystem::path& folder,
                                                   std::vector<InputError>* unreadable = nullptr);

}  // namespace nashsolve
