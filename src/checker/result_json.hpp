// The JSON of a result, as text that may be hostile.
#pragma once

#include <cstdint>
#include <istream>
#include <nlohmann/json.hpp>

#include "nashsolve/exact.hpp"

namespace nashsolve::checker {

using Json = nlohmann::json;

/// Throws CheckError where it is nested deeper than any result, or no JSON.
Json parse_result(std::istream& stream);

/// The same value; throws CheckError where it is no list: others are walked as if they were lists of one.
const Json& list(const Json& value);
/// Throws CheckError where it is no integer, not even 1.5 or true.
std::int64_t read_integer(const Json& value);
/// An exact number, kept as text.
Rational read_rational(const Json& value);

}  // namespace nashsolve::checker
