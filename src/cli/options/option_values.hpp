// Values of options that have a form of their own. Each is read into the options, or what was expected
// instead is returned.
#pragma once

#include <optional>
#include <string>

#include "nashsolve/exact.hpp"
#include "options.hpp"

namespace nashsolve::cli {

/// "12x12", "3x3x3", or a lone number.
std::string read_sizes(Options& options, const std::string& text);
/// "3/20".
std::string read_slice(Options& options, const std::string& text);
/// "500M": bytes, or K, M, G, T of them by 1,024.
std::string read_memory(Options& options, const std::string& text);
/// "c=3/2", several with commas between them.
std::string read_settings(Options& options, const std::string& text);
/// Into `target`, where the text is a number from `low` to `high`.
std::string read_between(std::optional<Rational>& target, const std::string& text, int low, int high);

}  // namespace nashsolve::cli
