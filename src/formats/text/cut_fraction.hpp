// Decimals that look like the beginning of a fraction's: 0.6666666666666666 and 0.333333 were 2/3 and 1/3
// before a program cut them, and as decimals they make another game, where what was indifferent is not.
//
// With d decimals the fractions whose denominators are at most q leave about q^2/3 places of width 1/10^d
// among 10^d, so a decimal is within one unit of its last place of one of them by chance in about 2 q^2 / (3
// * 10^d) of all cases. Taken are denominators with 1000 q^2 <= 10^d, fewer than one chance hit in a
// thousand.
#pragma once

#include <optional>
#include <string_view>

#include "nashsolve/exact.hpp"

namespace nashsolve::formats {

/// The fraction that the decimal `text` looks cut from, where there is one and it is another number. Texts
/// with less than five decimals, with an exponent beyond -+18 or with more than 18 digits before the point
/// have none.
std::optional<Rational> uncut(std::string_view text);

}  // namespace nashsolve::formats
