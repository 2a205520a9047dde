// The help screens, made from the tables of commands and options.
#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "append_formatted.hpp"
#include "command_line.hpp"
#include "nashsolve/generate.hpp"
#include "option_table.hpp"

namespace nashsolve::cli {

namespace {

constexpr std::size_t kExamplesOnAScreen = 2;

std::string left_side(const OptionRow& row) {
  return fmt::format("{}{}{}", fmt::join(row.spellings(), ", "), row.takes_value() ? " " : "",
                     row.value_name);
}

std::string right_side(const OptionRow& row) {
  if (row.default_value.empty()) return std::string(row.help);
  return fmt::format("{} [{}]", row.help, row.default_value);
}

void append_table(std::string& out, const std::vector<std::pair<std::string, std::string>>& rows) {
  std::size_t width = 0;
  for (const auto& row : rows) width = std::max(width, row.first.size());
  for (const auto& [left, right] : rows) {
    report::append_formatted(out, "  {:{}}  {}\n", left, width, right);
  }
}

}  // namespace

std::string main_help() {
  std::string out = "nashsolve finds every Nash equilibrium of a finite game, exactly.\n\nUsage:\n";
  std::vector<std::pair<std::string, std::string>> commands;
  for (const CommandRow& row : command_table()) {
    commands.emplace_back(fmt::format("nashsolve {}", row.usage), row.help);
  }
  append_table(out, commands);
  out += "A GAME is a file (table, JSON, .nfg, .lrs, ...), a folder, or - for stdin.\n";
  out += "\nOptions, of which nashsolve COMMAND --help shows all:\n";
  std::vector<std::pair<std::string, std::string>> options;
  for (const std::string_view name : {"format", "output", "time-limit"}) {
    for (const OptionRow& row : option_table()) {
      if (row.name == name && row.belongs_to(Command::solve))
        options.emplace_back(left_side(row), right_side(row));
    }
  }
  append_table(out, options);
  out += "\nExamples:\n";
  for (const Example& example : example_table().first(kExamplesOnAScreen)) {
    report::append_formatted(out, "  {}\n", example.command_line);
  }
  return out;
}

std::string command_help(Command command) {
  const CommandRow& row = row_of(command);
  std::string out = fmt::format("nashsolve {}: {}\n", row.name, row.help);
  report::append_formatted(out, "\nUsage: nashsolve {} [OPTIONS]\n", row.usage);
  if (const std::string notes = row.all_notes(); !notes.empty()) {
    report::append_formatted(out, "\n{}", notes);
  }
  out += "\nOptions:\n";
  std::vector<std::pair<std::string, std::string>> options;
  for (const OptionRow& option : option_table()) {
    if (option.belongs_to(command)) options.emplace_back(left_side(option), right_side(option));
  }
  append_table(out, options);
  return out;
}

std::string family_notes() {
  std::string out = "The same seed makes the same game everywhere. Families, sizes and sources:\n\n";
  for (const GameFamily& family : game_families()) {
    report::append_formatted(out, "  {}: {}\n      {}\n      {}\n", family.name, family.sizes,
                             family.definition, family.source);
  }
  out +=
      "\nExamples:\n"
      "  nashsolve generate random --size 12x12 --seed 7 -o game.json\n"
      "  nashsolve generate covariant --size 4x4x4 --correlation -0.3 --format nfg\n"
      "  nashsolve generate random --size 3x3 --count 1000 | nashsolve --format jsonl -\n"
      "Exit codes: 0 written, 1 it could not be written, 2 no such game.\n";
  return out;
}

}  // namespace nashsolve::cli
