// The one table of options. Parsing, validation, help, the man page and the completions are made from it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "options.hpp"

namespace nashsolve::cli {

/// The columns of a help screen.
inline constexpr std::size_t kHelpWidth = 79;

struct Flag {
  bool Options::*field;
};

/// One of several words; `set` gets the position of the chosen one.
struct Choice {
  std::vector<std::string_view> words;
  void (*set)(Options&, std::size_t);
};

struct WholeNumber {
  std::uint64_t smallest;
  std::uint64_t largest;
  void (*set)(Options&, std::uint64_t);
};

/// A positive number of seconds.
struct Seconds {
  void (*set)(Options&, double);
};

struct Path {
  std::string Options::*field;
};

/// A text with a form of its own; `read` returns what was expected where it has not that form.
struct Parsed {
  std::string (*read)(Options&, const std::string&);
  /// Given several times, its texts are read as one, with commas between them.
  bool is_list = false;
};

using OptionKind = std::variant<Flag, Choice, WholeNumber, Seconds, Path, Parsed>;

struct OptionRow {
  std::string_view name;
  /// '\0' where there is none.
  char letter;
  /// What stands for the value in help; empty for flags.
  std::string_view value_name;
  OptionKind kind;
  std::string_view help;
  /// As help says it; empty where there is none to say.
  std::string_view default_value;
  std::vector<Command> commands;

  [[nodiscard]] bool takes_value() const { return !std::holds_alternative<Flag>(kind); }
  [[nodiscard]] bool belongs_to(Command command) const;
  /// "--output", and "-o" before it where there is a letter.
  [[nodiscard]] std::vector<std::string> spellings() const;
};

struct CommandRow {
  Command command;
  std::string_view name;
  std::string_view usage;
  std::string_view help;
  /// What the command's own help says further: whole lines.
  std::string_view notes = {};
  /// The same where it is made up only when it is asked for.
  std::string (*made_notes)() = nullptr;

  [[nodiscard]] std::string all_notes() const {
    return made_notes != nullptr ? made_notes() : std::string(notes);
  }
};

/// A command line worth knowing, and what it does.
struct Example {
  std::string_view command_line;
  std::string_view help;
};

std::span<const OptionRow> option_table();
/// Options for those who test nashsolve: no help, man page or completion names them, docs/architecture.md
/// does.
std::span<const OptionRow> hidden_option_table();
std::span<const CommandRow> command_table();
const CommandRow& row_of(Command command);
std::span<const Example> example_table();
/// The families of games, for the help of `generate`: whole lines, made from their table.
std::string family_notes();

/// Reads `text` as the row's value into `options`. Returns what was expected instead where it is none, like
/// "a whole number from 1 to 1024".
std::string apply(const OptionRow& row, const std::string& text, Options& options);

}  // namespace nashsolve::cli
