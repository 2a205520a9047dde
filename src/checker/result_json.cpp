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
  static constexpr std::array<std::string_view, 23> kNames = {
      "component", "components",   "enclosures", "equations", "equilibria", "game",
      "id",        "inequalities", "inside",     "only",      "player",     "polytopes",
      "profile",   "proof",        "reference",  "scope",     "sets",       "sha256",
      "status",    "strategies",   "strategy",   "subsets",   "used"};
  return std::ranges::find(kNames, name) != kNames.end() ||
         (name == "best_responses" && depth > kDepthOfEquilibria);
}

// NOLINTNEXTLINE(bugprone-exception-escape): as KeptJson.
class ResultDocument final : public formats::KeptJson {
 private:
  void opened(std::size_t depth) override {
    if (depth > kDeepest) throw CheckError("it is nested too deeply");
  }
  bool keeps(std::size_t depth, const std::string& name) override { return is_compared(depth, name); }
  void repeated(const std::string& name) override {
    throw CheckError("found the key " + formats::excerpt(name) + " twice");
  }
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

std::vector<std::size_t> read_components(const Json& document) {
  const auto require_order = [](const Json& entries) {
    std::int64_t number = 0;
    for (const Json& entry : list(entries)) {
      if (read_integer(entry.at("id")) != ++number)
        throw CheckError("equilibria or components are not numbered in their order");
    }
  };
  const Json& equilibria = document.at("equilibria");
  const Json& components = document.at("components");
  require_order(equilibria);
  require_order(components);
  std::vector<std::size_t> component_of(equilibria.size(), components.size());
  for (std::size_t k = 0; k < components.size(); ++k) {
    for (const Json& member : list(components[k].at("equilibria"))) {
      std::size_t& own = component_of[read_number(member, 1, equilibria.size()) - 1];
      if (own != components.size()) throw CheckError("an equilibrium is in two components");
      own = k;
    }
    if (components[k]["equilibria"].empty()) throw CheckError("a component lists no equilibrium");
    for (const Json& subset : list(components[k].at("subsets"))) {
      if (subset.contains("strategies") + subset.contains("sets") + subset.contains("polytopes") > 1)
        throw CheckError("a subset is given in two ways");
    }
  }
  for (std::size_t k = 0; k < equilibria.size(); ++k) {
    if (component_of[k] == components.size()) throw CheckError("an equilibrium is in no component");
    if (read_integer(equilibria[k].at("component")) != static_cast<std::int64_t>(component_of[k]) + 1)
      throw CheckError("an equilibrium names another component than the one that lists it");
  }
  return component_of;
}

const Json& list(const Json& value) {
  if (!value.is_array()) throw CheckError("found something else than a list");
  return value;
}

std::int64_t read_integer(const Json& value) {
  if (!value.is_number_integer()) throw CheckError("found something else than an integer");
  return value.get<std::int64_t>();
}

std::size_t read_number(const Json& value, std::size_t least, std::size_t most) {
  const auto number = read_integer(value);
  if (number < static_cast<std::int64_t>(least) || number > static_cast<std::int64_t>(most)) {
    throw CheckError("found the number " + std::to_string(number) + ", expected one from " +
                     std::to_string(least) + " to " + std::to_string(most));
  }
  return static_cast<std::size_t>(number);
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
