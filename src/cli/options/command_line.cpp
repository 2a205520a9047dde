#include "command_line.hpp"

#include <fmt/format.h>

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

/// "--output", or "-o".
bool is_spelt(const OptionRow& row, std::string_view spelling) {
  if (spelling.substr(0, 2) == "--") return spelling.substr(2) == row.name;
  return row.letter != '\0' && spelling.substr(1) == std::string_view(&row.letter, 1);
}

/// The first with that spelling, of the command or of whatever command.
const OptionRow* find_option(std::string_view spelling, std::optional<Command> command = std::nullopt) {
  for (const auto table : {option_table(), hidden_option_table()}) {
    const auto found = std::ranges::find_if(table, [&](const OptionRow& row) {
      return is_spelt(row, spelling) && (!command || row.belongs_to(*command));
    });
    if (found != table.end()) return &*found;
  }
  return nullptr;
}

/// Whether the option's value is the next word.
bool takes_next_word(std::string_view word) {
  if (word.substr(0, 2) == "--") {
    const OptionRow* const row = find_option(word);
    return row != nullptr && row->takes_value();
  }
  for (std::size_t k = 1; k < word.size(); ++k) {
    const OptionRow* const row = find_option(std::string{'-', word[k]});
    if (row != nullptr && row->takes_value()) return k + 1 == word.size();
  }
  return false;
}

/// No option's name begins with a digit, but the probabilities of a profile do.
bool looks_like_option(std::string_view word) {
  return word.size() > 1 && word.front() == '-' && word.find_first_of("0123456789.", 1) != 1;
}

/// What comes after it is no option.
constexpr std::string_view kEndOfOptions = "--";

/// Takes the command's name out of the words, if the first word that is no option is one.
std::optional<Command> take_command(std::vector<std::string>& words) {
  for (std::size_t k = 0; k < words.size() && words[k] != kEndOfOptions; ++k) {
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
  if (find_option(name.substr(0, 2) == "--" ? name : name.substr(0, 2)) != nullptr)
    throw UsageError(fmt::format("{} is no option of {}", name, row_of(command).name));
  const std::string message = fmt::format("unknown option {}", name);
  std::vector<std::string_view> names;
  for (const OptionRow& row : option_table()) {
    if (row.belongs_to(command)) names.push_back(row.name);
  }
  const auto meant = name.substr(0, 2) == "--" ? nearest_name(name.substr(2), names) : std::nullopt;
  if (meant) throw UsageError(message, fmt::format("the nearest one is --{}", *meant));
  throw UsageError(message);
}

/// An option that was given, and its value; flags have none.
struct Given {
  const OptionRow* row;
  std::string value;
};

/// Takes a command line of a command apart.
class CommandLine {
 public:
  CommandLine(const std::vector<std::string>& words, Command command) : words_(words), command_(command) {
    for (; next_ < words.size() && words[next_] != kEndOfOptions; ++next_) {
      const std::string_view word = words[next_];
      if (!looks_like_option(word)) {
        arguments_.emplace_back(word);
      } else if (word.substr(0, 2) == "--") {
        read_name(word);
      } else {
        read_letters(word);
      }
    }
  }

  [[nodiscard]] const std::vector<Given>& given() const { return given_; }
  /// Those before "--".
  [[nodiscard]] const std::vector<std::string>& arguments() const { return arguments_; }
  [[nodiscard]] std::span<const std::string> plain_arguments() const {
    return std::span(words_).subspan(std::min(next_ + 1, words_.size()));
  }

 private:
  /// "--quiet", "--output FILE", "--output=FILE".
  void read_name(std::string_view word) {
    const std::size_t equals = word.find('=');
    const OptionRow& row = option_of(word.substr(0, equals), word);
    if (equals == std::string_view::npos) {
      given_.push_back({&row, row.takes_value() ? next_word(row) : ""});
      return;
    }
    const std::string value(word.substr(equals + 1));
    if (!row.takes_value()) {
      throw UsageError(fmt::format("--{}: found '{}', expected no value", row.name, value));
    }
    if (value.empty()) throw_no_value(row);
    given_.push_back({&row, value});
  }

  /// "-q", "-o FILE", "-oFILE", "-qo FILE".
  void read_letters(std::string_view word) {
    for (std::size_t k = 1; k < word.size(); ++k) {
      const OptionRow& row = option_of(std::string{'-', word[k]}, "-" + std::string(word.substr(k)));
      if (row.takes_value()) {
        const std::string_view rest = word.substr(k + 1);
        given_.push_back({&row, rest.empty() ? next_word(row) : std::string(rest)});
        return;
      }
      given_.push_back({&row, ""});
    }
  }

  [[nodiscard]] const OptionRow& option_of(std::string_view spelling, std::string_view word) const {
    const OptionRow* const row = find_option(spelling, command_);
    if (row == nullptr) throw_unknown_option(word, command_);
    return *row;
  }

  std::string next_word(const OptionRow& row) {
    if (next_ + 1 == words_.size()) throw_no_value(row);
    return words_[++next_];
  }

  [[noreturn]] static void throw_no_value(const OptionRow& row) {
    throw UsageError(fmt::format("--{}: found no value, expected one", row.name));
  }

  const std::vector<std::string>& words_;
  Command command_;
  /// The word that is read.
  std::size_t next_ = 0;
  std::vector<Given> given_;
  std::vector<std::string> arguments_;
};

/// Each option once, in the order of the table. Of several values the last counts, or a list is made of all.
void apply_all(const std::vector<Given>& given, Options& options) {
  for (const auto table : {option_table(), hidden_option_table()}) {
    for (const OptionRow& row : table) {
      const auto* const parsed = std::get_if<Parsed>(&row.kind);
      std::optional<std::string> value;
      for (const Given& each : given) {
        if (each.row != &row) continue;
        const bool is_joined = value && parsed != nullptr && parsed->is_list;
        value = is_joined ? *value + "," + each.value : each.value;
      }
      const std::string expected = value ? apply(row, *value, options) : "";
      if (!expected.empty()) {
        throw UsageError(fmt::format("--{}: found '{}', expected {}", row.name, *value, expected));
      }
    }
  }
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
  const std::optional<Command> command = take_command(words);
  options.command = command.value_or(Command::solve);
  if (options.command == Command::go_on || options.command == Command::merge)
    options.format = OutputFormat::json;
  const CommandLine line(words, options.command);
  apply_all(line.given(), options);
  options.arguments = line.arguments();
  if (!command && !options.arguments.empty()) require_no_misspelt_command(options.arguments.front());
  const auto plain = line.plain_arguments();
  options.arguments.insert(options.arguments.end(), plain.begin(), plain.end());
  if (options.output == kStandardOutput) options.output.clear();
  const bool asks_for_format =
      std::ranges::any_of(line.given(), [](const Given& each) { return each.row->name == kFormat; });
  if (!asks_for_format) take_format_of_output(options);
  require_no_conflict(options);
  require_outputs_apart(options);
  return options;
}

std::string hint_at_help(std::vector<std::string> words) {
  const std::optional<Command> command = take_command(words);
  return fmt::format("nashsolve {}--help shows what there is",
                     command ? fmt::format("{} ", row_of(*command).name) : "");
}

}  // namespace nashsolve::cli
