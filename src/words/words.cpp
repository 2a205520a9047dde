#include "words.hpp"

#include <fmt/compile.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "display_text.hpp"

namespace nashsolve::report {

std::string_view status_name(Status status) {
  return kStatusNames[static_cast<std::size_t>(status)];
}

std::string_view scope_name(Scope scope) {
  return scope == Scope::pure ? "pure" : "all";
}

std::string grouped(std::size_t count) {
  std::string digits = std::to_string(count);
  for (std::size_t place = digits.size(); place > 3; place -= 3) digits.insert(place - 3, ",");
  return digits;
}

std::string counted(std::size_t count, std::string_view singular, std::string_view plural) {
  return fmt::format("{} {}", grouped(count), count == 1 ? singular : plural);
}

std::vector<std::string> tallies(const std::vector<std::pair<std::string, std::uint64_t>>& counts) {
  using Endings = std::pair<std::string_view, std::string_view>;
  constexpr std::array kSingulars = {Endings{"leaves", "leaf"}, Endings{"ies", "y"}, Endings{"s", ""}};
  std::vector<std::string> texts;
  for (const auto& [name, count] : counts) {
    if (count == 0) continue;
    std::string words = name;
    std::ranges::replace(words, '_', ' ');
    if (count == 1) {
      // "values where equilibria change" counts values.
      const std::size_t end = std::min(words.find(" where "), words.size());
      const auto ending = std::ranges::find_if(
          kSingulars,
          [noun = words.substr(0, end)](const Endings& each) { return noun.ends_with(each.first); });
      if (ending != kSingulars.end()) {
        words.replace(end - ending->first.size(), ending->first.size(), ending->second);
      }
    }
    texts.push_back(grouped(count) + " " + words);
  }
  return texts;
}

std::string joined(const std::vector<std::string>& items, std::string_view separator) {
  return fmt::format("{}", fmt::join(items, separator));
}

std::string listed(const std::vector<std::string>& items) {
  if (items.size() < 2) return joined(items);
  const std::vector<std::string> all_but_last(items.begin(), items.end() - 1);
  return joined(all_but_last) + " and " + items.back();
}

std::string numbered(const std::vector<std::size_t>& positions) {
  constexpr std::size_t kShortestRun = 3;
  std::string text;
  const auto append = [&](std::size_t position) {
    fmt::format_to(std::back_inserter(text), FMT_COMPILE("#{}"), position + 1);
  };
  for (std::size_t first = 0; first < positions.size();) {
    std::size_t last = first;
    while (last + 1 < positions.size() && positions[last + 1] == positions[last] + 1) ++last;
    if (last - first + 1 < kShortestRun) last = first;
    if (first > 0) text += last + 1 == positions.size() ? " and " : ", ";
    append(positions[first]);
    if (last > first) {
      text += " to ";
      append(positions[last]);
    }
    first = last + 1;
  }
  return text;
}

std::string wrapped(std::string_view text, std::size_t start, std::size_t indent, std::size_t width) {
  std::string out;
  std::size_t column = start;
  bool is_line_start = true;
  while (!text.empty()) {
    const std::size_t blank = text.find(' ');
    const std::string_view word = text.substr(0, blank);
    text.remove_prefix(blank == std::string_view::npos ? text.size() : blank + 1);
    const std::size_t taken = display_width(word);
    const bool starts_line = !is_line_start && column + 1 + taken > width;
    if (starts_line) {
      out.erase(out.find_last_not_of(' ') + 1);
      out.append("\n").append(indent, ' ');
      column = indent;
    } else if (!is_line_start) {
      out += ' ';
      ++column;
    }
    out += word;
    column += taken;
    is_line_start = starts_line && word.empty();
  }
  return out;
}

}  // namespace nashsolve::report
