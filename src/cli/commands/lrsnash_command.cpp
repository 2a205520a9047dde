// The program under the name `lrsnash`, by a link: it takes lrsnash's options and prints what programs that
// call lrsnash read (pygambit, OpenSpiel, SageMath, which agree on `1 ...` and `2 ...` lines between lines
// with `*`). Nothing goes to standard error, which some of them mix in: what is wrong is said in a line with
// `*`, too.
#include <fmt/format.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "commands.hpp"
#include "display_text.hpp"
#include "interrupt.hpp"
#include "memory_limit.hpp"
#include "nashsolve/read.hpp"
#include "nashsolve/report.hpp"
#include "only_game.hpp"
#include "output.hpp"
#include "output_names.hpp"

namespace nashsolve::cli {

namespace {

constexpr std::string_view kUsage =
    "*usage: lrsnash [options] FILE...\n"
    "*  FILE holds the sizes m n, the m rows of A, the m rows of B\n"
    "*  -v, --verbose         the method, its counts and the time\n"
    "*  -d, --debug           the same\n"
    "*  -p, --printgame       the payoffs before the equilibria\n"
    "*  -s, --standard        files have that structure; no others are read\n"
    "*  -o, --outfile FILE    write there instead of standard output\n"
    "*  -h, --help            this text\n"
    "*This is nashsolve under another name; nashsolve --help says all it does.\n";

struct LrsnashOptions {
  bool verbose = false;
  bool prints_game = false;
  bool help = false;
  std::string output;
  std::vector<std::string> files;
  /// The first word that is none of its options.
  std::string unknown;
};

LrsnashOptions parse(const std::vector<std::string>& words) {
  LrsnashOptions options;
  const auto set = [&](char letter) {
    if (letter == 'v' || letter == 'd') {
      options.verbose = true;
    } else if (letter == 'p') {
      options.prints_game = true;
    } else if (letter == 'h') {
      options.help = true;
    } else if (letter != 's') {
      return false;
    }
    return true;
  };
  for (std::size_t k = 0; k < words.size(); ++k) {
    const std::string_view word = words[k];
    const bool is_long = word.starts_with("--");
    bool is_known = true;
    bool takes_file = false;
    if (is_long) {
      takes_file = word == "--outfile";
      is_known = takes_file || word == "--verbose" || word == "--debug" || word == "--printgame" ||
                 word == "--standard" || word == "--help";
      if (is_known && !takes_file) set(word[2]);
    } else if (word.size() > 1 && word.front() == '-') {
      for (const char letter : word.substr(1)) {
        takes_file = takes_file || letter == 'o';
        is_known = is_known && (letter == 'o' || set(letter));
      }
    } else {
      options.files.emplace_back(word);
    }
    if (takes_file) {
      if (k + 1 == words.size()) is_known = false;
      if (is_known) options.output = words[++k];
    }
    if (!is_known && options.unknown.empty()) options.unknown = word;
  }
  return options;
}

std::string game_lines(const Game& game) {
  std::string text;
  for (std::size_t row = 0; row < game.strategy_count(0); ++row) {
    text += '*';
    for (std::size_t column = 0; column < game.strategy_count(1); ++column) {
      const std::size_t cell = row * game.stride(0) + column * game.stride(1);
      text += fmt::format("{}{},{}", column == 0 ? "" : "  ", to_string(game.payoff(0, cell)),
                          to_string(game.payoff(1, cell)));
    }
    text += '\n';
  }
  return text;
}

void solve_file(const std::string& file, const LrsnashOptions& options, const Solver& solver,
                Output& output) {
  ReadOptions as_lrs;
  as_lrs.format = Format::lrs;
  const std::optional<LoadedGame> loaded = [&] {
    const NothingToLose waiting;
    return GameReader(file, as_lrs).next();
  }();
  const WatchedMemory memory;
  SolveOptions solve = search_limits({}, memory);
  solve.vertices = std::nullopt;
  const VerifiedSolution verified = solver(loaded->game, solve);
  if (options.prints_game) output.write(game_lines(loaded->game));
  write_lrs(loaded->game, {loaded->source, loaded->sha256}, verified, std::nullopt, output.sink());
  if (!options.verbose) return;
  const Solution& solution = verified.solution();
  output.write("*" + solution.method);
  for (const auto& [name, count] : solution.counts) output.write(fmt::format(", {} {}", count, name));
  output.write(fmt::format(", {:.3g} s\n", solution.seconds));
}

}  // namespace

ExitCode run_as_lrsnash(const std::vector<std::string>& words, const Solver& solver) {
  const LrsnashOptions options = parse(words);
  Options writing;
  writing.output = options.unknown.empty() ? options.output : "";
  for (const std::string& file : options.files) require_no_output(writing, file);
  Output output(writing.output, Protection::override);
  ExitCode code = ExitCode::success;
  if (!options.unknown.empty()) {
    output.write(fmt::format("*nashsolve: found '{}', expected an option of lrsnash and a file after -o\n",
                             report::printable(options.unknown)));
    code = ExitCode::failure;
  }
  if (options.help || options.files.empty() || !options.unknown.empty()) {
    output.write(kUsage);
    output.finish();
    return code;
  }
  std::string complaints;
  bool has_solved = false;
  for (const std::string& file : options.files) {
    if (interrupt_flag()) break;
    // A signal while the next one is waited for ends the program, but takes nothing with it.
    if (!output.is_file()) output.flush();
    try {
      solve_file(file, options, solver, output);
      has_solved = true;
    } catch (const InputError& error) {
      const std::string complaint = fmt::format("*{}\n", report::printable(error.what()));
      output.write(complaint);
      complaints += complaint;
      code = ExitCode::failure;
    }
  }
  if (output.is_file() && !has_solved) {
    // What is in its place stays.
    Output standard("");
    standard.write(complaints);
    standard.finish();
  } else {
    output.finish();
  }
  return interrupt_flag() ? ExitCode::interrupted : code;
}

}  // namespace nashsolve::cli
