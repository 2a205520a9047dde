// For fish: one `complete` line for each option and argument of each command.
#include <fmt/format.h>

#include <string>
#include <string_view>

#include "append_formatted.hpp"
#include "documents.hpp"
#include "table_words.hpp"

namespace nashsolve::manual {

namespace {

constexpr std::string_view kFishFunctions =
    R"fish(# fish completion of nashsolve, made from its table of options.

# The command of the line before the cursor, and after it its arguments.
function __nashsolve_line
    set -l words (commandline -opc)
    set -e words[1]
    set -l command
    set -l arguments
    set -l waits
    for word in $words
        if test -n "$waits"
            set waits
        else if string match -qr '^-.' -- $word
            contains -- $word {with_value}; and set waits 1
        else if test -z "$command$arguments"; and contains -- $word {commands}
            set command $word
        else
            set -a arguments $word
        end
    end
    test -n "$command"; or set command solve
    string join \n -- $command $arguments
end

# __nashsolve_at COMMAND: whether it is this one that is completed.
function __nashsolve_is
    test (__nashsolve_line)[1] = $argv[1]
end

# __nashsolve_argument COMMAND NUMBER: whether that argument comes next; without a number: any.
function __nashsolve_argument
    set -l line (__nashsolve_line)
    test $line[1] = $argv[1]; or return 1
    test (count $argv) -eq 1; or test (count $line) -eq $argv[2]
end

function __nashsolve_has_only_options
    test (count (__nashsolve_line)) -eq 1; or return 1
    not contains -- (__nashsolve_line)[1] (commandline -opc)
end

function __nashsolve_games
    for ending in {endings}
        __fish_complete_suffix .$ending
    end | string match -r '.*(?:/|\.(?:{alternatives}))(?:\t.*)?$'
end

complete -c nashsolve -f
)fish";

std::string fish_quoted(std::string_view text) {
  std::string out = "'";
  for (const char letter : text) {
    if (letter == '\'' || letter == '\\') out += '\\';
    out += letter;
  }
  return out + "'";
}

std::string option_line(const cli::CommandRow& command, const cli::OptionRow& row) {
  std::string out = fmt::format("complete -c nashsolve -n '__nashsolve_is {}' -l {}", command.name, row.name);
  if (row.letter != '\0') out += fmt::format(" -s {}", row.letter);
  if (takes_file(row)) {
    out += " -rF";
  } else if (row.takes_value()) {
    out += fmt::format(" -xa '{}'", fmt::join(values_of(row), " "));
  }
  return out + " -d " + fish_quoted(row.help) + "\n";
}

std::string argument_line(const cli::CommandRow& command, const Argument& argument, std::size_t number) {
  const std::string condition =
      argument.is_repeated
          ? fmt::format("complete -c nashsolve -n '__nashsolve_argument {}'", command.name)
          : fmt::format("complete -c nashsolve -n '__nashsolve_argument {} {}'", command.name, number);
  if (argument.kind == "game") return condition + " -a '(__nashsolve_games)'\n";
  if (argument.kind == "file") return condition + " -F\n";
  if (argument.kind != "family") return {};
  return condition + fmt::format(" -a '{}'\n", fmt::join(family_names(), " "));
}

}  // namespace

std::string fish_completion() {
  std::string out = fmt::format(kFishFunctions, fmt::arg("endings", fmt::join(game_endings(), " ")),
                                fmt::arg("alternatives", fmt::join(game_endings(), "|")),
                                fmt::arg("with_value", fmt::join(spellings_with_value(), " ")),
                                fmt::arg("commands", fmt::join(command_names(), " ")));
  for (const cli::CommandRow& command : cli::command_table()) {
    report::append_formatted(out, "\ncomplete -c nashsolve -n __nashsolve_has_only_options -a {} -d {}\n",
                             command.name, fish_quoted(command.help));
    for (const cli::OptionRow* const row : options_of(command.command)) out += option_line(command, *row);
    std::size_t number = 0;
    for (const Argument& argument : arguments_of(command)) out += argument_line(command, argument, ++number);
  }
  return out;
}

}  // namespace nashsolve::manual
