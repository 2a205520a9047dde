#include "array_calls.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "number_text.hpp"

namespace nashsolve::formats {

namespace {

/// Whose first argument is the array itself.
constexpr std::array<std::string_view, 16> kFunctions = {
    "Array",        "array",   "np.array",     "numpy.array", "matrix",       "np.matrix",
    "numpy.matrix", "asarray", "np.asarray",   "sp.Matrix",   "sympy.Matrix", "Matrix",
    "jnp.array",    "tensor",  "torch.tensor", "np.mat"};

/// Arguments of theirs that leave the numbers and their places as they are.
constexpr auto kHarmless = std::to_array<std::string_view>(
    {"dtype", "copy", "device", "immutable", "ndmin", "order", "requires_grad", "ring", "sparse", "subok"});

/// Numbers as Python prints them: Fraction(1, 2), mpq(1,2), np.float64(0.5).
constexpr auto kNumberFunctions =
    std::to_array<std::string_view>({"Fraction", "mpq", "Rational", "np.float64", "np.float32", "np.int64",
                                     "np.int32", "Decimal", "mpz", "Integer"});

bool has_only_integers(const ArrayNode& array) {
  return std::ranges::all_of(array.entries, has_only_integers) &&
         array.number.find_first_not_of("+-0123456789") == std::string::npos;
}

}  // namespace

std::string_view line_above_print(std::string_view text) {
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  const bool is_of_nashpy =
      line == "Bi matrix game with payoff matrices:" || line == "Zero sum game with payoff matrices:";
  return is_of_nashpy || is_above_profiles(line) ? line : std::string_view();
}

bool is_above_profiles(std::string_view line) {
  return line.ends_with("-player NormalFormGame with payoff profile array:") && line.front() >= '0' &&
         line.front() <= '9';
}

bool begins_with_call(std::string_view text) {
  const std::size_t end =
      text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.");
  return end != std::string_view::npos && text[end] == '(' &&
         std::find(kFunctions.begin(), kFunctions.end(), text.substr(0, end)) != kFunctions.end();
}

bool makes_number(std::string_view function) {
  return std::ranges::find(kNumberFunctions, function) != kNumberFunctions.end();
}

bool may_change(std::string_view argument, const ArrayNode& array) {
  const std::size_t equals = argument.find('=');
  const bool has_key = equals != std::string_view::npos;
  const std::string_view key = trimmed_cell(argument.substr(0, has_key ? equals : 0));
  if (has_key && std::ranges::find(kHarmless, key) == kHarmless.end()) return true;
  if (has_key && key != "dtype") return false;
  const auto says = [&](std::string_view type) { return argument.find(type) != std::string_view::npos; };
  return says("bool") || says("uint") || (says("int") && !has_only_integers(array));
}

}  // namespace nashsolve::formats
