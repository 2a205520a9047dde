#include "command_line.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>
#include <system_error>
#include <utility>

#include "option_table.hpp"
#include "output_names.hpp"

namespace nashsolve::cli {

namespace {

constexpr std::string_view kFormat = "format";

template <typename Value>
const OptionRow* find_option(const Value& value, Value OptionRow::*field) {
  for (const auto table : {option_table(), hidden_option_table()}) {
    const auto found = std::ranges::find(table, value, field);
    if (found != table.end()) return &*found;
  }
  return nullptr;
}

/// The first with the name, of whatever command, or with the letter.
const OptionRow* find_option(std::string_view name) {
  return find_option(name, &OptionRow::name);
}
const OptionRow* find_option(char letter) {
  return find_option(letter, &OptionRow::letter);
}

/// Whether the option's value is the next word.
bool takes_next_word(std::string_view word) {
  if (word.substr(0, 2) == "--") {
    const OptionRow* const row = find_option(word.substr(2));
    return row != nullptr && row->takes_value();
  }
  for (std::size_t k = 1; k < word.size(); ++k) {
    const OptionRow* const row = find_option(word[k]);
    if (row != nullptr && row->takes_value()) return k + 1 == word.size();
  }
  return false;
}

/// No option's name begins with a digit, but the probabilities of a profile do.
bool looks_like_option(std::string_view word) {
  return word.size() > 1 && word.front() == '-' && word.find_first_of("0123456789.", 1) != 1;
}

/// Takes "--" and all after it off the words, and returns what came after: none of it is an option.
std::vector<std::string> take_plain_arguments(std::vector<std::string>& words) {
  for (std::size_t k = 0; k < words.size(); ++k) {
    if (words[k] != "--") {
      if (looks_like_option(words[k]) && takes_next_word(words[k])) ++k;
      continue;
    }
    const auto mark = words.begin() + static_cast<std::ptrdiff_t>(k);
    std::vector<std::string> plain(mark + 1, words.end());
    words.erase(mark, words.end());
    return plain;
  }
  return {};
}

/// Takes the command's name out of the words, if the first word that is no option is one.
std::optional<Command> take_command(std::vector<std::string>& words) {
  for (std::size_t k = 0; k < words.size(); ++k) {
    if (looks_like_option(words[k])) {
      if (takes_next_word(words[k])) ++k;
      continue;
    }
    const auto commands = command_table();
    const auto found = std::ranges::find(commands, words[k], &CommandRow::name);
    if (found == commands.end()) return std::nullopt;
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(k));
    return found->command;
  }
  return std::nullopt;
}

/// Whether a word may stand for the option. What none stands for need not be set up, which takes longer than
/// all else that is done with a command line.
bool may_be_meant(const OptionRow& row, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    if (!looks_like_option(word)) return false;
    if (word[1] == '-') return word.substr(2, row.name.size()) == row.name;
    return word.find(row.letter) != std::string_view::npos;
  });
}

void add_option(CLI::App& app, const OptionRow& row, Options& options) {
  const std::string names = fmt::format("{}", fmt::join(row.spellings(), ","));
  const auto set = [&row, &options](const std::string& text) {
    const std::string expected = apply(row, text, options);
    if (!expected.empty()) {
      throw UsageError(fmt::format("--{}: found '{}', expected {}", row.name, text, expected));
    }
  };
  if (row.takes_value()) {
    CLI::Option* const option = app.add_option_function<std::string>(names, set);
    const auto* const parsed = std::get_if<Parsed>(&row.kind);
    if (parsed != nullptr && parsed->is_list) {
      option->join(',');
    } else {
      option->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    }
  } else {
    app.add_flag_callback(names, [set] { set(""); });
  }
}

void require_no_conflict(const Options& options) {
  const auto require = [](bool is_fine, std::string_view a, std::string_view b) {
    if (!is_fine) throw UsageError(fmt::format("--{} and --{} exclude each other", a, b));
  };
  require(!(options.exact && options.decimals), "exact", "decimals");
  require(!(options.zero_sum && options.symmetric), "zero-sum", "symmetric");
  require(!(options.quiet && options.verbose), "quiet", "verbose");
}

std::size_t distance(std::string_view a, std::string_view b) {
  const std::size_t width = b.size() + 1;
  std::vector<std::size_t> edits((a.size() + 1) * width);
  const auto at = [&](std::size_t i, std::size_t k) -> std::size_t& { return edits[i * width + k]; };
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t k = 0; k <= b.size(); ++k) {
      if (i == 0 || k == 0) {
        at(i, k) = i + k;
        continue;
      }
      at(i, k) = std::min({at(i - 1, k) + 1, at(i, k - 1) + 1, at(i - 1, k - 1) + (a[i - 1] != b[k - 1])});
      const bool is_swap = i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1];
      if (is_swap) at(i, k) = std::min(at(i, k), at(i - 2, k - 2) + 1);
    }
  }
  return edits.back();
}

/// The name that fewest single letters inserted, left out, replaced or swapped with their neighbour make of
/// the word (Damerau 1964); nothing where these are more than a third of its letters. The first of equals.
std::optional<std::string_view> nearest_name(std::string_view word, std::span<const std::string_view> names) {
  std::optional<std::string_view> nearest;
  std::size_t least = word.size() / 3 + 1;
  for (const std::string_view name : names) {
    const std::size_t edits = distance(word, name);
    if (edits >= least) continue;
    least = edits;
    nearest = name;
  }
  return nearest;
}

[[noreturn]] void throw_unknown_option(std::string_view word, Command command) {
  const std::string_view name = word.substr(0, word.find('='));
  const bool is_known =
      name.substr(0, 2) == "--" ? find_option(name.substr(2)) != nullptr : find_option(name[1]) != nullptr;
  if (is_known) throw UsageError(fmt::format("{} is no option of {}", name, row_of(command).name));
  const std::string message = fmt::format("unknown option {}", name);
  std::vector<std::string_view> names;
  for (const OptionRow& row : option_table()) {
    if (row.belongs_to(command)) names.push_back(row.name);
  }
  const auto meant = name.substr(0, 2) == "--" ? nearest_name(name.substr(2), names) : std::nullopt;
  if (meant) throw UsageError(message, fmt::format("the nearest one is --{}", *meant));
  throw UsageError(message);
}

/// A first word without a file of its name that is nearly a command is taken for a slip, not for a game.
void require_no_misspelt_command(const std::string& word) {
  std::vector<std::string_view> names;
  for (const CommandRow& row : command_table()) names.push_back(row.name);
  const auto meant = nearest_name(word, names);
  std::error_code error;
  if (!meant ||
      std::filesystem::symlink_status(word, error).type() != std::filesystem::file_type::not_found) {
    return;
  }
  throw UsageError(fmt::format("found '{}', which is neither a command nor a file", word),
                   fmt::format("the nearest command is {}", *meant));
}

/// Formats by the ending of the file that --output names; of games and pictures others decide.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kEndings = {
    {{".json", "json"}, {".jsonl", "jsonl"}, {".csv", "csv"}, {".md", "markdown"}, {".tex", "latex"}}};

/// Of documents that other commands or programs make.
constexpr std::array<std::string_view, 4> kForeignEndings = {".html", ".svg", ".png", ".pdf"};

/// Text under such a name would be no document of its kind.
void require_no_foreign_ending(const Options& options, std::string_view ending) {
  if (std::ranges::find(kForeignEndings, ending) == kForeignEndings.end()) return;
  throw UsageError(fmt::format("--output: found '{}', expected a file of text, or --format", options.output),
                   ending == ".pdf" ? "nashsolve explain GAME -o FILE.tex, which pdflatex compiles"
                                    : fmt::format("nashsolve plot GAME -o FILE{} draws pictures", ending));
}

/// Where no format is asked for, the one that the file's ending says, if the command writes it.
void take_format_of_output(Options& options) {
  std::error_code error;
  if (std::filesystem::is_directory(options.output, error)) return;
  const auto row = std::ranges::find_if(option_table(), [&](const OptionRow& each) {
    return each.name == kFormat && each.belongs_to(options.command);
  });
  if (row == option_table().end()) return;
  std::string ending = std::filesystem::path(options.output).extension().string();
  std::ranges::transform(ending, ending.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  require_no_foreign_ending(options, ending);
  if (options.command == Command::generate) return;
  for (const auto& [known, format] : kEndings) {
    if (ending == known) static_cast<void>(apply(*row, std::string(format), options));
  }
}

/// `nashsolve help plot`, as in other programs, where no file has that name.
void read_help_command(std::vector<std::string>& words) {
  std::error_code error;
  if (words.empty() || words.front() != "help" || std::filesystem::exists("help", error)) return;
  words.erase(words.begin());
  const auto commands = command_table();
  if (!words.empty() && std::ranges::find(commands, words.front(), &CommandRow::name) == commands.end()) {
    throw UsageError(fmt::format("help: found '{}', expected a command", words.front()),
                     "nashsolve --help lists them");
  }
  words.insert(words.begin() + (words.empty() ? 0 : 1), "--help");
}

/// What names it where a file is asked for, as in other programs.
constexpr std::string_view kStandardOutput = "-";

}  // namespace

Options parse_command_line(std::vector<std::string> words) {
  Options options;
  read_help_command(words);
  const std::vector<std::string> plain = take_plain_arguments(words);
  const std::optional<Command> command = take_command(words);
  options.command = command.value_or(Command::solve);
  if (options.command == Command::go_on || options.command == Command::merge)
    options.format = OutputFormat::json;
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  for (const auto table : {option_table(), hidden_option_table()}) {
    for (const OptionRow& row : table) {
      if (row.belongs_to(options.command) && may_be_meant(row, words)) add_option(app, row, options);
    }
  }
  std::reverse(words.begin(), words.end());
  try {
    app.parse(words);
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string_view text = error.what();
    throw UsageError(fmt::format("{}: found no value, expected one", text.substr(0, text.find(':'))));
  } catch (const CLI::ParseError& error) {
    throw UsageError(error.what());
  }
  // Arguments are no CLI11 option of their own, for it would take a JSON profile apart.
  for (const std::string& word : app.remaining()) {
    if (looks_like_option(word)) throw_unknown_option(word, options.command);
    options.arguments.push_back(word);
  }
  if (!command && !options.arguments.empty()) require_no_misspelt_command(options.arguments.front());
  options.arguments.insert(options.arguments.end(), plain.begin(), plain.end());
  if (options.output == kStandardOutput) options.output.clear();
  const CLI::Option* const format = app.get_option_no_throw("--" + std::string(kFormat));
  if (format == nullptr || format->count() == 0) take_format_of_output(options);
  require_no_conflict(options);
  require_outputs_apart(options);
  return options;
}

std::string hint_at_help(std::vector<std::string> words) {
  take_plain_arguments(words);
  const std::optional<Command> command = take_command(words);
  return fmt::format("nashsolve {}--help shows what there is",
                     command ? fmt::format("{} ", row_of(*command).name) : "");
}

}  // namespace nashsolve::cli
