#include "third_player.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "unique_labels.hpp"

namespace nashsolve::formats {

void check_third_player(const SourceText& source, const std::vector<Table>& tables) {
  for (const Table& table : tables) {
    const auto& heading = table.block.heading;
    if (!heading || !heading->player || *heading->player == 2 || heading->strategy.empty()) continue;
    source.fail(
        table.block.title_offset,
        "found the heading " + excerpt(table.block.title) +
            " above a table of three payoffs a cell, expected the strategies of player 3, who chooses "
            "the table",
        "in each table player 1 chooses the row and player 2 the column");
  }
}

void name_third_player(const std::vector<Table>& tables, Player& player) {
  std::vector<std::string> texts;
  for (const Table& table : tables) {
    const auto& heading = table.block.heading;
    texts.push_back(heading && !heading->strategy.empty() ? heading->strategy : table.block.title);
    while (!texts.back().empty() && (texts.back().back() == ':' || texts.back().back() == '='))
      texts.back().pop_back();
  }
  std::string name;
  for (const std::string_view mark : {": ", " = "}) {
    const std::size_t at = texts.front().find(mark);
    if (!name.empty() || at == std::string::npos) continue;
    const std::string before = texts.front().substr(0, at + mark.size());
    if (!std::ranges::all_of(texts, [&](const std::string& text) { return text.starts_with(before); }))
      continue;
    name = before.substr(0, at);
    for (std::string& text : texts) text.erase(0, before.size());
  }
  UniqueLabels labels;
  for (const std::string& text : texts) {
    if (text.empty() || !labels.insert(text)) return;
  }
  player.strategies = std::move(labels).take();
  if (!name.empty()) player.name = name;
}

}  // namespace nashsolve::formats
