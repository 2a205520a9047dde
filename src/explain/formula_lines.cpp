#include "formula_lines.hpp"

#include <cstddef>
#include <vector>

#include "display_text.hpp"
#include "text_page.hpp"

namespace nashsolve::explain {

namespace {

constexpr std::size_t kFormulaIndent = 2 * report::kIndent;

/// Where a line may end: before a sign that stands in no parentheses, behind ", so", and at the end.
std::vector<std::size_t> ends_of_parts(std::string_view formula) {
  std::vector<std::size_t> ends;
  long depth = 0;
  for (std::size_t k = 1; k + 2 < formula.size(); ++k) {
    if (formula[k] == '(') ++depth;
    if (formula[k] == ')') --depth;
    if (formula[k] != ' ' || depth > 0) continue;
    const bool is_before_sign =
        formula[k + 2] == ' ' && std::string_view("=+-").find(formula[k + 1]) != std::string_view::npos;
    if (is_before_sign || formula.substr(0, k).ends_with(", so")) ends.push_back(k);
  }
  ends.push_back(formula.size());
  return ends;
}

}  // namespace

std::string broken_formula(std::string_view formula) {
  constexpr std::string_view kEquals = " =";
  const std::vector<std::size_t> ends = ends_of_parts(formula);
  std::string out;
  std::size_t column = report::kIndent;
  std::size_t begin = 0;
  for (std::size_t part = 0; part < ends.size(); begin = ends[part++]) {
    std::string_view text = formula.substr(begin, ends[part] - begin);
    std::size_t wanted = report::display_width(text);
    if (text.starts_with(kEquals)) {
      std::size_t last = part;
      while (last + 1 < ends.size() && !formula.substr(ends[last]).starts_with(kEquals)) ++last;
      const std::size_t side = report::display_width(formula.substr(begin, ends[last] - begin));
      if (kFormulaIndent + side <= report::kPageWidth) wanted = side;
    }
    if (begin > 0 && column + wanted > report::kPageWidth) {
      out += "\n" + std::string(kFormulaIndent, ' ');
      column = kFormulaIndent;
      text.remove_prefix(1);
    }
    out += text;
    column += report::display_width(text);
  }
  return out;
}

}  // namespace nashsolve::explain
