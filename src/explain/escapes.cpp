#include "escapes.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "append_formatted.hpp"
#include "display_text.hpp"

namespace nashsolve::explain {

namespace {

/// A list begins with "-", "+", "1." or "1)", a heading's line is of "=", and an address becomes a link.
/// (CommonMark 0.31, GitHub Flavored Markdown 0.29)
bool is_marker(std::string_view text, std::size_t position) {
  const char c = text[position];
  if (c == ':' || c == '@') return true;
  if (position == 0) return c == '-' || c == '+' || c == '=';
  if (c != '.' && c != ')') return false;
  const std::string_view before = text.substr(0, position);
  return before == "www" || before.ends_with("www") ||
         before.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Those that pdfTeX sets with its font encodings T1 and TS1 (t1enc.dfu and ts1enc.dfu of LaTeX).
bool is_set_by_all_engines(char32_t value) {
  if (value < 0x80) return true;
  constexpr std::array<std::pair<char32_t, char32_t>, 27> kRanges = {
      {{0xA1, 0xAC},     {0xAE, 0xFF},     {0x102, 0x107},   {0x10C, 0x111},   {0x118, 0x11B},
       {0x11E, 0x11F},   {0x130, 0x131},   {0x139, 0x13A},   {0x13D, 0x13E},   {0x141, 0x144},
       {0x147, 0x148},   {0x150, 0x155},   {0x158, 0x15B},   {0x15E, 0x165},   {0x16E, 0x171},
       {0x178, 0x17E},   {0x2013, 0x2014}, {0x2018, 0x201A}, {0x201C, 0x201E}, {0x2020, 0x2022},
       {0x2026, 0x2026}, {0x2030, 0x2030}, {0x2039, 0x203A}, {0x20AC, 0x20AC}, {0x2116, 0x2116},
       {0x2122, 0x2122}, {0x2190, 0x2193}}};
  return std::ranges::any_of(
      kRanges, [&](const auto& range) { return value >= range.first && value <= range.second; });
}

constexpr char32_t kMiddleDot = 0xB7;

/// Where TeX would join two of the same to another character.
bool joins(char c) {
  return c == '-' || c == '\'' || c == '<' || c == '>' || c == ',';
}

std::string_view latex_of(char c) {
  constexpr std::array<std::pair<char, std::string_view>, 15> kCommands = {{{'\\', "\\textbackslash{}"},
                                                                            {'~', "\\textasciitilde{}"},
                                                                            {'^', "\\textasciicircum{}"},
                                                                            {'`', "\\textasciigrave{}"},
                                                                            {'"', "\\textquotedbl{}"},
                                                                            {'[', "{[}"},
                                                                            {']', "{]}"},
                                                                            {'*', "{*}"},
                                                                            {'&', "\\&"},
                                                                            {'%', "\\%"},
                                                                            {'$', "\\$"},
                                                                            {'#', "\\#"},
                                                                            {'_', "\\_"},
                                                                            {'{', "\\{"},
                                                                            {'}', "\\}"}}};
  const auto* const found = std::ranges::find(kCommands, c, &std::pair<char, std::string_view>::first);
  return found == kCommands.end() ? std::string_view() : found->second;
}

}  // namespace

std::string escaped_for_markdown(std::string_view text) {
  constexpr std::string_view kAlways = "\\`*_{}[]<>|#~&!$";
  std::string result;
  for (std::size_t k = 0; k < text.size(); ++k) {
    if (kAlways.find(text[k]) != std::string_view::npos || is_marker(text, k)) result += '\\';
    result += text[k];
  }
  return result;
}

std::string fence_around(std::string_view lines) {
  std::size_t longest = 2;
  std::size_t run = 0;
  for (const char c : lines) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return std::string(longest + 1, '`');
}

const std::string_view kLatexMissing =
    "% A character that the font lacks is shown as its number. lualatex and xelatex show those of a font "
    "that is\n"
    "% chosen here, like \\setmainfont{DejaVu Serif} for Greek, or \\setmainfont{Noto Serif CJK SC}.\n"
    "\\newcommand{\\shownchar}[2]{\\ifPDFTeX\\texttt{U+#1}\\else\\iffontchar\\font\"#1 #2\\else\\texttt{U+#1}"
    "\\fi\\fi}\n";

std::string escaped_for_latex(std::string_view text) {
  std::string result;
  char before = '\0';
  while (!text.empty()) {
    const std::string_view whole = text;
    const char32_t value = report::take_character(text);
    const std::string_view bytes = whole.substr(0, whole.size() - text.size());
    const char first = bytes.front();
    if (!is_set_by_all_engines(value)) {
      report::append_formatted(result, "\\shownchar{{{:04X}}}{{{}}}", static_cast<std::uint32_t>(value),
                               bytes);
    } else if (const std::string_view latex = bytes.size() == 1 ? latex_of(first) : std::string_view();
               !latex.empty()) {
      result += latex;
    } else {
      if (joins(first) && first == before) result += "{}";
      result += bytes;
      // It joins the actions of a tree's strategy, of which there may be more than a line holds.
      if (value == kMiddleDot) result += "\\allowbreak{}";
    }
    before = first;
  }
  return result;
}

}  // namespace nashsolve::explain
