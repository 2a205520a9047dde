// Programs that hold a game, and what interpreters and libraries print of one.
#include <algorithm>
#include <array>

#include "array_calls.hpp"
#include "foreign_parts.hpp"
#include "number_parts.hpp"
#include "number_text.hpp"
#include "source_text.hpp"

namespace nashsolve::formats {

namespace {

constexpr std::string_view kOnlyArrays =
    "write only the names and the arrays: A = [[4, 0], [1, 3]], B = [[2, -1], [5, 3]] in a line each";

constexpr std::string_view kEachUnderItsName =
    "write each player's matrix under a name: A = [4 0; 1 3], B = [2 -1; 5 3] in a line each";

constexpr std::string_view kNestedByStrategies =
    R"(nest it by strategies: {"T": {"L": [2, 1], "R": [0, 0]}, "B": {"L": [0, 0], "R": [1, 2]}})";

constexpr auto kPrints = std::to_array<Signature>({
    {"Normal Form Game with the following utilities:", "a game as Sage prints it",
     R"(nest it by strategies: {"0": {"0": [3, 2], "1": [0, 0]}, "1": {"0": [0, 0], "1": [2, 3]}})"},
    {"Axelrod game", "a game as Axelrod prints it",
     "leave its first line out; with --symmetric it is the whole game"},
    {"Game(title=", "a game as pygambit prints it", "in pygambit: game.to_nfg('game.nfg')"},
    {"[Player(game=", "the players of a game as pygambit prints them",
     "in pygambit: game.to_nfg('game.nfg')"},
    {"#include ", "a program in C or C++", kOnlyArrays},
    {"shape: (", "a frame as Polars prints it", "frame.write_csv('game.csv') writes what is read"},
});

/// Whether nothing but arrays under names stands below imports: no line begins with another word.
bool holds_only_arrays(std::string_view text) {
  bool has_array = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (is_letter(text.front()) && line_before_arrays(text).empty()) {
      if (!begins_with_array(text)) return false;
      has_array = true;
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return has_array;
}

/// The first line that is no comment is one of code. A table may have a row that begins with the same words.
bool is_python(std::string_view text) {
  if (text.starts_with("#!/usr/bin/env python") || text.starts_with("#!/usr/bin/python") ||
      (text.starts_with(R"(""")") && contains(text, " = [")))
    return true;
  text = behind_comment_lines(text);
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  const bool is_import = line.starts_with("import ") || line.starts_with("from ");
  if (is_import && !line_before_arrays(text).empty())
    return text.size() > line.size() + 1 && !holds_only_arrays(text);
  const bool is_class = line.starts_with("class ") && line.size() > 6 && line[6] >= 'A' && line[6] <= 'Z';
  return (line.starts_with("def ") || is_class) && line.ends_with(':');
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
  return text.starts_with("structure(") || contains(text, "matrix(c(") || contains(text, "<- matrix(") ||
         contains(text, "<-matrix(") || contains(text, "<- c(") || contains(text, " = c(") ||
         contains(text, "<- rbind(");
}

/// `const A = [[4, 0], [1, 3]];`, `int A[2][2] = {{4, 0}, {1, 3}};`, `A := [][]int{{4, 0}, {1, 3}}`
bool is_declaration(std::string_view line) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"const", "let", "var", "val", "auto", "int", "long", "float", "double", "static", "final", "local",
       "export", "public", "private", "pub", "my", "type", "def"});
  const std::string_view word = line.substr(0, line.find_first_of(" ["));
  const std::size_t equals = line.find('=');
  for (const std::string_view other :
       {":= []", ":= [", "vec![", ":: [", "(define ", "(defparameter ", "(def "}) {
    const std::size_t at = line.find(other);
    const bool begins = other.front() == '(' || other.front() == 'v';
    if (at != std::string_view::npos && (at == 0) == begins) return true;
  }
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

/// What the first line gives a name, with all that follows: `{...` of `NAME = {...`; else nothing.
std::string_view assigned(std::string_view text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  const std::size_t equals = line.find('=');
  if (equals == std::string_view::npos || line.find_first_of("{(\",;") < equals) return {};
  return from_first_word(text.substr(equals + 1));
}

/// Whether `text` begins with `{`, space or an end of a line, and one of `first`.
bool opens_with(std::string_view text, std::string_view first) {
  if (!text.starts_with('{')) return false;
  const std::string_view inner = from_first_word(text.substr(1));
  return !inner.empty() && first.find(inner.front()) != std::string_view::npos;
}

}  // namespace

std::optional<ForeignFormat> foreign_program(std::string_view text) {
  if (auto print = foreign_by_signature(text, kPrints)) return print;
  if (text.starts_with("*lrsnash") && contains(text, "\n*Number of equilibria found"))
    return foreign("what lrsnash prints of a game", "give the file that it has read");
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  const std::string_view below = from_first_word(text.substr(line.size()));
  if (!text.starts_with('{') && !text.starts_with('[') && (is_python(text) || is_call_for_game(text))) {
    return foreign("a program in Python", kOnlyArrays);
  }
  if (is_declaration(line)) {
    return foreign("a program that declares " + excerpt(line), kOnlyArrays);
  }
  if (is_part_of_array(line)) {
    return foreign("an array that is put together, " + excerpt(line), kEachUnderItsName);
  }
  if (is_assigned_together(line)) {
    return foreign("two arrays after one '='",
                   "write each under its name: A = [[4, 0], [1, 3]] in a line, B = ... in the next");
  }
  if (is_of_modelling_language(line)) {
    return foreign(
        "data of AMPL or GAMS, " + excerpt(line),
        "write a table for each player with commas between its cells and its labels above and at the left, "
        "an empty line between the two");
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
  const std::string_view code = behind_comment_lines(text);
  const std::string_view value = assigned(code);
  if (opens_with(value, "'\"")) {
    return foreign("a dictionary of Python under a name",
                   "json.dumps writes it as JSON, which is read; or leave the name out and write [ ] and \" "
                   "for ( ) and '");
  }
  if (opens_with(code, "(") || opens_with(value, "(")) {
    return foreign("a dictionary of Python with tuples for keys", kNestedByStrategies);
  }
  if (value.starts_with('(') && (contains(value, "((\"") || contains(value, "(('"))) {
    return foreign("tuples of Python with the names of strategies", kNestedByStrategies);
  }
  if (opens_with(value, "[")) return foreign("a cell array of MATLAB", kEachUnderItsName);
  if (text.starts_with("Terminal? ") && contains(text, "\nUtility matrix:")) {
    return foreign(
        "a state of a matrix game as OpenSpiel prints it",
        "leave out all but what stands below Utility matrix: and write | in place of the commas: 4|2 0|-1");
  }
  if (line.find(" NormalFormGame{") != std::string_view::npos) {
    return foreign(
        "a game as GameTheory.jl prints it",
        R"(write its array as JSON: {"payoffs": [[[4, 2], [0, -1]], [[1, 5], [3, 3]]]}, or save .gam)");
  }
  if (text.substr(0, 1000).find("normal form game with payoff array") != std::string_view::npos) {
    return foreign(
        "players as QuantEcon.py prints them, each with the own strategies first",
        "print the whole NormalFormGame and write its array as JSON: {\"payoffs\": [[[4, 2], ...], ...]}");
  }
  if (is_r(text)) {
    return foreign(
        "a program in R",
        "write its matrices with write.table(A), or only the numbers: A = [1 2; 3 4], B = [5 6; 7 8]");
  }
  return std::nullopt;
}

}  // namespace nashsolve::formats
