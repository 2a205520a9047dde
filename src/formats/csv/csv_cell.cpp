#include "csv_cell.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <variant>
#include <vector>

#include "nashsolve/exact.hpp"

namespace nashsolve::formats {

namespace {

CsvField part(const CsvField& whole, std::size_t begin, std::size_t end) {
  while (begin < end && kSpace.find(whole.text[begin]) != std::string_view::npos) ++begin;
  while (end > begin && kSpace.find(whole.text[end - 1]) != std::string_view::npos) --end;
  return {whole.text.substr(begin, end - begin), whole.offset + begin, whole.is_quoted};
}

bool in_parentheses(const CsvField& field) {
  return field.text.size() >= 2 && field.text.front() == '(' && field.text.back() == ')';
}

/// At `|`, else at `,`, else at spaces; at most three parts.
std::vector<CsvField> split(const CsvField& field) {
  const CsvField inner =
      in_parentheses(field) ? part(field, 1, field.text.size() - 1) : part(field, 0, field.text.size());
  constexpr std::array<std::string_view, 3> kSeparators = {"|", ",", kSpace};
  for (const std::string_view separators : kSeparators) {
    if (inner.text.find_first_of(separators) == std::string_view::npos) continue;
    std::vector<CsvField> parts;
    std::size_t begin = 0;
    while (begin <= inner.text.size() && parts.size() < 3) {
      const std::size_t end = std::min(inner.text.find_first_of(separators, begin), inner.text.size());
      // Several spaces separate once.
      if (separators != kSpace || end > begin) parts.push_back(part(inner, begin, end));
      begin = end + 1;
    }
    return parts;
  }
  return {inner};
}

bool is_number(std::string_view text) {
  const auto number = parse_number(text);
  const auto* error = std::get_if<NumberError>(&number);
  return error == nullptr || *error != NumberError::not_a_number;
}

}  // namespace

bool is_payoff_cell(const CsvField& field) {
  const std::vector<CsvField> parts = split(field);
  if (parts.size() > 2) return false;
  return std::all_of(parts.begin(), parts.end(), [](const CsvField& number) {
    // A long label is no number; a number that long is refused anyway.
    return number.text.size() > 100'000 || is_number(number.text);
  });
}

CsvCell split_cell(const SourceText& source, const CsvField& field, char separator) {
  const std::vector<CsvField> parts = split(field);
  if (parts.size() > 2) {
    source.fail(field.offset, "found " + excerpt(field.text) + ", expected one or two payoffs such as 2|1");
  }
  if (parts.size() == 1) return {parts[0], std::nullopt};
  const std::size_t comma = field.text.find(',');
  const bool tight = comma != std::string_view::npos && comma + 1 < field.text.size() &&
                     kSpace.find(field.text[comma + 1]) == std::string_view::npos;
  if (separator != ',' && tight && !in_parentheses(field) && field.text.find('|') == std::string_view::npos) {
    source.fail(field.offset, "found " + excerpt(field.text) +
                                  ", expected a decimal with a point or two payoffs such as 2|1");
  }
  return {parts[0], parts[1]};
}

}  // namespace nashsolve::formats
