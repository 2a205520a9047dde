#include "csv_field.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace nashsolve::report {

namespace {

bool is_formula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

/// As in JSON, so that a table is read as UTF-8 whatever a file is named.
std::string with_replacements(std::string_view text) {
  using nlohmann::json;
  return json::parse(json(text).dump(-1, ' ', false, json::error_handler_t::replace)).get<std::string>();
}

bool is_ascii(std::string_view text) {
  return std::ranges::none_of(text, [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; });
}

}  // namespace

std::string field(std::string_view given, const CsvOptions& options) {
  const std::string replaced = is_ascii(given) ? std::string() : with_replacements(given);
  const std::string_view text = replaced.empty() ? given : replaced;
  if (options.safe && is_formula(text)) return field("'" + std::string(text), {});
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + "\"";
}

}  // namespace nashsolve::report
