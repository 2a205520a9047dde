#include "player_header.hpp"

#include <string_view>
#include <vector>

#include "named_players.hpp"

namespace nashsolve::formats {

void take_player_header(const Sheet& sheet, Block& block) {
  if (block.rows.size() < 3) return;
  const BlockRow& labels = block.rows[0];
  const BlockRow& players = block.rows[1];
  const auto text = [&](const BlockRow& row, std::size_t column) {
    return column < row.width ? sheet.text(sheet.cell(row.first_cell + column)) : std::string_view();
  };
  if (players.width < 5 || players.width % 2 == 0 || !text(players, 0).empty()) return;
  const std::vector<std::string_view> names = {text(players, 1), text(players, 2)};
  for (std::size_t column = 1; column < players.width; ++column) {
    const bool is_first = column % 2 == 1;
    if (text(players, column) != names[is_first ? 0 : 1] || text(labels, column).empty() == is_first) return;
  }
  const std::vector<std::size_t> order = named_players(names).players;
  if (order.empty() || names[0].size() == 1) return;
  if (order[0] != 0) {
    sheet.source().fail(sheet.cell(players.first_cell + 1).offset,
                        "found " + excerpt(names[0]) + " before " + excerpt(names[1]) +
                            ", expected player 1's payoffs before player 2's in each cell");
  }
  block.rows.erase(block.rows.begin() + 1);
}

}  // namespace nashsolve::formats
