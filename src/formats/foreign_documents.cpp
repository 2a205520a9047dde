// Documents that may hold a table or a game: HTML, XML, YAML, TOML, and tables of wikis and of text that is
// set.
#include <algorithm>
#include <array>

#include "array_tree.hpp"
#include "foreign_parts.hpp"
#include "gte_document.hpp"
#include "number_text.hpp"
#include "workbook.hpp"

namespace nashsolve::formats {

namespace {

constexpr std::string_view kAsJson =
    R"(write it as JSON: {"payoffs": [[[4, 2], [0, -1]], [[1, 5], [3, 3]]]})";
constexpr std::string_view kAsMarkdown =
    "write each row in a line that begins and ends with a bar: | T | 4, 2 | 0, -1 |";

constexpr auto kDocuments = std::to_array<Signature>({
    {"\\bimatrixgame", "a table of the LaTeX package bimatrixgame",
     "write a line for each row with its pairs: T & 4, 2 & 0, -1 \\\\"},
    {"\\payoffpairs", "a table of the LaTeX package bimatrixgame",
     "write a line for each row with its pairs: T & 4, 2 & 0, -1 \\\\"},
    {"\\begin{istgame}", "a tree drawn with the LaTeX package istgame", "write it as Gambit's .efg"},
    {"\\begin{egame}", "a tree drawn with the LaTeX package egameps", "write it as Gambit's .efg"},
    {"\\begin{forest}", "a tree drawn with the LaTeX package forest", "write it as Gambit's .efg"},
    {"{{Payoff matrix", "Wikipedia's template of a payoff matrix",
     "write a table: | | Left | Right | in a line, then one for each label of player 1 with its pairs: "
     "| Up | 4, 2 | 0, -1 |"},
    {"#import \"", "a document of Typst", kAsMarkdown},
    {"#table(", "a table of Typst", kAsMarkdown},
    {"[cols=", "a table of AsciiDoc", kAsMarkdown},
    {"[%header", "a table of AsciiDoc", kAsMarkdown},
    {"[options=", "a table of AsciiDoc", kAsMarkdown},
    {"|_. ", "a table of Textile", kAsMarkdown},
    {".. list-table::", "a list-table of reStructuredText", kAsMarkdown},
    {".. csv-table::", "a csv-table of reStructuredText",
     "leave the directive out, and write the labels under :header: as the first line of the table"},
});

std::optional<ForeignFormat> markup(std::string_view text) {
  const std::string beginning = lower_beginning(text);
  if (beginning.find("<math") != std::string::npos)
    return foreign("a formula in MathML", "write its numbers: 4 0 in a line, 1 3 in the next");
  const bool is_html =
      std::ranges::any_of(std::to_array<std::string_view>(
                              {"<html", "<!doctype html", "<table", "<tr", "<tbody", "<div", "<p>", "<span"}),
                          [&](std::string_view tag) { return beginning.find(tag) != std::string::npos; });
  if (is_html) {
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

/// `A:`
bool is_key(std::string_view line) {
  return line.size() > 1 && line.ends_with(':') &&
         line.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") ==
             line.size() - 1;
}

/// `A:` above `- `, `T:` above an indented `L: [4, 2]`, and the keys that games have.
bool is_yaml(std::string_view text) {
  text = behind_comment_lines(text);
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  const std::string_view rest = text.substr(line.size());
  const std::string_view below = from_first_word(rest);
  if (line == "---" || (is_key(line) && below.starts_with("- "))) return true;
  const std::string_view next = below.substr(0, below.find_first_of("\r\n"));
  const bool is_indented = rest.substr(0, rest.size() - below.size()).ends_with(' ');
  const std::size_t colon = next.find(": ");
  if (is_key(line) && is_indented && colon != std::string_view::npos && is_key(next.substr(0, colon + 1)) &&
      (next.substr(colon + 2).starts_with('[') || next.substr(colon + 2).starts_with('{')))
    return true;
  const bool has_key = is_key(line.substr(0, line.find(' ')));
  return has_key && (contains(rest, "\npayoffs:") || contains(rest, "\nmatrices:"));
}

/// `[game]`, `title = "A game"`
bool is_toml(std::string_view text) {
  text = behind_comment_lines(text);
  const std::string_view line = trimmed_cell(text.substr(0, text.find_first_of("\r\n")));
  if (text.size() == line.size()) return false;
  if (line.size() > 2 && line.front() == '[' && line.back() == ']' &&
      is_key(std::string(line.substr(1, line.size() - 2)) + ":") &&
      line.find_first_not_of("[]0123456789") != std::string_view::npos)
    return true;
  const std::size_t equals = line.find(" = \"");
  return equals != std::string_view::npos && is_key(std::string(line.substr(0, equals)) + ":");
}

/// An answer with matrices or JSON between fences, and words around them.
bool has_block_of_code(std::string_view text) {
  const std::size_t fence = text.substr(0, 100'000).find("\n```");
  if (fence == std::string_view::npos) return false;
  const std::string_view block = text.substr(std::min(text.find('\n', fence + 1), text.size()));
  return from_first_word(block).starts_with('{') || begins_with_array(from_first_word(block));
}

/// `^ T | 4, 2 |`
bool is_dokuwiki(std::string_view text) {
  const std::string_view line = trimmed_cell(text.substr(0, text.find('\n')));
  return line.size() > 2 && line.starts_with("^ ") && line.ends_with('^');
}

}  // namespace

std::optional<ForeignFormat> foreign_document(std::string_view text) {
  if (text.starts_with('<')) return markup(text);
  if (auto document = foreign_by_signature(text, kDocuments)) return document;
  if (is_dokuwiki(text)) return foreign("a table of DokuWiki", "write a bar in the place of each ^");
  if (has_block_of_code(text))
    return foreign("words around a block of code", "leave out what stands around it: the block is read");
  if (is_yaml(text)) return foreign("a document in YAML", kAsJson);
  if (is_toml(text)) return foreign("a document in TOML", kAsJson);
  return std::nullopt;
}

}  // namespace nashsolve::formats
