// Every file of tests/cases/forms with one delimiter, sign, label or line changed: it is still read as the
// same game, or refused, or what it is read as is what the line "read as" says of it. A second reader, which
// knows nothing of layouts and labels, checks that: it takes all numbers of the text in the order in which
// they stand and lays them out as the line says. What is left over has to be a label or part of a heading.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <regex>
#include <set>

#include "formats_support.hpp"

namespace nashsolve::testing {
namespace {

namespace fs = std::filesystem;
using Numbers = std::vector<Rational>;

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
  return text;
}

struct Token {
  Rational value;
  std::size_t line;
};

bool is_word_character(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// What makes the rest of a line a comment: # at its beginning, in arrays # anywhere, and but for LaTeX %
/// only where no table is read.
struct Comments {
  bool in_array = false;
  bool percent = false;
  /// Texts of JSON with several words, with their keys.
  bool in_json = false;

  static Comments of(const std::string& said, const std::string& content) {
    const bool is_table = said.find("cells apart by") != std::string::npos;
    const std::size_t first = content.find_first_not_of(" \t\r\n{");
    const bool is_json = content.find('{') < first && first < content.size() && content[first] == '"';
    return {!is_table && !is_json && content.find('[') != std::string::npos,
            !is_table || said.find("LaTeX") != std::string::npos, is_json};
  }
};

/// All numbers of the text that are no part of a word, comments left out.
std::vector<Token> numbers_of(const std::string& content, std::vector<std::string>& lines,
                              Comments comments = {}) {
  static const std::regex kNumber(R"([-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?(//?\d+)?( ?%)?)");
  static const std::regex kHeading(R"(\b(player|payoffs? of|p) *\d+)", std::regex::icase);
  static const std::regex kProse("(\"[^\"\n]*\" *: *)?\"[^\"\n]*[A-Za-z]{3,}[^\"\n]*[A-Za-z]{3,}[^\"\n]*\"");
  std::string text = std::regex_replace(content, kHeading, "heading");
  if (comments.in_json) text = std::regex_replace(text, kProse, "text");
  for (const char* const minus : {"\u2212", "\u2013", "\u2014", "\u2012", "\u2010", "\u2011", "\uFE63"})
    text = replaced(text, minus, "-");
  for (const char* const space : {"\u00A0", "\u202F", "\u2009", "\u2007", "\u2003", "\uFEFF"})
    text = replaced(text, space, " ");
  std::vector<Token> tokens;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    if (comments.in_array) line.resize(std::min(line.find('#'), line.size()));
    const std::size_t first = line.find_first_not_of(" \t");
    const bool is_comment =
        first != std::string::npos && (line[first] == '#' || (comments.percent && line[first] == '%'));
    for (std::sregex_iterator it(line.begin(), line.end(), kNumber), none; it != none && !is_comment; ++it) {
      const auto begin = static_cast<std::size_t>(it->position());
      const std::size_t end = begin + it->str().size();
      if (begin > 0 && is_word_character(line[begin - 1])) continue;
      if (end < line.size() && is_word_character(line[end])) continue;
      std::string number = it->str();
      const bool is_percent = number.back() == '%';
      if (is_percent) number = number.substr(0, number.find_first_of(" %"));
      const auto value = parse_number(replaced(number, "//", "/"));
      if (!std::holds_alternative<Rational>(value)) continue;
      tokens.push_back(
          {is_percent ? Rational(std::get<Rational>(value) / 100) : std::get<Rational>(value), lines.size()});
    }
    lines.push_back(line);
  }
  return tokens;
}

/// The game's payoffs in the orders in which a text that is read as `said` may have them; none where the line
/// is of another kind.
std::vector<Numbers> orders(const Game& game, const std::string& said) {
  const auto begins = [&](std::string_view words) { return said.starts_with(words); };
  const auto given = [&](std::size_t player, std::size_t at) { return game.shown(game.payoff(player, at)); };
  const std::size_t cells = game.cell_count();
  const std::size_t players = game.player_count();
  Numbers one_player;
  Numbers cell_by_cell;
  Numbers player_by_player;
  for (std::size_t cell = 0; cell < cells; ++cell) {
    one_player.push_back(given(0, cell));
    for (std::size_t i = 0; i < players; ++i) cell_by_cell.push_back(given(i, cell));
  }
  const bool is_swapped = said.find("player 2's first") != std::string::npos ||
                          said.find("as their names say") != std::string::npos;
  for (std::size_t i = 0; i < players; ++i) {
    for (std::size_t cell = 0; cell < cells; ++cell)
      player_by_player.push_back(given(is_swapped ? players - 1 - i : i, cell));
  }
  if (said.find("Game Theory Explorer") != std::string::npos) {
    Numbers first_fastest;
    const std::size_t others = cells / game.strategy_count(0);
    for (std::size_t i = 0; i < players && players == 2; ++i) {
      for (std::size_t other = 0; other < others; ++other) {
        for (std::size_t cell = other; cell < cells; cell += others) first_fastest.push_back(given(i, cell));
      }
    }
    return players == 2 ? std::vector<Numbers>{first_fastest} : std::vector<Numbers>{};
  }
  if (begins("one matrix ")) return {one_player};
  if (begins("one table ") ||
      (begins("an array ") && said.find("payoffs of all players") != std::string::npos))
    return {cell_by_cell};
  if (said.find(" of three payoffs a cell") != std::string::npos) {
    Numbers by_table;
    const std::size_t tables = game.strategy_count(2);
    for (std::size_t table = 0; table < tables; ++table) {
      for (std::size_t cell = table; cell < cells; cell += tables) {
        for (std::size_t i = 0; i < players; ++i) by_table.push_back(given(i, cell));
      }
    }
    // Or side by side.
    Numbers row_by_row;
    const std::size_t columns = game.strategy_count(1);
    for (std::size_t row = 0; row < game.strategy_count(0); ++row) {
      for (std::size_t table = 0; table < tables; ++table) {
        for (std::size_t column = 0; column < columns; ++column) {
          for (std::size_t i = 0; i < players; ++i)
            row_by_row.push_back(given(i, (row * columns + column) * tables + table));
        }
      }
    }
    return {by_table, row_by_row};
  }
  if (begins("two matrices ")) {
    // One below the other, or side by side.
    Numbers row_by_row;
    const std::size_t columns = game.strategy_count(1);
    for (std::size_t row = 0; row < game.strategy_count(0); ++row) {
      for (std::size_t i = 0; i < 2; ++i) {
        for (std::size_t column = 0; column < columns; ++column)
          row_by_row.push_back(given(is_swapped ? 1 - i : i, row * columns + column));
      }
    }
    return {player_by_player, row_by_row};
  }
  if (said.find(" matrices ") != std::string::npos) return {player_by_player};
  return {};
}

/// Whether `wanted` is among the tokens in this order, and the rest are labels or stand in headings.
bool are_laid_out(const Numbers& wanted, const std::vector<Token>& tokens,
                  const std::vector<std::string>& lines, const std::vector<Rational>& labels) {
  std::vector<Token> rest;
  std::set<std::size_t> used_lines;
  std::size_t next = 0;
  for (const Token& token : tokens) {
    if (next < wanted.size() && token.value == wanted[next]) {
      ++next;
      used_lines.insert(token.line);
    } else {
      rest.push_back(token);
    }
  }
  if (next < wanted.size()) return false;
  return std::all_of(rest.begin(), rest.end(), [&](const Token& token) {
    const bool has_letter = std::any_of(lines[token.line].begin(), lines[token.line].end(),
                                        [](unsigned char c) { return c >= 0x80 || std::isalpha(c) != 0; });
    return std::find(labels.begin(), labels.end(), token.value) != labels.end() ||
           (has_letter && !used_lines.contains(token.line));
  });
}

/// Of LaTeX without its signs of mathematics, which part no words, and without what commands and environments
/// are told: of `\multicolumn{2}{c}{L}` the L is left, of `\frac{1}{2}` 1/2.
std::string without_commands(const std::string& content) {
  static const std::regex kFraction(R"(\\[dt]?frac *\{ *(-?\d+) *\} *\{ *(\d+) *\})");
  static const std::regex kSpan(R"(\\multi(column|row) *\{[^{}]*\} *(\*|\{[^{}]*\}))");
  static const std::regex kColour(R"(\\(text|cell)?color *\{[^{}]*\})");
  static const std::regex kTold(
      R"(\\(cline|cmidrule|vspace|hspace|begin)\*?(\{[^{}]*\}|\([^()]*\))(\{[^{}]*\}|\[[^\]]*\])*)");
  static const std::regex kAfterRow(R"(\\\\\*?\[[^\]]*\])");
  std::string text = std::regex_replace(content, kAfterRow, R"(\\)");
  text = std::regex_replace(text, kFraction, "$1/$2");
  text = std::regex_replace(text, kSpan, "");
  text = std::regex_replace(text, kColour, "");
  text = std::regex_replace(text, kTold, "");
  return replaced(replaced(text, "$", ""), "~", " ");
}

/// Of MediaWiki without the attributes of tables and cells.
std::string without_attributes(const std::string& content) {
  static const std::regex kAttributes(R"([a-z]+ *= *"[^"]*")");
  return replaced(std::regex_replace(content, kAttributes, ""), "&minus;", "-");
}

/// What the numbers of a text stand in: of XML the payoffs, player by player; otherwise all but its markup.
std::string without_markup(const std::string& content, const std::string& said) {
  if (said.find("Game Theory Explorer") == std::string::npos) {
    if (said.find("LaTeX") != std::string::npos) return without_commands(content);
    if (said.find("MediaWiki") != std::string::npos) return without_attributes(content);
    // Python's fractions.
    static const std::regex kFraction(R"((Fraction|mpq|Rational)\(\s*(-?\d+)\s*,\s*(\d+)\s*\))");
    // `device="cuda:0"` behind an array.
    static const std::regex kArgument(R"re(,\s*[a-z_]+ *= *"[^"]*")re");
    return std::regex_replace(std::regex_replace(content, kArgument, ""), kFraction, "$2/$3");
  }
  static const std::regex kPayoffs(R"re(<payoffs\s+player\s*=\s*["']\s*(\w+)\s*["']\s*>([^<]*))re");
  std::map<std::string, std::string> of_players;
  for (std::sregex_iterator it(content.begin(), content.end(), kPayoffs), none; it != none; ++it)
    of_players[it->str(1)] += it->str(2) + "\n";
  std::string text;
  for (const auto& [player, payoffs] : of_players) text += payoffs;
  return text;
}

void expect_as_said(const LoadedGame& loaded, const std::string& content) {
  std::vector<std::string> lines;
  const std::vector<Token> tokens =
      numbers_of(without_markup(content, loaded.read_as), lines, Comments::of(loaded.read_as, content));
  std::vector<Rational> labels;
  for (const Player& player : loaded.game.players()) {
    Texts names = player.strategies;
    names.push_back(player.name);
    for (const std::string& label : names) {
      std::vector<std::string> ignored;
      for (const Token& token : numbers_of(label, ignored)) labels.push_back(token.value);
    }
  }
  // A number of a title may be the first payoff, too: from the last one on, the payoffs come first.
  const std::vector<Token> from_last(tokens.rbegin(), tokens.rend());
  const std::vector<Numbers> possible = orders(loaded.game, loaded.read_as);
  EXPECT_TRUE(std::any_of(possible.begin(), possible.end(),
                          [&](const Numbers& wanted) {
                            return are_laid_out(wanted, tokens, lines, labels) ||
                                   are_laid_out({wanted.rbegin(), wanted.rend()}, from_last, lines, labels);
                          }))
      << "read as " << loaded.read_as << ":\n"
      << content;
}

std::string mutated(std::string text, std::mt19937_64& random) {
  static const std::vector<std::string> kMarks = {",", ";",  "\t", " ",  "|", "&", "-", "\u2212", "+",
                                                  ".", "(",  ")",  "\"", "/", ":", "'", "%",      "$",
                                                  "#", "\n", "0",  "1",  "x", "[", "]"};
  const auto mark = [&] { return kMarks[random() % kMarks.size()]; };
  std::vector<std::size_t> delimiters;
  std::vector<std::size_t> line_starts = {0};
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (std::string_view(",;\t |&-+.\"():/\n[]").find(text[i]) != std::string_view::npos)
      delimiters.push_back(i);
    if (text[i] == '\n' && i + 1 < text.size()) line_starts.push_back(i + 1);
  }
  const std::size_t at = delimiters.empty() ? 0 : delimiters[random() % delimiters.size()];
  const std::size_t line = line_starts[random() % line_starts.size()];
  const std::size_t line_end = std::min(text.find('\n', line), text.size() - 1) + 1;
  switch (random() % 7) {
    case 0:
      return text.replace(at, 1, mark());
    case 1:
      return text.erase(at, 1);
    case 2:
      return text.insert(random() % text.size(), mark());
    case 3:
      return text.erase(line, line_end - line);
    case 4:
      return text.insert(line, text.substr(line, line_end - line));
    case 5: {
      // A word becomes a number, a number a word.
      const std::size_t begin = random() % text.size();
      std::size_t end = begin;
      while (end < text.size() && std::isalnum(static_cast<unsigned char>(text[end])) != 0) ++end;
      const bool is_number = std::isdigit(static_cast<unsigned char>(text[begin])) != 0;
      return text.replace(begin, end - begin, is_number ? "x" : std::to_string(random() % 12));
    }
    default:
      return text.insert(line, "\n");
  }
}

/// Each file's mutants are its own, whatever other files there are.
std::mt19937_64 stream_of(const std::string& file) {
  std::seed_seq seed(file.begin(), file.end());
  return std::mt19937_64(seed);
}

TEST(SecondReader, AgreesOnEveryMutant) {
  const fs::path folder = fs::path(NASHSOLVE_SOURCE_DIR) / "tests" / "cases" / "forms";
  std::vector<std::pair<std::string, SingleMatrix>> files;
  std::ifstream expectations(folder / "expectations.jsonl");
  for (std::string line; std::getline(expectations, line);) {
    const auto form = nlohmann::json::parse(line);
    if (format_of(form["file"].get<std::string>()) == Format::npy) continue;
    const std::string option = form["options"].empty() ? "" : form["options"][0];
    const SingleMatrix single = option == "--zero-sum"    ? SingleMatrix::zero_sum
                                : option == "--symmetric" ? SingleMatrix::symmetric
                                                          : SingleMatrix::refuse;
    if (fs::file_size(folder / form["file"].get<std::string>()) < 5000)
      files.emplace_back(form["file"], single);
  }
  // More: NASHSOLVE_MUTANTS=100 build/release/tests/formats_test --gtest_filter=SecondReader.*
  const char* const wanted = std::getenv("NASHSOLVE_MUTANTS");
  const int mutants = wanted != nullptr ? std::stoi(wanted) : 10;
  std::size_t read_count = 0;
  std::size_t checked = 0;
  std::size_t refused = 0;
  for (const auto& [file, single] : files) {
    std::ifstream stream(folder / file, std::ios::binary);
    const std::string original{std::istreambuf_iterator<char>(stream), {}};
    if (original.empty()) continue;
    std::mt19937_64 random = stream_of(file);
    std::optional<Format> format;
    if (const auto by_name = format_of(file); by_name && *by_name != Format::csv) format = by_name;
    SCOPED_TRACE(file);
    for (int mutant = 0; mutant < mutants; ++mutant) {
      const std::string content = mutated(original, random);
      try {
        const LoadedGame loaded = read_game(content, "game", {format, single});
        ++read_count;
        if (orders(loaded.game, loaded.read_as).empty()) continue;
        ++checked;
        expect_as_said(loaded, content);
      } catch (const InputError&) {
        ++refused;
      }
    }
  }
  std::cout << read_count + refused << " mutants: " << refused << " refused, " << checked
            << " checked by the second reader, " << read_count - checked << " read from other formats\n";
  EXPECT_GT(read_count, 500U);
  EXPECT_GT(checked, 400U);
  EXPECT_GT(refused, 500U);
}

}  // namespace
}  // namespace nashsolve::testing
