// What a reader of JSON would not see, or see out of order, is written as an escape.
#pragma once

#include <string>

namespace nashsolve {

/// A JSON text in UTF-8 in which DEL, the C1 controls, marks of text direction, line separators and
/// noncharacters, which can only stand in strings, are written as escapes of four hexadecimal digits. It
/// means the same.
std::string with_escapes(std::string json);

}  // namespace nashsolve
