#include "array_calls.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "number_text.hpp"
#include "phrase.hpp"

namespace nashsolve::formats {

namespace {

/// Whose first argument is the array itself.
constexpr std::array<std::string_view, 16> kFunctions = {
    "Array",        "array",   "np.array",     "numpy.array", "matrix",       "np.matrix",
    "numpy.matrix", "asarray", "np.asarray",   "sp.Matrix",   "sympy.Matrix", "Matrix",
    "jnp.array",    "tensor",  "torch.tensor", "np.mat"};

/// Arguments of theirs that leave the numbers and their places as they are.
constexpr auto kHarmless =
    std::to_array<std::string_view>({"dtype", "copy", "device", "immutable", "ndmin", "order", "pin_memory",
                                     "requires_grad", "ring", "sparse", "subok", "weak_type"});

/// Numbers as Python prints them: Fraction(1, 2), mpq(1,2), np.float64(0.5).
constexpr auto kNumberFunctions =
    std::to_array<std::string_view>({"Fraction", "mpq", "Rational", "np.float64", "np.float32", "np.int64",
                                     "np.int32", "Decimal", "mpz", "Integer"});

/// Of integers that a type holds: `4`, `4.` and `4.0`, of so many digits, without a sign where it has none.
bool holds(const ArrayNode& array, std::size_t digits, bool has_sign) {
  const std::string_view number = array.number;
  const std::size_t point = std::min(number.find('.'), number.size());
  const std::size_t first = std::min(number.find_first_not_of(has_sign ? "+-" : "+"), point);
  return std::ranges::all_of(array.entries,
                             [&](const auto& entry) { return holds(entry, digits, has_sign); }) &&
         point - first <= digits &&
         number.substr(first, point - first).find_first_not_of("0123456789") == std::string_view::npos &&
         number.find_first_not_of(".0", point) == std::string_view::npos;
}

struct WholeType {
  std::string_view name;
  std::size_t digits;
};

/// Digits that always fit.
constexpr auto kWholeTypes = std::to_array<WholeType>({{"int", 18},
                                                       {"int_", 18},
                                                       {"int8", 2},
                                                       {"int16", 4},
                                                       {"int32", 9},
                                                       {"int64", 18},
                                                       {"long", 18},
                                                       {"longlong", 18},
                                                       {"short", 4},
                                                       {"byte", 2},
                                                       {"i1", 2},
                                                       {"i2", 4},
                                                       {"i4", 9},
                                                       {"i8", 18},
                                                       {"ZZ", SIZE_MAX}});

/// Types that hold every number as it is written.
constexpr auto kAnyTypes = std::to_array<std::string_view>(
    {"float",  "float_",  "float16",  "float32",  "float64", "double", "longdouble",
     "object", "object_", "Fraction", "Rational", "QQ",      "RR",     "RDF",
     "SR",     "d",       "f",        "f4",       "f8",      "O"});

bool may_change_as(std::string_view type, const ArrayNode& array) {
  const std::string_view name = type.substr(type.rfind('.') + 1);
  if (std::ranges::find(kAnyTypes, name) != kAnyTypes.end()) return false;
  const bool has_sign = !name.starts_with('u');
  const auto* const whole = std::ranges::find(kWholeTypes, name.substr(has_sign ? 0 : 1), &WholeType::name);
  return whole == kWholeTypes.end() || !holds(array, whole->digits, has_sign);
}

}  // namespace

std::string_view line_above_print(std::string_view text) {
  const std::string_view line = trimmed_cell(text.substr(0, text.find_first_of("\r\n")));
  const bool is_of_nashpy =
      line == "Bi matrix game with payoff matrices:" || line == "Zero sum game with payoff matrices:";
  return is_of_nashpy || players_told(line) > 0 ? line : std::string_view();
}

std::size_t players_told(std::string_view line) {
  constexpr std::string_view kBehind = "-player NormalFormGame with payoff profile array:";
  const bool has_one = line.size() == kBehind.size() + 1 && line.ends_with(kBehind);
  return has_one && line.front() >= '1' && line.front() <= '9' ? static_cast<std::size_t>(line.front() - '0')
                                                               : 0;
}

void mark_profiles(const SourceText& source, ArrayNode& node, std::size_t players) {
  node.is_tuple = !node.entries.empty() && !node.entries.front().number.empty();
  if (node.is_tuple && node.entries.size() != players) {
    source.fail(node.offset, "found " + counted(node.entries.size(), "payoff") + ", expected " +
                                 std::to_string(players) + ", one per player");
  }
  for (ArrayNode& entry : node.entries) mark_profiles(source, entry, players);
}

std::string_view line_before_arrays(std::string_view text) {
  static constexpr WordList kCleaning("clear all clc close format rat long short");
  const std::string_view line = text.substr(0, text.find_first_of("\r\n#%"));
  if (line.starts_with("cl") || line.starts_with("format ")) {
    const bool is_cleaning =
        line.find_first_not_of("abcdefghijklmnopqrstuvwxyz; ") == std::string_view::npos &&
        are_words_of(words_in(line), kCleaning);
    return is_cleaning ? line : std::string_view();
  }
  const bool is_import = line.starts_with("import ") || line.starts_with("using ") ||
                         (line.starts_with("from ") && line.find(" import ") != std::string_view::npos);
  const bool is_names =
      line.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_., *()") ==
      std::string_view::npos;
  return is_import && is_names ? line : std::string_view();
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
  std::string_view type = trimmed_cell(argument.substr(has_key ? equals + 1 : 0));
  if (type.size() > 1 && (type.front() == '\'' || type.front() == '"'))
    type = type.substr(1, type.size() - 2);
  type.remove_prefix(std::min(type.find_first_not_of("<>=|"), type.size()));
  return may_change_as(type, array);
}

}  // namespace nashsolve::formats
