// "c=3/2", "c=0:4" or "c=0:4:1/10": what a name in payoffs stands for.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "expression.hpp"
#include "nashsolve/read.hpp"

namespace nashsolve {

std::variant<Setting, std::string> parse_setting(std::string_view text) {
  const std::string expected =
      "NAME=VALUE, NAME=FROM:TO or NAME=FROM:TO:STEP, such as c=3/2, c=0:4 or c=0:4:1/10";
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos || !formats::is_name(text.substr(0, equals))) return expected;
  Setting setting{std::string(text.substr(0, equals)), {}, {}, {}};
  std::vector<std::optional<Rational>> numbers;
  std::string_view rest = text.substr(equals + 1);
  for (;;) {
    const std::string_view part = rest.substr(0, rest.find(':'));
    auto number = parse_number(part);
    if (std::holds_alternative<Rational>(number)) {
      numbers.emplace_back(std::get<Rational>(std::move(number)));
    } else if (part.empty()) {
      numbers.emplace_back();
    } else {
      return expected;
    }
    if (part.size() == rest.size()) break;
    rest.remove_prefix(part.size() + 1);
  }
  if (numbers.size() > 3 || (numbers.size() != 2 && !numbers.back())) return expected;
  if (numbers.size() == 1) {
    setting.value = numbers[0];
    return setting;
  }
  setting.range = {numbers[0], numbers[1]};
  const bool has_both = setting.range.from && setting.range.to;
  if (has_both && *setting.range.from >= *setting.range.to)
    return std::string("the larger end of the range last");
  if (numbers.size() == 3) {
    if (!has_both || sgn(*numbers[2]) <= 0) return expected;
    if ((*setting.range.to - *setting.range.from) / *numbers[2] >= to_rational(kMostGridValues)) {
      return "at most " + std::to_string(kMostGridValues) + " values";
    }
    setting.step = numbers[2];
  }
  return setting;
}

}  // namespace nashsolve
