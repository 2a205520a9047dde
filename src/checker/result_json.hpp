// The JSON of a result, as text that may be hostile.
#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <nlohmann/json.hpp>
#include <vector>

#include "nashsolve/exact.hpp"

namespace nashsolve::checker {

using Json = nlohmann::json;

/// Throws CheckError where it is nested deeper than any result, or no JSON.
Json parse_result(std::istream& stream);
/// Of each equilibrium the component that lists it, counted from 0. Throws CheckError unless equilibria and
/// components are numbered in their order, each equilibrium is in the one component that it names, each
/// component lists one, and subsets are given in one way.
std::vector<std::size_t> read_components(const Json& document);

/// The same value; throws CheckError where it is no list: others are walked as if they were lists of one.
const Json& list(const Json& value);
/// Throws CheckError where it is no integer, not even 1.5 or true.
std::int64_t read_integer(const Json& value);
/// One that is neither below the least nor above the most.
std::size_t read_number(const Json& value, std::size_t least, std::size_t most);
/// An exact number, kept as text.
Rational read_rational(const Json& value);

}  // namespace nashsolve::checker
