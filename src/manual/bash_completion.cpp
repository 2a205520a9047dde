// Only what bash 4 itself has is used, so that the script can be sourced where bash-completion is not
// installed.
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "append_formatted.hpp"
#include "documents.hpp"
#include "table_words.hpp"

namespace nashsolve::manual {

namespace {

constexpr std::string_view kStart = R"bash(# bash completion of nashsolve, made from its table of options.

# Files as they are named, and folders with a / behind them.
_nashsolve_files() {
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen -f -- "$1")
}

_nashsolve_games() {
  local ending
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(
    compgen -d -- "$1"
    for ending in @ENDINGS@; do compgen -f -X "!*.$ending" -- "$1"; done)
}

# _nashsolve_arguments CURRENT KIND: offers arguments of that kind.
_nashsolve_arguments() {
  case $2 in
    game) _nashsolve_games "$1" ;;
    file) _nashsolve_files "$1" ;;
    family) mapfile -t COMPREPLY < <(compgen -W '@FAMILIES@' -- "$1") ;;
  esac
}

_nashsolve() {
  local current=${COMP_WORDS[COMP_CWORD]} word option='' command='' only_arguments=''
  local options='' values='' kinds=() further='' count=0 k names='@COMMANDS@'
  COMPREPLY=()
  # The words before the cursor: the command, the number of its arguments, an option that waits for its value.
  for ((k = 1; k < COMP_CWORD; ++k)); do
    word=${COMP_WORDS[k]}
    if [[ $word == = ]]; then  # bash takes --option=value apart
      continue
    elif [[ $option ]]; then
      option=''
    elif [[ $only_arguments || $word != -?* ]]; then
      if [[ ! $command && " $names " == *" $word "* && ! $only_arguments && $count -eq 0 ]]; then
        command=$word
      else
        ((++count))
      fi
    elif [[ $word == -- ]]; then
      only_arguments=1
    else
      case $word in
        @WITH_VALUE@) option=$word ;;
      esac
    fi
  done
  [[ $current == = ]] && current=''

  case ${command:-solve} in
)bash";

constexpr std::string_view kEnd = R"bash(  esac

  if [[ $option ]]; then
    if [[ $values == FILE ]]; then
      _nashsolve_files "$current"
    else
      mapfile -t COMPREPLY < <(compgen -W "$values" -- "$current")
    fi
  elif [[ $current == -* && ! $only_arguments ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
  else
    _nashsolve_arguments "$current" "${kinds[count]-$further}"
    if [[ ! $command && ! $only_arguments && $count -eq 0 ]]; then
      mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -W "$names" -- "$current")
    fi
  fi
}

complete -F _nashsolve nashsolve
)bash";

/// One branch of the case on the command.
std::string branch_for(const cli::CommandRow& command) {
  std::vector<std::string> spellings;
  std::string branches;
  for (const cli::OptionRow* const row : options_of(command.command)) {
    const auto names = row->spellings();
    spellings.insert(spellings.end(), names.begin(), names.end());
    const std::string values = takes_file(*row) ? "FILE" : fmt::format("{}", fmt::join(values_of(*row), " "));
    if (values.empty()) continue;
    report::append_formatted(branches, "        {}) values='{}' ;;\n", fmt::join(names, " | "), values);
  }
  std::vector<std::string_view> kinds;
  std::string_view further;
  for (const Argument& argument : arguments_of(command)) {
    kinds.push_back(argument.kind);
    if (argument.is_repeated) further = kinds.back();
  }
  return fmt::format(
      "    {})\n"
      "      kinds=({}) further='{}'\n"
      "      options='{}'\n"
      "      case $option in\n{}"
      "      esac\n"
      "      ;;\n",
      command.name, fmt::join(kinds, " "), further, fmt::join(spellings, " "), branches);
}

void replace(std::string& text, std::string_view mark, std::string_view content) {
  text.replace(text.find(mark), mark.size(), content);
}

}  // namespace

std::string bash_completion() {
  std::string out(kStart);
  replace(out, "@ENDINGS@", fmt::format("{}", fmt::join(game_endings(), " ")));
  replace(out, "@FAMILIES@", fmt::format("{}", fmt::join(family_names(), " ")));
  replace(out, "@COMMANDS@", fmt::format("{}", fmt::join(command_names(), " ")));
  replace(out, "@WITH_VALUE@", fmt::format("{}", fmt::join(spellings_with_value(), " | ")));
  for (const cli::CommandRow& command : cli::command_table()) out += branch_for(command);
  return out.append(kEnd);
}

}  // namespace nashsolve::manual
