// What the command line asks for.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "nashsolve/explain.hpp"
#include "nashsolve/generate.hpp"
#include "nashsolve/read.hpp"
#include "nashsolve/report.hpp"
#include "nashsolve/selection_rule.hpp"
#include "nashsolve/solve.hpp"
#include "whole_file.hpp"

namespace nashsolve::cli {

enum class Command { solve, go_on, split, merge, explain, check, info, plot, convert, generate, schema };
enum class OutputFormat { text, json, jsonl, csv, gambit, lrs };
inline constexpr std::array<std::string_view, 6> kOutputFormatNames = {"text", "json",   "jsonl",
                                                                       "csv",  "gambit", "lrs"};
inline constexpr std::array<std::string_view, 4> kFindNames = {"all", "one", "pure", "paths"};
/// Every `count`-th game, beginning with the `number`-th; both count from 1.
struct Slice {
  std::uint64_t number = 1;
  std::uint64_t count = 1;
};
enum class When { automatic, always, never };

struct Options {
  Command command = Command::solve;
  /// What is no option: games, for `check` the profile, for `continue` the result before the game, for
  /// `merge` the folder after it.
  std::vector<std::string> arguments;

  OutputFormat format = OutputFormat::text;
  ExplainFormat explain_format = ExplainFormat::text;
  /// A file, or for `solve` a folder; empty: standard output.
  std::string output;
  /// Protected files are replaced.
  bool force = false;
  /// No name in a CSV result is a formula.
  bool csv_safe = false;
  bool resume = false;
  Slice slice;
  bool no_progress = false;
  Find find = Find::all;
  /// The strategy whose label a path drops; empty: none.
  std::string start;
  Search search = Search::automatic;
  std::optional<std::uint64_t> limit;
  /// Extreme points of a set of equilibria that are listed.
  std::optional<std::uint64_t> vertices;
  /// Every index, of two players however long it takes; with more players a larger amount of work.
  bool index = false;
  std::optional<double> time_limit;
  /// In bytes.
  std::optional<std::uint64_t> memory_limit;
  unsigned threads = 0;
  bool exact = false;
  std::optional<unsigned> decimals;
  std::optional<unsigned> digits;
  Details details = Details::automatic;
  std::optional<Format> input_format;
  std::optional<SelectionRule> select;
  std::optional<Only> only;
  /// Counts from 1.
  std::optional<std::uint64_t> equilibrium;
  /// The page that `solve` writes besides its result; empty: none.
  std::string report;
  std::string proof;
  /// Where a long search writes what it has; empty: nowhere. And every so many seconds (600).
  std::string checkpoint;
  std::optional<double> every;
  /// Of `plot`; empty: the first.
  std::string chart;
  bool ascii = false;
  /// Of names in payoffs.
  std::vector<Setting> settings;
  bool minimize = false;
  bool rationalize = false;
  bool zero_sum = false;
  bool symmetric = false;
  When color = When::automatic;
  bool quiet = false;
  bool verbose = false;
  /// Of the games that `convert` and `generate` write.
  std::optional<Format> game_format;
  /// Of `split`.
  std::size_t parts = 100;
  /// How many games `generate` makes.
  std::uint64_t count = 1;
  /// What `generate` is asked for; `sizes` holds a lone number as it was given.
  GameRequest request;
  std::optional<std::size_t> players;
  bool help = false;
  bool version = false;
};

ReadOptions read_options(const Options& options);
/// How many threads to use, where nothing is asked for one a core.
unsigned thread_count(const Options& options);
/// What was given of all that a result depends on, as the option table has it.
AskedOptions asked_options(const Options& options);
Protection protection_of(const Options& options);
Source source_of(const LoadedGame& loaded);
/// Makes the payoffs costs where the options say so and the file does not.
void apply_objective(LoadedGame& loaded, const Options& options);
/// Colours are on where the options say so, or where they leave it open and `to_terminal` holds.
TextOptions text_options(const Options& options, bool to_terminal);

}  // namespace nashsolve::cli
