// For zsh's completion system: a file _nashsolve in a folder of $fpath.
#include <fmt/format.h>

#include <string>
#include <string_view>

#include "append_formatted.hpp"
#include "documents.hpp"
#include "table_words.hpp"

namespace nashsolve::manual {

namespace {

constexpr std::string_view kZshFunctions = R"zsh(#compdef nashsolve
# zsh completion of nashsolve, made from its table of options.

_nashsolve_games() {{
  _files -g "*.({endings})"
}}

# A game, or a command where there is none yet.
_nashsolve_first() {{
  local result=1
  local -a commands=(
{described_commands}  )
  _nashsolve_games && result=0
  _describe -t commands command commands && result=0
  return result
}}

_nashsolve() {{
  local command=solve first=_nashsolve_first word waits='' k
  # The first word that is neither an option nor the value of one may be a command; it is taken out of the line.
  for ((k = 2; k < CURRENT; ++k)); do
    word=$words[k]
    if [[ -n $waits ]]; then
      waits=''
    elif [[ $word == -- ]]; then
      break
    elif [[ $word == -?* ]]; then
      case $word in
        {with_value}) waits=1 ;;
      esac
    else
      case $word in
        {commands})
          command=$word
          first=_nashsolve_games
          words[k]=()
          ((--CURRENT))
          ;;
      esac
      break
    fi
  done

  case $command in
{branches}  esac
}}

_nashsolve "$@"
)zsh";

/// Within single quotes, where brackets and colons mean something.
std::string zsh_quoted(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    if (letter == '\'') {
      out += "'\\''";
      continue;
    }
    if (letter == '[' || letter == ']' || letter == ':' || letter == '\\') out += '\\';
    out += letter;
  }
  return out;
}

/// What comes after ":" for an option or argument: words, or a function that offers files.
std::string action_for(const cli::OptionRow& row) {
  return takes_file(row) ? "_files" : fmt::format("({})", fmt::join(values_of(row), " "));
}

std::string option_line(const cli::OptionRow& row) {
  const std::string value =
      row.takes_value() ? fmt::format(":{}:{}", zsh_quoted(row.value_name), action_for(row)) : "";
  const std::string_view equals = row.takes_value() ? "=" : "";
  if (row.letter == '\0') return fmt::format("'--{}{}[{}]{}'", row.name, equals, zsh_quoted(row.help), value);
  return fmt::format("'(-{0} --{1})'{{-{0}{2},--{1}{3}}}'[{4}]{5}'", row.letter, row.name,
                     row.takes_value() ? "+" : "", equals, zsh_quoted(row.help), value);
}

std::string argument_line(const Argument& argument, std::size_t number, bool may_be_command) {
  const std::string place = argument.is_repeated ? "*" : std::to_string(number);
  if (argument.kind == "game") {
    return fmt::format("{}'{}:game:_nashsolve_games'", may_be_command ? "\"1:game:$first\" " : "", place);
  }
  if (argument.kind == "file") return fmt::format("'{}:file:_files'", place);
  if (argument.kind == "family") {
    return fmt::format("'{}:family:({})'", place, fmt::join(family_names(), " "));
  }
  return fmt::format("'{}: :'", place);
}

std::string zsh_branch(const cli::CommandRow& command) {
  std::string out = fmt::format("    {})\n      _arguments -s -S", command.name);
  for (const cli::OptionRow* const row : options_of(command.command)) {
    out += " \\\n        " + option_line(*row);
  }
  std::size_t number = 0;
  for (const Argument& argument : arguments_of(command)) {
    out += " \\\n        " + argument_line(argument, ++number, command.command == cli::Command::solve);
  }
  return out + "\n      ;;\n";
}

}  // namespace

std::string zsh_completion() {
  std::string described;
  std::string branches;
  for (const cli::CommandRow& command : cli::command_table()) {
    report::append_formatted(described, "    '{}:{}'\n", command.name, zsh_quoted(command.help));
    branches += zsh_branch(command);
  }
  return fmt::format(kZshFunctions, fmt::arg("endings", fmt::join(game_endings(), "|")),
                     fmt::arg("described_commands", described),
                     fmt::arg("with_value", fmt::join(spellings_with_value(), " | ")),
                     fmt::arg("commands", fmt::join(command_names(), " | ")), fmt::arg("branches", branches));
}

}  // namespace nashsolve::manual
