#include "csv_field.hpp"

namespace nashsolve::report {

namespace {

bool is_formula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

}  // namespace

std::string field(std::string_view text, const CsvOptions& options) {
  if (options.safe && is_formula(text)) return field("'" + std::string(text), {});
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + "\"";
}

}  // namespace nashsolve::report
