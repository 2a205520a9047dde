// Results for people (text) and for programs (JSON). A report reads a verified solution and evaluates payoffs
// for its tables; it never searches.
//
//     nashsolve::write_text(game, {"bos.json", ""}, nashsolve::solve(game), {},
//                           [](std::string_view text) { std::cout << text; });
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "nashsolve/game.hpp"
#include "nashsolve/selection_rule.hpp"
#include "nashsolve/verify.hpp"

namespace nashsolve {

struct TreeForm;
struct Play;

/// Where the game came from, as results name it.
struct Source {
  std::string name;
  /// Of the bytes it was read from, in hexadecimal; empty where unknown.
  std::string sha256;
  /// How its text was understood, in one line (LoadedGame::read_as); empty where nothing had to be found out.
  std::string read_as = {};
  /// The tree whose reduced strategic form the game is (LoadedGame::form); null for any other game.
  std::shared_ptr<const TreeForm> form = nullptr;
};

/// Takes the text of a result piece by piece. What it throws passes through.
using Sink = std::function<void(std::string_view)>;

/// How text shows numbers. `automatic`: short fractions as such, long ones as decimals marked `~`.
struct NumberStyle {
  enum class Kind { automatic, exact, decimals };
  Kind kind = Kind::automatic;
  /// Digits after the point, for Kind::decimals.
  unsigned decimals = 0;
  /// At most so many digits after the point of a number that is known by an enclosure; 0: as many as usual.
  unsigned irrational_decimals = 0;
};

/// Whether each equilibrium is shown with the payoffs of all strategies against it. `automatic`: up to
/// kTextDetailsLimit equilibria in text (beyond, one line each) and kJsonDetailsLimit in JSON, as long as
/// they have no more than 100,000 such payoffs together.
enum class Details { automatic, always, never };
inline constexpr std::size_t kTextDetailsLimit = 20;
inline constexpr std::size_t kJsonDetailsLimit = 1000;

/// The proof that was written of a result.
struct ProofNote {
  /// Of its bytes, in hexadecimal.
  std::string sha256;
  std::uint64_t steps = 0;
};

struct TextOptions {
  NumberStyle numbers;
  Details details = Details::automatic;
  /// Terminal colours.
  bool color = false;
  /// The equations of what is undecided, and a last line with the method, its counts and the time.
  bool verbose = false;
  /// Equilibria to point at, after the list.
  std::optional<SelectionRule> select = std::nullopt;
  std::optional<Only> only = std::nullopt;
  /// Named with the statistics.
  std::optional<ProofNote> proof = std::nullopt;
};

/// Options that a result depends on, by name, as far as they were given.
using AskedOptions = std::map<std::string, std::string>;

struct JsonOptions {
  Details details = Details::automatic;
  /// Over several lines, to be read by people; otherwise the document is one line.
  bool indented = false;
  std::optional<SelectionRule> select = std::nullopt;
  std::optional<Only> only = std::nullopt;
  /// Not empty: the document says that this was asked for.
  AskedOptions asked = {};
  /// Without it, equal games and options make equal documents, to the byte.
  bool with_time = true;
  std::optional<ProofNote> proof = std::nullopt;
};

void write_text(const Game& game, const Source& source, const VerifiedSolution& verified,
                const TextOptions& options, const Sink& sink);

/// One document of the schema below, and a line end.
void write_json(const Game& game, const Source& source, const VerifiedSolution& verified,
                const JsonOptions& options, const Sink& sink);

/// A table for spreadsheets and statistics (RFC 4180, lines end with \n): one row for each equilibrium,
/// player and strategy, in columns that docs/results.md defines. The header is written once, the rows of each
/// game after it, with the same options.
struct CsvOptions {
  /// Names that a spreadsheet would take for a formula, those that begin with = + - @, a tab or a carriage
  /// return, get an apostrophe in front.
  bool safe = false;
  std::optional<Only> only = std::nullopt;
  /// Columns for the minimal polynomials of what is irrational (SolveOptions::exact_forms).
  bool exact_forms = false;
};

void write_csv_header(const CsvOptions& options, const Sink& sink);
void write_csv(const Game& game, const Source& source, const VerifiedSolution& verified,
               const CsvOptions& options, const Sink& sink);

/// Lines as Gambit's tools print them, `NE,2/3,1/3,1/3,2/3`: all probabilities, player after player.
/// Fractions, or decimals where the style asks for them; what is irrational is the nearest double.
void write_gambit(const Game& game, const VerifiedSolution& verified, const NumberStyle& style,
                  std::optional<Only> only, const Sink& sink);

/// Blocks as lrsnash prints them, all else in lines that begin with `*`. Requires two players.
void write_lrs(const Game& game, const Source& source, const VerifiedSolution& verified,
               std::optional<Only> only, const Sink& sink);

/// Whether `profile` is an equilibrium and, if not, what each player could gain. `checks` is
/// check_profile(game, profile). Options that concern lists of equilibria play no role. `play`: of a tree
/// (Source::form) how it is played.
void write_check_text(const Game& game, const Source& source, const Profile& profile,
                      const ProfileCheck& checks, const TextOptions& options, const Sink& sink,
                      const Play* play = nullptr);
void write_check_json(const Game& game, const Source& source, const Profile& profile,
                      const ProfileCheck& checks, const JsonOptions& options, const Sink& sink,
                      const Play* play = nullptr);

/// The JSON Schema (draft 7) of every document the functions above write.
std::string_view result_schema();

}  // namespace nashsolve
