#include "array_tree.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "array_calls.hpp"
#include "limits.hpp"
#include "named_players.hpp"
#include "number_parts.hpp"
#include "number_text.hpp"

namespace nashsolve::formats {

namespace {

bool is_name_character(char c) {
  return is_letter(c) || is_digit(c) || c == '_' || c == '.';
}

bool is_name_start(char c) {
  return is_letter(c) || c == '_';
}

/// A word, or words that name a player before a colon: `Row player:`.
std::string_view name_in_front(std::string_view text) {
  if (text.empty() || !is_name_start(text.front())) return {};
  const std::string_view words = text.substr(0, text.find_first_of(":=([{,;#%\"\r\n"));
  if (words.size() < text.size() && text[words.size()] == ':' && only_player_in(words_in(words)))
    return words;
  const auto end = std::ranges::find_if_not(text, is_name_character);
  return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

char closing_of(char open) {
  return open == '[' ? ']' : open == '(' ? ')' : '}';
}

class ArrayParser {
 public:
  explicit ArrayParser(const SourceText& source) : source_(source), text_(source.text()) {}

  std::vector<NamedArray> read() {
    std::vector<NamedArray> arrays;
    bool all_lone = true;
    skip_space();
    const std::string_view above = line_above_print(text_.substr(position_));
    position_ += above.size();
    skip_space();
    for (std::size_t size = 0; (size = line_before_arrays(text_.substr(position_)).size()) > 0; skip_space())
      position_ += size;
    while (position_ < text_.size()) {
      NamedArray array;
      array.name = name_before_equals();
      const std::size_t begin = position_;
      array.value = value(0);
      if (!array.value.number.empty())
        source_.fail(begin,
                     "found " + excerpt(array.value.number) + ", expected an array such as [[4, 0], [1, 3]]");
      const std::optional<std::string> behind = comment_behind();
      if (behind && text_[begin] == '{') refuse_function(*behind);
      array.remarks = std::exchange(remarks_, {});
      array.comment = behind.value_or(array.remarks.empty() ? "" : array.remarks.back().text);
      arrays.push_back(std::move(array));
      skip_space();
      // Maple ends a statement with a colon.
      while (position_ < text_.size() &&
             std::string_view(";,:").find(text_[position_]) != std::string_view::npos) {
        ++position_;
        skip_space();
      }
      if (position_ == text_.size()) std::ranges::move(remarks_, std::back_inserter(arrays.back().remarks));
      all_lone = all_lone && is_lone(arrays.back());
    }
    if (arrays.empty()) source_.fail("found only comments, expected a game");
    if (const std::size_t players = players_told(above); players > 0) {
      for (NamedArray& array : arrays) mark_profiles(source_, array.value, players);
    }
    if (arrays.size() > 1 && all_lone) return as_one_tuple(std::move(arrays));
    return arrays;
  }

 private:
  [[nodiscard]] bool at_comment() const {
    const char c = text_[position_];
    return c == '#' || c == '%' || text_.substr(position_).starts_with("//");
  }

  /// Without a name, and of tuples, which may be the payoffs of a profile.
  static bool is_lone(const NamedArray& array) {
    const ArrayNode* node = &array.value;
    while (node->entries.front().number.empty()) node = &node->entries.front();
    return array.name.empty() && node->is_tuple;
  }

  /// In the line where an array ends.
  std::optional<std::string> comment_behind() {
    position_ = std::min(text_.find_first_not_of(" \t;,", position_), text_.size());
    if (position_ == text_.size() || !at_comment()) return std::nullopt;
    const std::size_t end = std::min(text_.find('\n', position_), text_.size());
    return std::string(text_.substr(position_, end - position_));
  }

  /// `{{4, 0}, {1, 3}} // Transpose`, where Mathematica begins no comment.
  void refuse_function(std::string_view comment) const {
    if (!comment.starts_with("//")) return;
    const std::string_view name = trimmed_cell(comment.substr(2));
    const bool is_function = !name.empty() && name.front() >= 'A' && name.front() <= 'Z' &&
                             std::all_of(name.begin(), name.end(), is_name_character);
    if (!is_function || name == "MatrixForm" || name == "TableForm") return;
    source_.fail(position_,
                 "found " + excerpt(comment) +
                     ", which in Mathematica makes another array of the one before it, expected only arrays",
                 "write the array that it makes");
  }

  /// Returns whether a line ended.
  bool skip_space() {
    bool has_line_end = false;
    while (position_ < text_.size()) {
      const char c = text_[position_];
      if (c == '\n') has_line_end = true;
      if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
        ++position_;
      } else if (const std::string_view rest = text_.substr(position_); rest.starts_with("\u00A0")) {
        position_ += 2;
      } else if (at_comment()) {
        const std::size_t end = std::min(text_.find('\n', position_), text_.size());
        remarks_.push_back({std::string(text_.substr(position_, end - position_)), position_});
        position_ = end;
      } else if (rest.starts_with("...") && rest.find_first_not_of(" \t\r", 3) != std::string_view::npos &&
                 rest[rest.find_first_not_of(" \t\r", 3)] == '\n') {
        // MATLAB continues a line after three points.
        position_ += rest.find('\n') + 1;
      } else {
        break;
      }
    }
    return has_line_end;
  }

  /// NAME of `NAME =` and `NAME:`, or nothing.
  std::string name_before_equals() {
    const std::size_t begin = position_;
    const std::string_view name = name_in_front(text_.substr(position_));
    if (name.empty()) return {};
    position_ += name.size();
    skip_space();
    const bool assigns = position_ < text_.size() && (text_[position_] == '=' || text_[position_] == ':');
    if (!assigns) {
      position_ = begin;
      return {};
    }
    position_ += text_.substr(position_).starts_with(":=") ? 2U : 1U;
    skip_space();
    return std::string(name);
  }

  ArrayNode value(std::size_t depth) {
    if (position_ == text_.size())
      source_.fail(position_, "found " + std::string(source_.end_name()) + ", expected an array or a number");
    if (depth > kMaxPlayers + 2) {
      source_.fail(position_, "found arrays nested " + std::to_string(depth + 1) +
                                  " deep, expected at most " + std::to_string(kMaxPlayers) + " players");
    }
    const char c = text_[position_];
    if (c == '[' || c == '(' || c == '{') return bracketed(depth);
    if (++count_ > kMaxArrayNodes) {
      source_.fail(position_,
                   "found more than " + std::to_string(kMaxArrayNodes) + " numbers in arrays, expected fewer",
                   "larger games are read from CSV, JSON and .npy");
    }
    if (c == '"' || c == '\'') return quoted_number(c);
    if (const std::size_t begin = position_; is_name_start(c) && take_call()) return called(begin, depth);
    if (is_name_start(c)) {
      if (auto wrapped = wrapped_number()) return std::move(*wrapped);
    }
    return number();
  }

  /// The name of a function whose first argument is the array, and its parenthesis.
  bool take_call() {
    if (!begins_with_call(text_.substr(position_))) return false;
    position_ = text_.find('(', position_) + 1;
    return true;
  }

  /// `Fraction(1, 2)` as 1/2, `np.float64(0.5)` as 0.5.
  std::optional<ArrayNode> wrapped_number() {
    const std::string_view rest = text_.substr(position_);
    const std::size_t open = rest.find('(');
    const std::size_t close = rest.find(')');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open)
      return std::nullopt;
    const std::string_view name = rest.substr(0, open);
    if (!makes_number(name)) return std::nullopt;
    const bool is_fraction = name == "Fraction" || name == "mpq" || name == "Rational";
    const std::string_view inside = rest.substr(open + 1, close - open - 1);
    std::string number;
    for (std::size_t begin = 0; begin <= inside.size();) {
      const std::size_t end = std::min(inside.find(',', begin), inside.size());
      std::string_view part = trimmed_cell(inside.substr(begin, end - begin));
      if (part.size() > 2 && part.front() == part.back() && (part.front() == '\'' || part.front() == '"'))
        part = part.substr(1, part.size() - 2);
      if (begin > 0 && !is_fraction) return std::nullopt;
      number.append(begin > 0 ? "/" : "").append(part);
      begin = end + 1;
    }
    if (!has_number_form(number)) return std::nullopt;
    ArrayNode result;
    result.offset = position_;
    result.number = std::move(number);
    position_ += close + 1;
    return result;
  }

  ArrayNode called(std::size_t begin, std::size_t depth) {
    skip_space();
    // Sage's integers and rationals: `matrix(QQ, [[1, 2], [3, 4]])`.
    for (const std::string_view ring : {"ZZ,", "QQ,"}) {
      if (text_.substr(position_).starts_with(ring)) position_ += ring.size();
    }
    skip_space();
    ArrayNode result = value(depth + 1);
    if (!result.number.empty()) fail_here(begin);
    skip_space();
    while (position_ < text_.size() && text_[position_] == ',') {
      ++position_;
      skip_space();
      if (position_ < text_.size() && text_[position_] != ')') skip_argument(result);
    }
    if (position_ == text_.size() || text_[position_] != ')') fail_here(position_, "')'");
    ++position_;
    return result;
  }

  /// `dtype=object`, `requires_grad=True`, `QQ`: what is said of the array behind it.
  void skip_argument(const ArrayNode& array) {
    const std::size_t begin = position_;
    const std::size_t end = std::min(text_.find_first_of(",)\n", begin), text_.size());
    const std::string_view argument = trimmed_cell(text_.substr(begin, end - begin));
    if (!is_name_start(text_[begin])) fail_here(begin, "')'");
    if (may_change(argument, array)) {
      source_.fail(begin,
                   "found " + excerpt(argument) +
                       " behind an array, which may change its numbers or their places, expected ')'",
                   "leave it out, and write the array that it makes");
    }
    position_ = end;
  }

  ArrayNode bracketed(std::size_t depth) {
    ArrayNode result;
    result.offset = position_;
    const char open = text_[position_++];
    const char close = closing_of(open);
    result.is_tuple = open == '(';
    std::vector<ArrayNode> row;
    bool has_rows = false;
    std::size_t row_offset = position_;
    const auto end_row = [&] {
      ArrayNode node;
      node.offset = row.empty() ? row_offset : row.front().offset;
      node.entries = std::move(row);
      if (!node.entries.empty()) result.entries.push_back(std::move(node));
      row.clear();
      row_offset = position_;
    };
    bool after_comma = true;
    while (true) {
      const bool line_ended = skip_space();
      if (position_ == text_.size()) {
        source_.fail(position_, std::string("found ") + std::string(source_.end_name()) + ", expected '" +
                                    close + "' for the '" + open + "' in line " +
                                    std::to_string(source_.location(result.offset).line));
      }
      const char c = text_[position_];
      if (c == close) break;
      const bool has_numbers = !row.empty() && !row.back().number.empty();
      if (c == ';' || (line_ended && !after_comma && depth == 0 && open == '[' && has_numbers)) {
        has_rows = true;
        end_row();
        after_comma = true;
        if (c == ';') ++position_;
        continue;
      }
      if (c == ',') {
        if (after_comma) fail_here(position_, "a number or an array");
        after_comma = true;
        ++position_;
        continue;
      }
      row.push_back(value(depth + 1));
      after_comma = false;
    }
    ++position_;
    if (has_rows) {
      end_row();
    } else {
      result.entries = std::move(row);
    }
    if (result.entries.empty()) source_.fail(result.offset, "found an empty array, expected payoffs");
    return result;
  }

  ArrayNode quoted_number(char quote) {
    const std::size_t begin = position_ + 1;
    const std::size_t end = text_.find(quote, begin);
    if (end == std::string_view::npos)
      source_.fail(position_, std::string("found a text without end, expected ") + quote + " at its end");
    ArrayNode result;
    result.offset = begin;
    result.number = text_.substr(begin, end - begin);
    if (result.number.empty()) source_.fail(begin, "found an empty text, expected a number");
    position_ = end + 1;
    return result;
  }

  ArrayNode number() {
    ArrayNode result;
    result.offset = position_;
    const std::size_t end = std::min(text_.find_first_of(" \t\r\n,;[](){}=\"", position_), text_.size());
    result.number = text_.substr(position_, end - position_);
    if (result.number.empty()) fail_here(position_);
    // Julia's fraction.
    if (const std::size_t slashes = result.number.find("//"); slashes != std::string::npos && slashes > 0)
      result.number.erase(slashes, 1);
    if (result.number == "...") {
      source_.fail(position_, "found '...', which stands for numbers left out, expected all of them",
                   "print them all, in NumPy by numpy.set_printoptions(threshold=sys.maxsize)");
    }
    if (!has_number_form(result.number) && !looks_like_number(result.number)) fail_here(position_);
    position_ = end;
    return result;
  }

  [[noreturn]] void fail_here(std::size_t offset,
                              const std::string& expected = "a number or an array such as [[4, 0], [1, 3]]") {
    std::size_t end = offset;
    while (end < text_.size() && is_name_character(text_[end])) ++end;
    end = std::max(end, std::min(offset + 1, text_.size()));
    const std::string found = offset == text_.size() ? std::string(source_.end_name())
                                                     : excerpt(text_.substr(offset, end - offset));
    const bool is_call = end > offset + 1 && end < text_.size() && text_[end] == '(';
    // `B = -A`, `B = A'`
    const bool is_computed = offset < text_.size() && (is_name_start(text_[offset]) || text_[offset] == '-');
    source_.fail(offset, "found " + found + ", expected " + expected,
                 is_call       ? "leave out what a program does with the arrays: they are the game"
                 : is_computed ? "nothing is computed: write all numbers, B = [[2, -1], [5, 3]]"
                               : "");
  }

  const SourceText& source_;
  std::string_view text_;
  std::size_t position_ = 0;
  std::size_t count_ = 0;
  /// Those since the last array.
  std::vector<Remark> remarks_;
};

}  // namespace

std::vector<NamedArray> read_arrays(const SourceText& source) {
  return ArrayParser(source).read();
}

bool begins_with_array(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    i = std::min(text.find_first_not_of(" \t\r\n", i), text.size());
    const bool is_passed =
        i < text.size() && (text[i] == '%' || text[i] == '#' || !line_before_arrays(text.substr(i)).empty());
    if (!is_passed) break;
    i = std::min(text.find('\n', i), text.size());
  }
  std::string_view rest = text.substr(i);
  if (const std::size_t above = line_above_print(rest).size(); above > 0)
    return begins_with_array(rest.substr(above));
  if (rest.starts_with('[')) return !rest.starts_with("[,") && !rest.starts_with("[1,]");
  if (rest.starts_with("{{")) return true;
  if (rest.starts_with("([") || rest.starts_with("((") || rest.starts_with("(array(")) return true;
  if (begins_with_call(rest)) return true;
  const std::size_t name = name_in_front(rest).size();
  if (name == 0) return false;
  const std::size_t end = std::min(rest.find_first_not_of(" \t", name), rest.size());
  if (end == rest.size() || (rest[end] != '=' && rest[end] != ':')) return false;
  // MATLAB's print of a matrix has its numbers below `A =`, without brackets.
  const std::size_t after = end + (rest.substr(end).starts_with(":=") ? 2U : 1U);
  rest = rest.substr(std::min(rest.find_first_not_of(" \t\r\n", after), rest.size()));
  return rest.starts_with('[') || rest.starts_with("{{") || begins_with_call(rest);
}

}  // namespace nashsolve::formats
