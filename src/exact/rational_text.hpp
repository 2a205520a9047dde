// Rationals as text, without the detour over a text of their own.
#pragma once

#include <string>

#include "nashsolve/exact.hpp"

namespace nashsolve {

/// What to_string() returns.
void append_to(std::string& text, const Rational& value);

}  // namespace nashsolve
