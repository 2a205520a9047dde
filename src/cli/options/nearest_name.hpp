// What was meant by a word that is misspelt.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace nashsolve::cli {

/// The name that fewest single letters inserted, left out, replaced or swapped with their neighbour make of
/// the word (Damerau 1964); nothing where these are more than a third of its letters. The first of equals.
std::optional<std::string_view> nearest_name(std::string_view word, std::span<const std::string_view> names);

}  // namespace nashsolve::cli
