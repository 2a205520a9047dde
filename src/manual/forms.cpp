// The forms of games that docs/formats.md shows, for the man page: its blocks of code with a word `form`
// behind their language. tests/formats/document_test.cpp reads each of them.
#include <fmt/format.h>

#include <sstream>
#include <string>
#include <string_view>

#include "documents.hpp"
#include "roff.hpp"

namespace nashsolve::manual {

namespace {

/// What a language of code blocks is called.
std::string_view name_of_language(std::string_view language) {
  if (language == "json") return "JSON";
  if (language == "csv") return "CSV, a table of a spreadsheet";
  if (language == "markdown") return "Markdown";
  if (language == "latex") return "LaTeX";
  if (language == "mediawiki") return "MediaWiki";
  if (language == "xml") return "Game Theory Explorer";
  return "Plain text";
}

std::string_view reading_of(std::string_view kind) {
  if (kind.starts_with("zero-sum")) return ", one matrix with --zero-sum or a note";
  if (kind.starts_with("three")) return ", three players";
  if (kind.ends_with(" gam")) return ", GameTracer's files";
  return kind.ends_with(" lrs") ? ", lrsnash's files" : "";
}

}  // namespace

std::string forms_section(std::string_view formats_document) {
  constexpr std::string_view kFence = "```";
  constexpr std::string_view kForm = " form ";
  std::string out =
      ".SH FORMS OF GAMES\n"
      "A game is recognised by what its file holds, and read where that has one\n"
      "plausible reading.\n"
      "These are read; formats.md says more of each.\n";
  std::istringstream lines{std::string(formats_document)};
  std::string heading;
  std::string content;
  for (std::string line; std::getline(lines, line);) {
    const std::size_t form = line.find(kForm);
    if (line.starts_with(kFence) && form != std::string::npos) {
      const std::string_view all = line;
      heading = fmt::format("{}{}:", name_of_language(all.substr(kFence.size(), form - kFence.size())),
                            reading_of(all.substr(form + kForm.size())));
      content.clear();
    } else if (line == kFence && !heading.empty()) {
      out += ".PP\n" + escaped(heading) + "\n.PP\n.RS 4\n" + verbatim(content) + ".RE\n";
      heading.clear();
    } else {
      content += line + "\n";
    }
  }
  return out;
}

}  // namespace nashsolve::manual
