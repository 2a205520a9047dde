#include "prose.hpp"

#include <algorithm>
#include <cctype>
#include <limits>
#include <vector>

#include "headings.hpp"
#include "number_text.hpp"
#include "sheet.hpp"

namespace nashsolve::formats {

namespace {

struct Line {
  std::size_t begin;
  std::string_view text;
  std::size_t words = 0;
  std::size_t numbers = 0;
  /// Of both and of others, apart by spaces.
  std::size_t tokens = 0;
};

bool is_wordy(std::string_view token) {
  return std::ranges::all_of(token,
                             [](unsigned char c) {
                               return std::isalpha(c) != 0 || c >= 0x80 || c == '\'' || c == '-' || c == '/';
                             }) &&
         std::ranges::any_of(token, [](unsigned char c) { return std::isalpha(c) != 0 || c >= 0x80; });
}

Line measured(std::size_t begin, std::string_view text) {
  constexpr std::string_view kAround = "\"'()[]{}.,;:!?*_";
  constexpr std::size_t kLongest = 1000;
  Line line{begin, text};
  if (text.size() > kLongest) {
    line.numbers = line.tokens = kLongest;
    return line;
  }
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \t\r", i), text.size());
    if (end > i) {
      ++line.tokens;
      std::string_view token = text.substr(i, end - i);
      if (token.find_first_of("0123456789") != std::string_view::npos) {
        ++line.numbers;
      } else if (const std::size_t first = token.find_first_not_of(kAround);
                 first != std::string_view::npos) {
        token = token.substr(first, token.find_last_not_of(kAround) + 1 - first);
        line.words += is_wordy(token) ? 1U : 0U;
      }
    }
    i = end + 1;
  }
  return line;
}

bool is_of_words(const Line& line) {
  const std::string_view text = trimmed_cell(line.text);
  // A quoted cell may go on in the next line.
  if (std::ranges::count(text, '"') % 2 != 0) return false;
  return line.words > 0 && line.words >= line.numbers && (line.tokens > 1 || line.numbers == 0) &&
         text.find_first_of("|&\t\\") == std::string_view::npos && text.find("  ") == std::string_view::npos;
}

/// The payoffs that the line has if it is a row.
struct Ending {
  std::size_t count = 0;
  bool has_brackets = false;
};

Ending ending_of(std::string_view line) {
  constexpr std::string_view kBetween = " \t\r,;:()[]{}\"";
  Ending ending;
  std::size_t end = line.find_last_not_of(kBetween) + 1;
  while (end > 0) {
    const std::size_t begin = line.find_last_of(kBetween, end - 1) + 1;
    if (!has_number_form(line.substr(begin, end - begin))) break;
    ++ending.count;
    end = line.substr(0, begin).find_last_not_of(kBetween) + 1;
  }
  ending.has_brackets = line.find_first_of("([{", end) != std::string_view::npos;
  return ending;
}

std::size_t separators(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return c == ',' || c == ';'; }));
}

struct Paragraph {
  bool is_prose = true;
  /// At most three.
  std::vector<Line> first;
  /// Of all lines of prose.
  std::vector<std::size_t> begins;
  std::size_t most_fields = 0;
  /// In a line that has any.
  std::size_t fewest_payoffs = std::numeric_limits<std::size_t>::max();
  std::size_t most_payoffs = 0;
  std::size_t fewest_separators = std::numeric_limits<std::size_t>::max();
  std::size_t most_separators = 0;
  bool has_brackets = false;

  void add(const Line& line) {
    is_prose = is_prose && is_of_words(line);
    const bool is_sentence = is_of_words(line) && trimmed_cell(line.text).ends_with('.');
    if (const Ending ending = ending_of(line.text); ending.count > 0 && !is_sentence) {
      fewest_separators = std::min(fewest_separators, separators(line.text));
      most_separators = std::max(most_separators, separators(line.text));
      fewest_payoffs = std::min(fewest_payoffs, ending.count);
      most_payoffs = std::max(most_payoffs, ending.count);
      has_brackets = has_brackets || ending.has_brackets;
    }
    if (first.size() < 3) first.push_back(line);
    if (is_prose) {
      begins.push_back(line.begin);
    } else {
      begins.clear();
    }
    most_fields = std::max(most_fields, line.tokens + separators(line.text));
  }
};

/// Whether the line of words may be the labels of a table below that has none of its own.
bool may_be_labels_of(const Paragraph& words, const Paragraph& table) {
  if (words.begins.size() != 1 || table.is_prose || table.first.front().numbers == 0) return false;
  const Line& line = words.first.front();
  const Line& below = table.first.front();
  const char last = trimmed_cell(line.text).back();
  if (last == '.' || last == '?' || last == '!') return false;
  return line.tokens < below.tokens + 2 ||
         (separators(line.text) > 0 && separators(line.text) == separators(below.text));
}

/// Whether commas and semicolons all have a space behind, as in a sentence.
bool has_commas_of_sentences(std::string_view text) {
  for (std::size_t at = 0; (at = text.find_first_of(",;", at)) != std::string_view::npos; ++at) {
    if (at + 1 == text.size() || text[at + 1] != ' ') return false;
  }
  return true;
}

/// `Prisoner's Dilemma` above `      L   R`, `Payoffs, 2x2` above `,L,R`.
bool begins_with_title(const std::vector<Line>& lines) {
  if (lines.size() < 3 || !is_of_words(lines[0]) || lines[1].numbers > 0 || lines[2].numbers == 0 ||
      lines[0].text.front() == ' ')
    return false;
  if (lines[1].text.front() == ' ') return true;
  const std::size_t commas = separators(lines[0].text);
  return commas > 0 && has_commas_of_sentences(lines[0].text) && !has_commas_of_sentences(lines[1].text) &&
         (commas != separators(lines[1].text) || lines[1].text.front() == ',' ||
          lines[1].text.front() == ';');
}

/// Whether a line ends in as many payoffs as a row of the tables and has as many separators, `Go all the way
/// down,1,3`. Where no row has brackets, `the equilibrium (1/3, 2/3)` is none.
bool may_have_row(const Paragraph& words, const Paragraph& tables) {
  return words.most_payoffs > 1 && words.most_payoffs >= tables.fewest_payoffs &&
         words.most_separators >= tables.fewest_separators && (tables.has_brackets || !words.has_brackets);
}

std::vector<Paragraph> paragraphs_of(std::string_view text) {
  // What people paste has few; more are data.
  constexpr std::size_t kMost = 1000;
  std::vector<Paragraph> paragraphs(1);
  for (std::size_t begin = 0; begin < text.size() && paragraphs.size() <= kMost;) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    const bool is_underline = trimmed_cell(line).find_first_not_of("=-~*_>") == std::string_view::npos;
    const bool is_fence = trimmed_cell(line).starts_with("```");
    if (is_underline || is_fence || is_rule_of_columns(line)) {
      if (!paragraphs.back().first.empty()) paragraphs.emplace_back();
    } else if (!is_comment_line(line)) {
      paragraphs.back().add(measured(begin, line));
    }
    begin = end + 1;
  }
  if (paragraphs.back().first.empty()) paragraphs.pop_back();
  return paragraphs;
}

}  // namespace

ProseLines::ProseLines(std::string_view text) {
  const std::vector<Paragraph> paragraphs = paragraphs_of(text);
  Paragraph tables;
  for (const Paragraph& paragraph : paragraphs) {
    if (paragraph.is_prose) continue;
    tables.most_fields = std::max(tables.most_fields, paragraph.most_fields);
    tables.fewest_payoffs = std::min(tables.fewest_payoffs, paragraph.fewest_payoffs);
    tables.fewest_separators = std::min(tables.fewest_separators, paragraph.fewest_separators);
    tables.has_brackets = tables.has_brackets || paragraph.has_brackets;
    if (begins_with_title(paragraph.first)) begins_.insert(paragraph.first.front().begin);
  }
  if (tables.most_fields == 0) return;
  for (std::size_t k = 0; k < paragraphs.size(); ++k) {
    if (!paragraphs[k].is_prose) continue;
    // `T 4` may be a row of a narrow table.
    if (tables.most_fields < 3 && paragraphs[k].first.front().tokens < 4) continue;
    if (k + 1 < paragraphs.size() && may_be_labels_of(paragraphs[k], paragraphs[k + 1])) continue;
    if (may_have_row(paragraphs[k], tables)) continue;
    begins_.insert(paragraphs[k].begins.begin(), paragraphs[k].begins.end());
  }
}

}  // namespace nashsolve::formats
