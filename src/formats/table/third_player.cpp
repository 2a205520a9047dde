#include "third_player.hpp"

#include <algorithm>
#include <string>
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
  const std::string name = texts.front().substr(0, std::min(texts.front().find(": "), texts.front().size()));
  const bool have_name = std::ranges::all_of(
      texts, [&](const std::string& text) { return !name.empty() && text.starts_with(name + ": "); });
  if (have_name) {
    for (std::string& text : texts) text.erase(0, name.size() + 2);
  }
  UniqueLabels labels;
  for (const std::string& text : texts) {
    if (text.empty() || !labels.insert(text)) return;
  }
  player.strategies = std::move(labels).take();
  if (have_name) player.name = name;
}

}  // namespace nashsolve::formats
