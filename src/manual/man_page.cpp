#include <fmt/format.h>

#include <array>
#include <cctype>
#include <sstream>
#include <utility>

#include "append_formatted.hpp"
#include "documents.hpp"
#include "exit_code.hpp"
#include "option_table.hpp"
#include "roff.hpp"
#include "table_words.hpp"

namespace nashsolve::manual {

namespace {

using Entry = std::pair<std::string_view, std::string_view>;

constexpr std::array kEnvironment = {
    Entry{"NO_COLOR", "If it is set to anything but an empty text, colours are never used."},
    Entry{"TERM",
          "Colours are not used on a terminal that calls itself dumb, or that does not say what it is."},
};

constexpr std::array kFiles = {
    Entry{"share/nashsolve/games/", "The textbook games that the examples name."},
    Entry{"share/nashsolve/result.schema.json", "The JSON Schema of the results."},
    Entry{"share/doc/nashsolve/docs/formats.md", "All formats of games."},
    Entry{"share/doc/nashsolve/docs/results.md", "What results say, as text, JSON and CSV."},
    Entry{"share/doc/nashsolve/docs/properties.md", "What is said of games and equilibria, defined."},
    Entry{"share/doc/nashsolve/examples/", "Programs that use nashsolve."},
};

template <typename... Arguments>
void add(std::string& out, fmt::format_string<Arguments...> format, Arguments&&... arguments) {
  report::append_formatted(out, format, std::forward<Arguments>(arguments)...);
}

/// "[solve] GAME..." with what is typed in bold and what stands for something in italics.
std::string usage_text(std::string_view usage) {
  std::string out = bold("nashsolve");
  std::istringstream words{std::string(usage)};
  for (std::string word; words >> word;) {
    const std::string name = word.substr(0, word.find("..."));
    if (word.front() == '[') {
      add(out, " [{}]", bold(word.substr(1, word.size() - 2)));
    } else if (std::isupper(static_cast<unsigned char>(word.front())) != 0) {
      add(out, " {}{}", italic(name), word.substr(name.size()));
    } else {
      add(out, " {}", bold(word));
    }
  }
  return out + " [" + italic("OPTION") + "]...";
}

std::string sentence(std::string text) {
  text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
  return filled(text) + (text.back() == '?' ? "\n" : ".\n");
}

void add_commands(std::string& out) {
  out += ".SH COMMANDS\n";
  for (const cli::CommandRow& row : cli::command_table()) {
    add(out, ".SS {}\n{}\n.PP\n{}", escaped(row.name), usage_text(row.usage),
        sentence(std::string(row.help)));
    if (const std::string notes = row.all_notes(); !notes.empty()) out += paragraphs(notes);
  }
}

std::string names_of(const cli::OptionRow& row) {
  std::string out;
  for (const std::string& spelling : row.spellings()) out += (out.empty() ? "" : ", ") + bold(spelling);
  if (row.takes_value()) out += " " + italic(row.value_name);
  return out;
}

/// The commands that have the option.
std::string commands_of(const cli::OptionRow& row) {
  if (row.commands.size() == cli::command_table().size()) return "all commands";
  std::string out;
  for (const cli::CommandRow& command : cli::command_table()) {
    if (row.belongs_to(command.command)) out += (out.empty() ? "" : ", ") + std::string(command.name);
  }
  return out;
}

void add_options(std::string& out) {
  out +=
      ".SH OPTIONS\n"
      "What the value of an option may be follows its meaning, and then which\n"
      "commands have it.\n";
  for (const cli::OptionRow& row : cli::option_table()) {
    // A value keeps its spelling.
    const bool begins_with_value = !values_of(row).empty() && row.help.starts_with(values_of(row).front());
    add(out, ".TP\n{}\n{}", names_of(row),
        begins_with_value ? filled(row.help) + ".\n" : sentence(std::string(row.help)));
    // What the option expects instead of no value at all.
    cli::Options ignored;
    if (row.takes_value()) out += sentence(cli::apply(row, "", ignored));
    if (!row.default_value.empty()) add(out, "Default: {}.\n", escaped(row.default_value));
    add(out, "({})\n", filled(commands_of(row)));
  }
}

template <typename Entries>
void add_entries(std::string& out, std::string_view heading, const Entries& entries) {
  add(out, ".SH {}\n", heading);
  for (const Entry& entry : entries) add(out, ".TP\n{}\n{}\n", bold(entry.first), filled(entry.second));
}

}  // namespace

std::string man_page(std::string_view version, std::string_view date, std::string_view formats_document) {
  std::string out = ".\\\" Made from the tables of src/cli and docs/formats.md.\n";
  add(out, ".TH NASHSOLVE 1 {} \"nashsolve {}\" \"User Commands\"\n", date, version);
  add(out, ".SH NAME\nnashsolve \\- find every Nash equilibrium of a finite game, exactly\n.SH SYNOPSIS\n");
  bool is_first = true;
  for (const cli::CommandRow& row : cli::command_table()) {
    if (!std::exchange(is_first, false)) out += ".br\n";
    out += usage_text(row.usage) + "\n";
  }
  out +=
      ".SH DESCRIPTION\n"
      "Probabilities and payoffs are fractions, no tolerance decides anything,\n"
      "and degenerate games are solved like others.\n"
      "Each equilibrium is checked against the payoffs of the game before it is\n"
      "printed, and the result says what it proves:\n"
      ".I complete\n"
      "means that the game has no other equilibrium.\n"
      ".PP\n"
      "Results go to standard output, everything else to standard error.\n";
  add_commands(out);
  add_options(out);
  out += forms_section(formats_document);
  out += ".SH EXIT STATUS\n";
  for (const cli::ExitCodeRow& row : cli::kExitCodeTable) {
    add(out, ".TP\n.B {}\n{}", static_cast<int>(row.code), sentence(std::string(row.meaning)));
  }
  add_entries(out, "ENVIRONMENT", kEnvironment);
  add_entries(out, "FILES", kFiles);
  out += ".PP\nAll are in the folder that nashsolve was installed to, such as /usr/local.\n";
  out += ".SH EXAMPLES\n";
  for (const cli::Example& example : cli::example_table()) {
    add(out, ".TP\n{}\n{}", bold(example.command_line), sentence(std::string(example.help)));
  }
  out += ".SH SEE ALSO\n.BR nashsolve-check (1),\n.BR jq (1),\n.BR lrslib (1)\n";
  return out;
}

}  // namespace nashsolve::manual
