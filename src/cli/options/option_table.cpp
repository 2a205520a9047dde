#include "option_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

#include "nashsolve/exact.hpp"
#include "option_values.hpp"
#include "words.hpp"

namespace nashsolve::cli {

namespace {

constexpr std::uint64_t kNoBound = std::numeric_limits<std::int64_t>::max();
constexpr std::uint64_t kMostThreads = 1024;
constexpr std::uint64_t kMostDecimals = 1000;
constexpr double kMostSeconds = 1e9;
/// Clocks tick no faster.
constexpr double kLeastSeconds = 1e-9;

template <typename... Handlers>
struct Overloaded : Handlers... {
  using Handlers::operator()...;
};
template <typename... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

const std::vector<Command> kAny = {Command::solve,   Command::go_on,    Command::split, Command::merge,
                                   Command::explain, Command::check,    Command::info,  Command::plot,
                                   Command::convert, Command::generate, Command::schema};
const std::vector<Command> kWithOutput = {Command::go_on, Command::merge,    Command::explain, Command::check,
                                          Command::info,  Command::generate, Command::schema};
const std::vector<Command> kGames = {Command::solve, Command::split, Command::explain, Command::check,
                                     Command::info,  Command::plot,  Command::convert};
const std::vector<Command> kResults = {Command::solve, Command::split, Command::check};
const std::vector<Command> kNumbers = {Command::solve, Command::check, Command::info};
const std::vector<Command> kExact = {Command::solve,   Command::go_on, Command::split, Command::merge,
                                     Command::explain, Command::check, Command::info,  Command::plot};
const std::vector<Command> kSearch = {Command::solve, Command::go_on, Command::merge, Command::explain,
                                      Command::plot};
const std::vector<Command> kLimited = {Command::solve, Command::go_on, Command::explain, Command::plot,
                                       Command::info};
const std::vector<Command> kContinue = {Command::go_on, Command::merge};
const std::vector<Command> kCheckpoint = {Command::solve, Command::go_on};
const std::vector<Command> kSplit = {Command::split};
const std::vector<Command> kAsked = {Command::solve, Command::split};
const std::vector<Command> kProof = {Command::solve, Command::go_on, Command::split, Command::merge};
const std::vector<Command> kExplain = {Command::explain};
const std::vector<Command> kPlot = {Command::plot};
const std::vector<Command> kSolve = {Command::solve};
const std::vector<Command> kFindings = {Command::check, Command::info};
const std::vector<Command> kWriters = {Command::convert, Command::generate};
const std::vector<Command> kGenerate = {Command::generate};

constexpr std::uint64_t kMostPlayers = 64;
constexpr std::uint64_t kMostParts = 100'000;
constexpr std::uint64_t kMostHills = 64;
constexpr std::uint64_t kLargestRange = 1'000'000'000'000'000;

std::vector<Format> formats_for(FormatUse use) {
  std::vector<Format> formats;
  for (const FormatFacts& facts : known_formats()) {
    if (use == FormatUse::read ? facts.is_read : facts.is_written) formats.push_back(facts.format);
  }
  return formats;
}

std::vector<std::string_view> format_names(FormatUse use) {
  std::vector<std::string_view> names;
  for (const Format format : formats_for(use)) names.push_back(facts_of(format).name);
  return names;
}

/// "A FORMAT of games is json, jsonl, csv, nfg or lrs.", a line or more.
std::string formats_note(FormatUse use) {
  const auto names = format_names(use);
  const std::string text = fmt::format("A FORMAT of games is {} or {}.",
                                       fmt::join(names.begin(), names.end() - 1, ", "), names.back());
  return report::wrapped(text, 0, 0, kHelpWidth) + "\n";
}

std::string solve_notes() {
  return report::wrapped(
             fmt::format("A GAME is a file, a folder (searched for {}) or - for standard input. A file that "
                         "is named like a command is reached as ./solve. A RULE is {} or {}; the list stays "
                         "whole.",
                         listed_endings(FormatUse::read, ", "),
                         fmt::join(kSelectionRuleNames.begin(), kSelectionRuleNames.end() - 1, ", "),
                         kSelectionRuleNames.back()),
             0, 0, kHelpWidth) +
         "\n" + formats_note(FormatUse::read) +
         "Exit codes: 0 solved, 1 a game could not be read, 2 wrong command line,\n"
         "3 a result is incomplete, 70 internal error, 130 interrupted.\n";
}

std::string convert_notes() {
  return "The FILE's ending or --format says which; - is standard output. A .jsonl holds\n"
         "any number of games, the other formats one.\n" +
         formats_note(FormatUse::write) +
         "Exit codes: 0 written, 1 the game could not be read, or something of it would be\n"
         "lost (nothing is written), 2 wrong command line.\n";
}

}  // namespace

bool OptionRow::belongs_to(Command command) const {
  return std::find(commands.begin(), commands.end(), command) != commands.end();
}

std::span<const CommandRow> command_table() {
  static const std::vector<CommandRow> kCommands = {
      {Command::solve, "solve", "[solve] GAME...", "every equilibrium of each game (default)", "",
       &solve_notes},
      {Command::go_on, "continue", "continue RESULT [GAME]", "goes on with a search that was stopped",
       "A RESULT is one that --format json printed, of a search for all equilibria that\n"
       "--time-limit, --limit or a signal stopped, or a part that nashsolve split wrote.\n"
       "The outcome is that of one search. The GAME is found where the result says,\n"
       "unless it is named.\n"
       "Exit codes: as of solve.\n"},
      {Command::split, "split", "split GAME", "its search in parts, for many machines",
       "Writes results with a part each that is still to do: nashsolve continue does\n"
       "it, and nashsolve merge joins them. The parts have about the same size, which is\n"
       "an estimate, and are disjoint. docs/cluster.md shows all of it.\n"
       "Exit codes: 0 written, 1 the game could not be read or divided, 2 wrong command\n"
       "line, 130 interrupted.\n"},
      {Command::merge, "merge", "merge GAME FOLDER", "the result of all the parts in a folder",
       "The outcome is that of one search, but for counts and times. A part that is\n"
       "missing, twice there, of another game, or changed is refused.\n"
       "Exit codes: 0 complete, 1 refused, 2 wrong command line, 3 a part is not done.\n"},
      {Command::explain, "explain", "explain GAME", "how each equilibrium follows, step by step",
       "LaTeX is a whole document; pdflatex or lualatex compiles it.\n"},
      {Command::check, "check", "check GAME PROFILE", "is it an equilibrium? what could be gained?",
       "A PROFILE has a word for each player: a strategy's name, or the probabilities\n"
       "of all strategies. Or it is JSON. These are the same:\n"
       "  nashsolve check games/bos.json 1,0 2/3,1/3\n"
       "  nashsolve check games/bos.json Opera 2/3,1/3\n"
       "  nashsolve check games/bos.json '[[1, 0], [\"2/3\", \"1/3\"]]'\n"
       "@FILE stands for what a file holds.\n"
       "Exit codes: 0 an equilibrium, 1 none (or the game could not be read), 2 wrong\n"
       "command line.\n"},
      {Command::info, "info", "info GAME", "size, symmetry, dominated strategies, value",
       "docs/properties.md defines what it says.\n"},
      {Command::plot, "plot", "plot GAME", "pictures: payoff curves, best responses",
       "The ending of -o FILE says what it gets: .html a page with all charts, .svg and\n"
       ".png one of them as a picture, .json its option object for Apache ECharts.\n"},
      {Command::convert, "convert", "convert GAME FILE", "the game in another format, without loss", "",
       &convert_notes},
      {Command::generate, "generate", "generate FAMILY", "a game of a family, made from a seed", "",
       &family_notes},
      {Command::schema, "schema", "schema", "the JSON Schema of the results", ""},
  };
  return kCommands;
}

const CommandRow& row_of(Command command) {
  return *std::ranges::find(command_table(), command, &CommandRow::command);
}

std::vector<std::string> OptionRow::spellings() const {
  std::vector<std::string> spellings;
  if (letter != '\0') spellings.push_back(std::string("-") + letter);
  spellings.push_back("--" + std::string(name));
  return spellings;
}

std::span<const OptionRow> option_table() {
  static const std::vector<OptionRow> kOptions = {
      {"format", '\0', "FORMAT",
       Choice{{kOutputFormatNames.begin(), kOutputFormatNames.end()},
              [](Options& o, std::size_t k) { o.format = static_cast<OutputFormat>(k); }},
       "text, json, jsonl, csv, or as gambit, lrs print", "text", kSolve},
      {"format", '\0', "FORMAT",
       Choice{{"text", "json", "jsonl"},
              [](Options& o, std::size_t k) { o.format = static_cast<OutputFormat>(k); }},
       "text, json, or jsonl: all in one line", "text", kFindings},
      {"format", '\0', "FORMAT",
       Choice{{"text", "json", "jsonl"},
              [](Options& o, std::size_t k) { o.format = static_cast<OutputFormat>(k); }},
       "text, json, or jsonl: all in one line", "json", kContinue},
      {"format", '\0', "FORMAT",
       Choice{{"text", "markdown", "latex", "json"},
              [](Options& o, std::size_t k) { o.explain_format = static_cast<ExplainFormat>(k); }},
       "text, markdown, latex or json", "text", kExplain},
      {"equilibrium", '\0', "N",
       WholeNumber{1, kNoBound, [](Options& o, std::uint64_t n) { o.equilibrium = n; }},
       "only the one with this number", "", kExplain},
      {"format", '\0', "FORMAT",
       Choice{format_names(FormatUse::write),
              [](Options& o, std::size_t k) { o.game_format = formats_for(FormatUse::write)[k]; }},
       "of the game that is written", "by the ending", kWriters},
      {"csv-safe", '\0', "", Flag{&Options::csv_safe}, "no name in a csv is a formula to a spreadsheet", "",
       kSolve},
      {"output", 'o', "PATH", Path{&Options::output}, "a file, in the format of its ending, or a folder", "",
       kSolve},
      {"output", 'o', "FILE", Path{&Options::output}, "write there, in the format of its ending", "",
       kWithOutput},
      {"output", 'o', "FOLDER", Path{&Options::output}, "where the parts go: 001.json, 002.json, ...", "",
       kSplit},
      {"parts", '\0', "N", WholeNumber{1, kMostParts, [](Options& o, std::uint64_t n) { o.parts = n; }},
       "how many, at most", "100", kSplit},
      {"force", '\0', "", Flag{&Options::force}, "replace files that are protected from writing", "", kAny},
      {"resume", '\0', "", Flag{&Options::resume}, "keep what is complete in the folder of results", "",
       kSolve},
      {"slice", '\0', "K/N", Parsed{read_slice}, "every N-th game, from the K-th on: for N machines", "",
       kSolve},
      {"output", 'o', "FILE", Path{&Options::output}, ".html, .svg, .png or .json", "the terminal", kPlot},
      {"chart", '\0', "NAME", Parsed{[](Options& o, const std::string& text) {
         o.chart = text;
         return std::string(text.empty() ? "the name of a chart, like best-responses" : "");
       }},
       "like best-responses; a wrong one names all", "the first", kPlot},
      {"ascii", '\0', "", Flag{&Options::ascii}, "a terminal's plot without other characters", "", kPlot},
      {"report", '\0', "FILE", Path{&Options::report}, "also write a page with pictures, FILE.html", "",
       kSolve},
      {"proof", '\0', "FILE", Path{&Options::proof}, "also write why nothing is missing (.txt: for people)",
       "", kProof},
      {"checkpoint", '\0', "FILE", Path{&Options::checkpoint}, "write there what a long search has so far",
       "", kCheckpoint},
      {"every", '\0', "SECONDS", Seconds{[](Options& o, double s) { o.every = s; }},
       "how often there is a checkpoint", "600", kCheckpoint},
      {"size", '\0', "SIZE", Parsed{read_sizes}, "like 12x12; one number: for every player", "the family's",
       kGenerate},
      {"players", '\0', "N", WholeNumber{1, kMostPlayers, [](Options& o, std::uint64_t n) { o.players = n; }},
       "how many, where the family leaves it open", "2", kGenerate},
      {"seed", '\0', "N", WholeNumber{0, kNoBound, [](Options& o, std::uint64_t n) { o.request.seed = n; }},
       "which of the family's games", "0", kGenerate},
      {"count", '\0', "N", WholeNumber{1, kNoBound, [](Options& o, std::uint64_t n) { o.count = n; }},
       "games of N seeds in a row, as jsonl", "1", kGenerate},
      {"range", '\0', "N",
       WholeNumber{1, kLargestRange,
                   [](Options& o, std::uint64_t n) { o.request.range = static_cast<std::int64_t>(n); }},
       "the largest payoff that is drawn", "the family's", kGenerate},
      {"correlation", '\0', "R", Parsed{[](Options& o, const std::string& text) {
         return read_between(o.request.correlation, text, -1, 1);
       }},
       "of the payoffs of a cell, in hundredths: covariant", "0.5", kGenerate},
      {"density", '\0', "P", Parsed{[](Options& o, const std::string& text) {
         return read_between(o.request.density, text, 0, 1);
       }},
       "how many payoffs are 1: sparse", "0.25", kGenerate},
      {"hills", '\0', "N",
       WholeNumber{2, kMostHills, [](Options& o, std::uint64_t n) { o.request.hills = n; }},
       "to fight for: blotto, private-blotto", "3", kGenerate},
      {"find", '\0', "WHAT",
       Choice{{kFindNames.begin(), kFindNames.end()},
              [](Options& o, std::size_t k) { o.find = static_cast<Find>(k); }},
       "all, one, the pure ones, or what paths lead to", "all", kSolve},
      {"start", '\0', "LABEL", Parsed{[](Options& o, const std::string& text) {
         o.start = text;
         return std::string(text.empty() ? "a strategy, like Opera or 2:Opera" : "");
       }},
       "one: the path of Lemke and Howson that drops it", "", kSolve},
      {"select", '\0', "RULE",
       Choice{{kSelectionRuleNames.begin(), kSelectionRuleNames.end()},
              [](Options& o, std::size_t k) { o.select = static_cast<SelectionRule>(k); }},
       "point at the equilibria that a rule chooses", "", kAsked},
      {"only", '\0', "KIND",
       Choice{{kOnlyNames.begin(), kOnlyNames.end()},
              [](Options& o, std::size_t k) { o.only = static_cast<Only>(k); }},
       "show the symmetric, pure, isolated or strict ones", "", kSolve},
      {"limit", '\0', "N", WholeNumber{1, kNoBound, [](Options& o, std::uint64_t n) { o.limit = n; }},
       "stop after N equilibria", "", kSolve},
      {"vertices", '\0', "N", WholeNumber{1, kNoBound, [](Options& o, std::uint64_t n) { o.vertices = n; }},
       "extreme points of a set that are listed at most", "2000", kAsked},
      {"index", '\0', "", Flag{&Options::index}, "find every index, of two players however long it takes", "",
       kAsked},
      {"time-limit", '\0', "SECONDS", Seconds{[](Options& o, double s) { o.time_limit = s; }},
       "stop each game after that long and print what was found", "", kLimited},
      {"memory-limit", '\0', "SIZE", Parsed{read_memory}, "keep within that memory, like 500M or 16G",
       "3/4 of all", kLimited},
      {"threads", '\0', "N",
       WholeNumber{1, kMostThreads,
                   [](Options& o, std::uint64_t n) { o.threads = static_cast<unsigned>(n); }},
       "how many to use; results do not depend on N", "all", kSearch},
      {"exact", '\0', "", Flag{&Options::exact}, "fractions only; irrational numbers as roots", "", kExact},
      {"decimals", '\0', "N",
       WholeNumber{0, kMostDecimals,
                   [](Options& o, std::uint64_t n) { o.decimals = static_cast<unsigned>(n); }},
       "text shows every number with N decimals", "", kNumbers},
      {"digits", '\0', "N",
       WholeNumber{1, kMostDecimals,
                   [](Options& o, std::uint64_t n) { o.digits = static_cast<unsigned>(n); }},
       "prove N decimals of irrational probabilities", "", kAsked},
      {"details", '\0', "WHEN",
       Choice{{"auto", "always", "never"},
              [](Options& o, std::size_t k) { o.details = static_cast<Details>(k); }},
       "checks in text and JSON: auto, always, never", "auto", kResults},
      {"input-format", '\0', "FORMAT",
       Choice{format_names(FormatUse::read),
              [](Options& o, std::size_t k) { o.input_format = formats_for(FormatUse::read)[k]; }},
       "of the games that are read, whatever their names say", "", kGames},
      {"set", '\0', "NAME=VALUE", Parsed{read_settings, true},
       "of a name in payoffs: c=3/2, c=0:4 or c=0:4:1/10", "", kGames},
      {"minimize", '\0', "", Flag{&Options::minimize}, "the numbers are costs: players want less", "",
       kGames},
      {"zero-sum", '\0', "", Flag{&Options::zero_sum}, "a lone CSV matrix A stands for the game (A, -A)", "",
       kGames},
      {"symmetric", '\0', "", Flag{&Options::symmetric}, "a lone CSV matrix A stands for (A, A transposed)",
       "", kGames},
      {"rationalize", '\0', "", Flag{&Options::rationalize}, "read 0.666667 as 2/3; tell of each change", "",
       kGames},
      {"color", '\0', "WHEN",
       Choice{{"auto", "always", "never"}, [](Options& o, std::size_t k) { o.color = static_cast<When>(k); }},
       "colours in text: auto, always, never", "auto", kNumbers},
      {"no-progress", '\0', "", Flag{&Options::no_progress}, "no progress on the terminal", "", kSolve},
      {"quiet", 'q', "", Flag{&Options::quiet}, "no warnings and no hints", "", kAny},
      {"verbose", 'v', "", Flag{&Options::verbose}, "text tells the method, and what is undecided in full",
       "", kSolve},
      {"help", 'h', "", Flag{&Options::help}, "this help; after a command, all its options", "", kAny},
      {"version", '\0', "", Flag{&Options::version}, "the version", "", kAny},
  };
  return kOptions;
}

std::span<const OptionRow> hidden_option_table() {
  static const std::vector<OptionRow> kOptions = {
      {"search", '\0', "SEARCH",
       Choice{{"auto", "n-player", "plain"},
              [](Options& o, std::size_t k) { o.search = static_cast<Search>(k); }},
       "auto; n-player: two players as if they were more; plain: nothing left out, merged or described",
       "auto", kSolve},
  };
  return kOptions;
}

std::span<const Example> example_table() {
  static constexpr std::array kExamples = {
      Example{"nashsolve games/bos.json", "every equilibrium of one game"},
      Example{"nashsolve --format json games/ | jq .status",
              "how far the search came, for each game of a folder"},
      Example{"nashsolve check games/bos.json 2/3,1/3 1/3,2/3", "is this profile an equilibrium?"},
      Example{"nashsolve generate random --size 12x12 --seed 7 | nashsolve -", "a random game, solved"},
  };
  return kExamples;
}

std::string apply(const OptionRow& row, const std::string& text, Options& options) {
  const char* const end = text.data() + text.size();
  return std::visit(
      Overloaded{
          [&](const Flag& flag) {
            options.*flag.field = true;
            return std::string();
          },
          [&](const Choice& choice) {
            const auto found = std::find(choice.words.begin(), choice.words.end(), text);
            if (found == choice.words.end()) return fmt::format("one of {}", fmt::join(choice.words, ", "));
            choice.set(options, static_cast<std::size_t>(found - choice.words.begin()));
            return std::string();
          },
          [&](const WholeNumber& kind) {
            std::uint64_t number = 0;
            const auto [rest, error] = std::from_chars(text.data(), end, number);
            if (error != std::errc() || rest != end || number < kind.smallest || number > kind.largest) {
              return kind.largest == kNoBound
                         ? fmt::format("a whole number of at least {}", kind.smallest)
                         : fmt::format("a whole number from {} to {}", kind.smallest, kind.largest);
            }
            kind.set(options, number);
            return std::string();
          },
          [&](const Seconds& kind) {
            const auto parsed = parse_number(text);
            const auto* const value = std::get_if<Rational>(&parsed);
            if (value == nullptr || sgn(*value) <= 0 || nearest_double(*value) > kMostSeconds) {
              return std::string("a positive number of seconds");
            }
            kind.set(options, std::max(nearest_double(*value), kLeastSeconds));
            return std::string();
          },
          [&](const Path& path) {
            if (text.empty()) {
              return fmt::format("the name of {}", row.value_name == "FOLDER" ? "a folder"
                                                   : row.value_name == "PATH" ? "a file or a folder"
                                                                              : "a file");
            }
            options.*path.field = text;
            return std::string();
          },
          [&](const Parsed& kind) { return kind.read(options, text); },
      },
      row.kind);
}

}  // namespace nashsolve::cli
