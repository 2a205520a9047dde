#include "table_words.hpp"

#include <algorithm>
#include <sstream>
#include <utility>
#include <variant>

#include "nashsolve/generate.hpp"

namespace nashsolve::manual {

namespace {

/// Of an argument as its command's usage says it.
std::string_view kind_of(std::string_view name) {
  if (name == "GAME") return "game";
  if (name == "FILE" || name == "FOLDER") return "file";
  return name == "FAMILY" ? "family" : "other";
}

}  // namespace

std::vector<Argument> arguments_of(const cli::CommandRow& row) {
  constexpr std::string_view kRepeated = "...";
  std::vector<Argument> arguments;
  std::istringstream usage{std::string(row.usage)};
  for (std::string word; usage >> word;) {
    if (word == row.name || word.front() == '[') continue;
    const bool is_repeated = word.ends_with(kRepeated);
    if (is_repeated) word.resize(word.size() - kRepeated.size());
    arguments.push_back({kind_of(word), is_repeated});
  }
  return arguments;
}

std::vector<std::string_view> command_names() {
  std::vector<std::string_view> names;
  for (const cli::CommandRow& row : cli::command_table()) names.push_back(row.name);
  return names;
}

std::vector<std::string_view> family_names() {
  std::vector<std::string_view> names;
  for (const GameFamily& family : game_families()) names.push_back(family.name);
  return names;
}

std::vector<std::string_view> game_endings() {
  for (const cli::OptionRow& row : cli::option_table()) {
    if (row.name == "input-format") return values_of(row);
  }
  return {};
}

std::vector<std::string_view> values_of(const cli::OptionRow& row) {
  const auto* const choice = std::get_if<cli::Choice>(&row.kind);
  return choice == nullptr ? std::vector<std::string_view>() : choice->words;
}

bool takes_file(const cli::OptionRow& row) {
  return std::holds_alternative<cli::Path>(row.kind);
}

std::vector<const cli::OptionRow*> options_of(cli::Command command) {
  std::vector<const cli::OptionRow*> rows;
  for (const cli::OptionRow& row : cli::option_table()) {
    if (row.belongs_to(command)) rows.push_back(&row);
  }
  return rows;
}

std::vector<std::string> spellings_with_value() {
  std::vector<std::string> spellings;
  for (const cli::OptionRow& row : cli::option_table()) {
    if (!row.takes_value()) continue;
    for (const std::string& spelling : row.spellings()) {
      if (std::ranges::find(spellings, spelling) == spellings.end()) spellings.push_back(spelling);
    }
  }
  return spellings;
}

}  // namespace nashsolve::manual
