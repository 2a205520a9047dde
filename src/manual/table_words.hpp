// The tables of src/cli as the documents need them: which words can stand where.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "option_table.hpp"

namespace nashsolve::manual {

struct Argument {
  /// What it names: "game", "file", "family" or "other".
  std::string_view kind;
  bool is_repeated;
};

std::vector<Argument> arguments_of(const cli::CommandRow& row);

std::vector<std::string_view> command_names();
std::vector<std::string_view> family_names();
/// The endings of files that hold games.
std::vector<std::string_view> game_endings();

/// The values that an option takes, where it takes one of several words.
std::vector<std::string_view> values_of(const cli::OptionRow& row);
bool takes_file(const cli::OptionRow& row);

std::vector<const cli::OptionRow*> options_of(cli::Command command);
/// The spellings of the options of any command that are followed by a value.
std::vector<std::string> spellings_with_value();

}  // namespace nashsolve::manual
