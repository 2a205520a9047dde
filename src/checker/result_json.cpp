#include "result_json.hpp"

#include <algorithm>
#include <array>
#include <ios>
#include <string>
#include <string_view>
#include <variant>

#include "check_error.hpp"
#include "kept_json.hpp"
#include "source_text.hpp"

namespace nashsolve::checker {

namespace {

constexpr std::size_t kDeepest = 32;
/// Of the names of an equilibrium's values; those of the values of a `sets` lie deeper.
constexpr std::size_t kDepthOfEquilibria = 3;

/// What is compared. It is a small part of a result.
bool is_compared(std::size_t depth, std::string_view name) {
  static constexpr std::array<std::string_view, 21> kNames = {
      "components", "enclosures", "equations", "equilibria", "game",     "inequalities", "inside",
      "only",       "player",     "polytopes", "profile",    "proof",    "reference",    "scope",
      "sets",       "sha256",     "status",    "strategies", "strategy", "subsets",      "used"};
  return std::ranges::find(kNames, name) != kNames.end() ||
         (name == "best_responses" && depth > kDepthOfEquilibria);
}

class ResultDocument final : public formats::KeptJson {
 private:
  void opened(std::size_t depth) override {
    if (depth > kDeepest) throw CheckError("it is nested too deeply");
  }
  bool keeps(std::size_t depth, const std::string& name) override { return is_compared(depth, name); }
};

}  // namespace

Json parse_result(std::istream& stream) {
  try {
    Json document = ResultDocument().parse(stream);
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
