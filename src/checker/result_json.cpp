#include "result_json.hpp"

#include <algorithm>
#include <array>
#include <ios>
#include <string>
#include <string_view>
#include <variant>

#include "check_error.hpp"
#include "source_text.hpp"

namespace nashsolve::checker {

namespace {

constexpr int kDeepest = 32;
/// Of the names of an equilibrium's values; those of the values of a `sets` lie deeper.
constexpr int kDepthOfEquilibria = 3;

/// What is compared. It is a small part of a result.
bool is_compared(int depth, std::string_view name) {
  static constexpr std::array<std::string_view, 21> kNames = {
      "components", "enclosures", "equations", "equilibria", "game",     "inequalities", "inside",
      "only",       "player",     "polytopes", "profile",    "proof",    "reference",    "scope",
      "sets",       "sha256",     "status",    "strategies", "strategy", "subsets",      "used"};
  return std::ranges::find(kNames, name) != kNames.end() ||
         (name == "best_responses" && depth > kDepthOfEquilibria);
}

/// Whether what is read next is kept. Refuses what is nested deeper than any result.
bool is_kept(int depth, Json::parse_event_t event, Json& value) {
  if (depth > kDeepest &&
      (event == Json::parse_event_t::array_start || event == Json::parse_event_t::object_start)) {
    throw CheckError("it is nested too deeply");
  }
  return event != Json::parse_event_t::key || is_compared(depth, value.get_ref<const std::string&>());
}

}  // namespace

Json parse_result(std::istream& stream) {
  try {
    Json document = Json::parse(stream, is_kept);
    // To the parser a NUL is the end.
    if (stream.peek() != std::istream::traits_type::eof()) throw CheckError("found more after the result");
    if (document.is_object() && document.contains("only"))
      throw CheckError("it shows only some equilibria (--only), expected all");
    return document;
  } catch (const Json::parse_error& error) {
    // Its own words hold what the file has, control characters too.
    throw CheckError("it is no result of nashsolve: no JSON from byte " + std::to_string(error.byte) + " on");
  } catch (const std::ios_base::failure&) {
    throw CheckError("it cannot be read");
  }
}

const Json& list(const Json& value) {
  if (!value.is_array()) throw CheckError("found something else than a list");
  return value;
}

std::int64_t read_integer(const Json& value) {
  if (!value.is_number_integer()) throw CheckError("found something else than an integer");
  return value.get<std::int64_t>();
}

Rational read_rational(const Json& value) {
  const auto text = value.get<std::string>();
  const auto number = parse_number(text);
  if (!std::holds_alternative<Rational>(number)) {
    throw CheckError("found a probability " + formats::excerpt(text) + ", expected an exact one");
  }
  return std::get<Rational>(number);
}

}  // namespace nashsolve::checker
