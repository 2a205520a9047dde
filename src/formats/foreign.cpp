#include "foreign.hpp"

#include <algorithm>
#include <array>

#include "gte_document.hpp"
#include "number_text.hpp"
#include "source_text.hpp"
#include "workbook.hpp"

namespace nashsolve::formats {

namespace {

constexpr std::string_view kGame = "a strategic-form game";
constexpr std::string_view kSaveAsCsv = "save the sheet as CSV (UTF-8), or copy its cells into a text file";
constexpr std::string_view kActionGraph =
    "write the payoffs of all profiles, as .nfg, JSON or CSV with one row per profile; Gambit exports .agg "
    "as .nfg";

struct Signature {
  std::string_view begin;
  std::string_view name;
  std::string_view hint;
};

/// In bytes, of files that are no text.
constexpr auto kBinary = std::to_array<Signature>({
    {"%PDF", "a PDF document", "copy the table out of it into a text file or a spreadsheet saved as CSV"},
    {"MATLAB 5.0 MAT-file", "a MAT-file of MATLAB (.mat)",
     "in MATLAB: writematrix(A, 'game.csv'), or save A as text with -ascii"},
    {"\x89HDF\r\n", "an HDF5 file, which MATLAB writes as MAT-file 7.3", "write the matrices as CSV or .npy"},
    {"\x1F\x8B", "a file compressed by gzip", "unpack it: gzip -d FILE, or gzip -dc FILE | nashsolve -"},
    {"BZh", "a file compressed by bzip2", "unpack it: bzip2 -d FILE"},
    {"\xFD"
     "7zXZ",
     "a file compressed by xz", "unpack it: xz -d FILE"},
    {"\x28\xB5\x2F\xFD", "a file compressed by zstd", "unpack it: zstd -d FILE"},
    {"7z\xBC\xAF\x27\x1C", "a 7-Zip archive", "unpack it"},
    {"\xD0\xCF\x11\xE0", "a workbook or document of Microsoft Office (.xls, .doc)", kSaveAsCsv},
    {"{\\rtf", "a document in RTF", "save it as plain text"},
    {"PAR1", "a Parquet file", "write the table as CSV"},
    {"RDX", "data of R (.RData)", "in R: write.csv(A, 'game.csv')"},
    {"\x80\x04\x95", "a pickle of Python", "in Python: numpy.save('game.npy', A), or write JSON or CSV"},
    {"\x7F"
     "ELF",
     "a program", ""},
    {"\x89PNG", "a picture (PNG)", "type the table into a text file"},
    {"\xFF\xD8\xFF", "a picture (JPEG)", "type the table into a text file"},
    {"GIF8", "a picture (GIF)", "type the table into a text file"},
});

bool contains(std::string_view text, std::string_view what) {
  return text.substr(0, 100'000).find(what) != std::string_view::npos;
}

ForeignFormat foreign(std::string_view name, std::string_view hint) {
  return {std::string(name), std::string(kGame), std::string(hint)};
}

ForeignFormat zip_archive(std::string_view text) {
  if (contains(text, "opendocument.spreadsheet"))
    return foreign("an OpenDocument spreadsheet (.ods)", kSaveAsCsv);
  if (contains(text, "opendocument"))
    return foreign("an OpenDocument file", "save its table as plain text or CSV");
  if (contains(text, "word/"))
    return foreign("a Word document (.docx)", "save its table as plain text or CSV");
  if (contains(text, "[Content_Types].xml") || contains(text, "xl/")) {
    return foreign("an Excel workbook (.xlsx, a spreadsheet)", kSaveAsCsv);
  }
  if (contains(text, ".npy"))
    return foreign("an archive of NumPy arrays (.npz)", "save one array: numpy.save('game.npy', A)");
  return foreign("a ZIP archive", "unpack it");
}

std::string lower_beginning(std::string_view text) {
  std::string result(text.substr(0, 2000));
  std::transform(result.begin(), result.end(), result.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return result;
}

std::optional<ForeignFormat> markup(std::string_view text) {
  const std::string beginning = lower_beginning(text);
  if (beginning.find("<html") != std::string::npos || beginning.starts_with("<!doctype html") ||
      beginning.starts_with("<table") || beginning.starts_with("<tr") || beginning.starts_with("<tbody") ||
      beginning.starts_with("<div")) {
    return foreign("an HTML page",
                   "copy its table into a spreadsheet and save that as CSV, or write it as Markdown");
  }
  if (beginning.find("<gambit:") != std::string::npos) {
    const std::optional<WorkbookGame> game = game_of_workbook(text);
    return foreign("a workbook of Gambit (.gbt, XML)",
                   !game                         ? "open it in Gambit and save the game as .efg or .nfg"
                   : game->format == Format::efg ? "--input-format efg reads the tree in it"
                                                 : "--input-format nfg reads the game in it");
  }
  if (begins_with_gte(text)) return std::nullopt;
  if (beginning.find("<extensiveform") != std::string::npos) {
    return foreign("a tree of Game Theory Explorer (GTE, XML) from before its version 0.1",
                   "open it there and save it again, or write the tree as Gambit's .efg");
  }
  if (beginning.starts_with("<xarray."))
    return foreign("an array as xarray prints it",
                   "leave out the first line, and what stands below the array");
  return foreign("an XML file", "write the game as JSON or CSV");
}

/// The first line that has more than space, and the rest.
std::string_view from_first_word(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
}

/// The first line that is no comment is one of code. A table may have a row that begins with the same words.
bool is_python(std::string_view text) {
  if (text.starts_with("#!/usr/bin/env python") || text.starts_with("#!/usr/bin/python")) return true;
  while (text.starts_with('#')) text = from_first_word(text.substr(std::min(text.find('\n'), text.size())));
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  const bool is_names =
      line.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_., *()") ==
      std::string_view::npos;
  if (line.starts_with("from ") && line.find(" import ") != std::string_view::npos) return is_names;
  if (line.starts_with("import ")) return is_names && text.size() > line.size() + 1;
  return line.starts_with("def ") && line.ends_with(':');
}

/// One call that makes a game, as in the examples of Nashpy, Gambit, OpenSpiel, QuantEcon and Axelrod.
bool is_call_for_game(std::string_view text) {
  constexpr auto kCalls = std::to_array<std::string_view>(
      {"Game.from_arrays(", "create_matrix_game(", "create_tensor_game(", "load_matrix_game(", "matrix_game(",
       "nash.Game(", "NormalFormGame(", "axl.Game(", "from_dict("});
  std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  if (const std::size_t equals = line.find('='); equals != std::string_view::npos && equals < line.find('('))
    line = from_first_word(line.substr(equals + 1));
  const std::string_view name = line.substr(0, line.find('(') + 1);
  return std::any_of(kCalls.begin(), kCalls.end(),
                     [&](std::string_view call) { return name.ends_with(call); });
}

/// `A <- matrix(c(1, 2, 3, 4), nrow = 2)`
bool is_r(std::string_view text) {
  return text.starts_with("matrix(c(") || text.starts_with("structure(") || contains(text, "<- matrix(") ||
         contains(text, "<-matrix(") || contains(text, "<- c(") || contains(text, "<- rbind(");
}

/// `const A = [[4, 0], [1, 3]];`, `int A[2][2] = {{4, 0}, {1, 3}};`
bool is_declaration(std::string_view line) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"const", "let", "var", "val", "auto", "int", "long", "float", "double", "static", "final", "local"});
  const std::string_view word = line.substr(0, line.find_first_of(" ["));
  const std::size_t equals = line.find('=');
  if (std::ranges::find(kWords, word) == kWords.end() || equals == std::string_view::npos) return false;
  const std::string_view value = from_first_word(line.substr(equals + 1));
  return value.starts_with('[') || value.starts_with('{') || value.starts_with("new ");
}

/// `U{1} = [4 0; 1 3];`, `U(:,:,1) = [4 0; 1 3];`
bool is_part_of_array(std::string_view line) {
  const std::size_t open = line.find_first_of("{(");
  const std::size_t equals = line.find('=');
  if (open == std::string_view::npos || open == 0 || equals == std::string_view::npos || equals < open)
    return false;
  const std::string_view place = trimmed_cell(line.substr(open + 1, equals - open - 1));
  return place.size() > 1 && (place.back() == '}' || place.back() == ')') &&
         place.substr(0, place.size() - 1).find_first_not_of("0123456789:, ") == std::string_view::npos &&
         from_first_word(line.substr(equals + 1)).starts_with('[');
}

/// `A, B = [[4, 0], [1, 3]], [[2, -1], [5, 3]]`
bool is_assigned_together(std::string_view line) {
  const std::size_t equals = line.find('=');
  if (equals == std::string_view::npos) return false;
  const std::string_view names = line.substr(0, equals);
  return names.find(',') != std::string_view::npos &&
         from_first_word(line.substr(equals + 1)).starts_with("[[") &&
         names.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_, ") ==
             std::string_view::npos;
}

/// `param A : 1 2 :=`, `table A(i,j)`
bool is_of_modelling_language(std::string_view line) {
  const std::string words = lower_beginning(line);
  return (words.starts_with("param ") && words.find(":=") != std::string::npos) ||
         (words.starts_with("table ") && words.find("(i") != std::string::npos);
}

/// `A:`
bool is_key(std::string_view line) {
  return line.size() > 1 && line.ends_with(':') &&
         line.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") ==
             line.size() - 1;
}

/// Whether the first line is `NAME = ` with `value` behind.
bool is_assigned(std::string_view text, std::string_view value) {
  const std::string_view line = text.substr(0, text.find('\n'));
  const std::size_t equals = line.find('=');
  return equals != std::string_view::npos && line.find_first_of("{(\",;") > equals &&
         from_first_word(line.substr(equals + 1)).starts_with(value);
}

bool has_line(std::string_view text, std::string_view wanted) {
  const std::string_view beginning = text.substr(0, 100'000);
  for (std::size_t at = beginning.find(wanted); at != std::string_view::npos;
       at = beginning.find(wanted, at + 1)) {
    const std::string_view rest = beginning.substr(at + wanted.size());
    if ((at == 0 || beginning[at - 1] == '\n') &&
        (rest.empty() || rest.front() == '\n' || rest.front() == '\r'))
      return true;
  }
  return false;
}

}  // namespace

std::optional<ForeignFormat> foreign_format(std::string_view text) {
  for (const Signature& signature : kBinary) {
    if (text.starts_with(signature.begin)) return foreign(signature.name, signature.hint);
  }
  if (text.starts_with("PK\x03\x04")) return zip_archive(text);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text = from_first_word(text);
  if (text.starts_with("#AGG")) return foreign("an action-graph game (.agg)", kActionGraph);
  if (text.starts_with("#BAGG")) return foreign("a Bayesian action-graph game (.bagg)", kActionGraph);
  if (text.starts_with('<')) return markup(text);
  if (has_line(text, "H-representation") || has_line(text, "V-representation")) {
    return foreign("a polyhedron of lrs (H-representation or V-representation)",
                   "lrsnash's standard form is read: the sizes m n, the m rows of A, the m rows of B");
  }
  if (text.starts_with('{') && contains(text, "\"nbformat\"")) {
    return foreign("a notebook of Jupyter",
                   "run it and save the matrices: numpy.save('game.npy', A), or json.dump");
  }
  if (!text.starts_with('{') && !text.starts_with('[') && (is_python(text) || is_call_for_game(text))) {
    return foreign("a program in Python",
                   "write only the matrices: A = [[4, 0], [1, 3]], B = [[2, -1], [5, 3]] in a line each");
  }
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  const std::string_view below = from_first_word(text.substr(line.size()));
  if (is_declaration(line)) {
    return foreign(
        "a program that declares " + excerpt(line),
        "write only the names and the arrays: A = [[4, 0], [1, 3]], B = [[2, -1], [5, 3]] in a line "
        "each");
  }
  if (is_part_of_array(line)) {
    return foreign("an array that is put together, " + excerpt(line),
                   "write each player's matrix under a name: A = [4 0; 1 3], B = [2 -1; 5 3] in a line each");
  }
  if (is_assigned_together(line)) {
    return foreign("two arrays after one '='",
                   "write each under its name: A = [[4, 0], [1, 3]] in a line, B = ... in the next");
  }
  if (is_of_modelling_language(line)) {
    return foreign(
        "data of AMPL or GAMS, " + excerpt(line),
        "write a table for each player: its labels above and at the left, an empty line between them");
  }
  if (line == "---" || (is_key(line) && below.starts_with("- "))) {
    return foreign("a document in YAML",
                   R"(write it as JSON: {"payoffs": [[[4, 2], [0, -1]], [[1, 5], [3, 3]]]})");
  }
  if ((text.starts_with('#') || text.starts_with("/*")) && contains(text, "GAMUT") &&
      contains(text, "\n[1 ")) {
    return foreign("a game as GAMUT writes it with SimpleOutput",
                   "-output GambitOutput writes .nfg, which is read");
  }
  if (line.starts_with(", , ")) {
    return foreign(
        "an array of three dimensions as R prints it",
        "print its matrices one by one, player 1's, then player 2's, with an empty line between them");
  }
  if (line.starts_with("> ") && !below.starts_with('>')) {
    return foreign("a session of R with the prompt '>'",
                   "leave out what was typed, and write only the matrices that were printed");
  }
  for (const std::string_view prompt : {">>> ", "In [", "julia> ", ">> ", "sage: "}) {
    if (!text.starts_with(prompt)) continue;
    return foreign("a session with prompts like " + excerpt(trimmed_cell(prompt)),
                   "leave out what was typed, and write A = and B = before the matrices that were printed");
  }
  if (is_assigned(text, "{'")) {
    return foreign("a dictionary of Python under a name", "json.dumps writes it as JSON, which is read");
  }
  if (text.starts_with("{(") || is_assigned(text, "{(")) {
    return foreign(
        "a dictionary of Python with tuples for keys",
        R"(nest it by strategies: {"T": {"L": [2, 1], "R": [0, 0]}, "B": {"L": [0, 0], "R": [1, 2]}})");
  }
  if (text.starts_with("Bi matrix game with payoff matrices:") ||
      text.starts_with("Zero sum game with payoff matrices:")) {
    return foreign(
        "a game as Nashpy prints it",
        "leave its first line out, and write A = in place of Row player: and B = in place of Column "
        "player:");
  }
  if (text.starts_with("Normal Form Game with the following utilities:")) {
    return foreign(
        "a game as Sage prints it",
        R"(nest it by strategies: {"0": {"0": [3, 2], "1": [0, 0]}, "1": {"0": [0, 0], "1": [2, 3]}})");
  }
  if (line.find("NormalFormGame with payoff profile array") != std::string_view::npos ||
      line.find(" NormalFormGame{") != std::string_view::npos) {
    return foreign(
        "a game as QuantEcon.py or GameTheory.jl prints it",
        R"(write its array as JSON: {"payoffs": [[[4, 2], [0, -1]], [[1, 5], [3, 3]]]}, or save .gam)");
  }
  if (text.substr(0, 1000).find("normal form game with payoff array") != std::string_view::npos) {
    return foreign(
        "players as QuantEcon.py prints them, each with the own strategies first",
        "print the whole NormalFormGame and write its array as JSON: {\"payoffs\": [[[4, 2], ...], ...]}");
  }
  if (text.starts_with("Axelrod game")) {
    return foreign("a game as Axelrod prints it",
                   "leave its first line out; with --symmetric it is the whole game");
  }
  if (text.starts_with("\\bimatrixgame") || text.starts_with("\\payoffpairs")) {
    return foreign("a table of the LaTeX package bimatrixgame",
                   "write a line for each row with its pairs: T & 4, 2 & 0, -1 \\\\");
  }
  if (text.starts_with("{{Payoff matrix")) {
    return foreign(
        "Wikipedia's template of a payoff matrix",
        "write a table: a line with the labels of player 2, then one for each label of player 1 with its "
        "pairs: Up | 4, 2 | 0, -1");
  }
  if (is_r(text)) {
    return foreign(
        "a program in R",
        "write its matrices with write.table(A), or only the numbers: A = [1 2; 3 4], B = [5 6; 7 8]");
  }
  return std::nullopt;
}

}  // namespace nashsolve::formats
