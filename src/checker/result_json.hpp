// The JSON of a result, as text that may be hostile.
#pragma once

#include <istream>
#include <nlohmann/json.hpp>

#include "nashsolve/exact.hpp"

namespace nashsolve::checker {

using Json = nlohmann::json;

/// Throws CheckError where it is nested deeper than any result, or no JSON.
Json parse_result(std::istream& stream);

/// An exact number, kept as text.
Rational read_rational(const Json& value);

}  // namespace nashsolve::checker
