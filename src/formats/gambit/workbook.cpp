#include "workbook.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace nashsolve::formats {

namespace {

/// The root stands so near the beginning.
constexpr std::size_t kBeginning = 2000;

}  // namespace

std::optional<WorkbookGame> game_of_workbook(std::string_view text) {
  const std::size_t root = text.substr(0, kBeginning).find("<gambit:document");
  if (root == std::string_view::npos || text.find_first_not_of("\xEF\xBB\xBF \t\r\n") != text.find('<'))
    return std::nullopt;
  for (const auto& [element, format] :
       {std::pair<std::string, Format>{"efgfile>", Format::efg}, {"nfgfile>", Format::nfg}}) {
    const std::size_t open = text.find('<' + element, root);
    if (open == std::string_view::npos) continue;
    const std::size_t begin = open + 1 + element.size();
    const std::size_t end = std::min(text.rfind("</" + element), text.size());
    return WorkbookGame{format, begin, end < begin ? text.size() - begin : end - begin};
  }
  return std::nullopt;
}

}  // namespace nashsolve::formats
