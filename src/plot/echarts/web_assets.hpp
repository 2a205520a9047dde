// What the HTML page is made with. Empty in a build without Node.js.
#pragma once

#include <string_view>

namespace nashsolve::plot::assets {

std::string_view script();
/// SHA-256 of the script, in base64: the page runs no other.
std::string_view script_hash();
std::string_view style();
/// The chart library and its version.
std::string_view library();

}  // namespace nashsolve::plot::assets
