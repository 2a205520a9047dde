// Payoffs with a parameter: polynomials as people write them.
//
//   sum      = ["+" | "-"] product {("+" | "-") product}
//   product  = power {["*" | "/"] power}          2c, 2(c + 1), c/2
//   power    = atom ["^" whole number]
//   atom     = number | name | "(" sum ")"
//
// Only numbers divide, and a product without a sign does not follow a division: 1/2c may be half of c, or one
// over 2c. A name is the parameter's, or one that was given a value. Signs may be Unicode's: U+2212, U+00B7,
// U+00D7.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "nashsolve/exact.hpp"

namespace nashsolve::formats {

/// The names that payoffs may contain, and how a game is read with them: the parameter at one value.
struct NameScope {
  std::map<std::string, Rational, std::less<>> values;
  /// Empty where there is none.
  std::string parameter;
  Rational point;
  /// The largest power of the parameter that was met in a payoff.
  std::size_t degree = 0;
  /// The names that were met in payoffs.
  std::set<std::string, std::less<>> used;

  [[nodiscard]] bool is_empty() const { return values.empty() && parameter.empty(); }
  [[nodiscard]] bool has(std::string_view name) const {
    return (!parameter.empty() && name == parameter) || values.find(name) != values.end();
  }
};

inline constexpr std::size_t kMostDegree = 20;

/// Why a text is no such polynomial: "found " + found + " in ..., expected " + expected.
struct ExpressionFault {
  std::size_t position;
  std::string found;
  std::string expected;
  std::string hint;
};

/// Coefficients in the parameter from the constant up, without zeros at the end.
using Expression = std::vector<Rational>;

std::variant<Expression, ExpressionFault> parse_expression(std::string_view text, const NameScope& scope);

/// Of the parameter's value at the scope's point.
Rational value_of(const Expression& expression, const NameScope& scope);

/// Whether the text contains one of the names as a word.
bool mentions_name(std::string_view text, const NameScope& scope);

/// Adds the names of a text to those that were met.
void note_names(std::string_view text, NameScope& scope);

/// A letter or underscore, then letters, digits and underscores; of ASCII, at most 32.
bool is_name(std::string_view text);

/// The one name in a text that would be a polynomial if that were the parameter, and is more than the name;
/// empty where there is none.
std::string likely_parameter(std::string_view text);

}  // namespace nashsolve::formats
