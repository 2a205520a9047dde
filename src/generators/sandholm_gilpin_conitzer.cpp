// The games of Sandholm, Gilpin and Conitzer 2005 ("Mixed-integer programming methods for finding Nash
// equilibria"), made to be hard for support enumeration: of 4k - 1 strategies each, the only equilibrium
// mixes the first 2k - 1 evenly. Payoffs are those of the paper in quarters.
//
// Among the first 2k - 1 strategies, in a circle: 4 against one's predecessor, 2 against one's successor,
// else
// 3. One of the first against one of the others: 2 for who plays the first, 0 for the other. The others form
// k pairs: within a pair player 1 gets 3 where both choose the same, player 2 where they differ; all else is
// 0.
#include <utility>

#include "families.hpp"

namespace nashsolve::generators {

namespace {

std::int64_t in_circle(std::size_t own, std::size_t other, std::size_t count) {
  if (count == 1) return 3;
  if (other == (own + count - 1) % count) return 4;
  return other == (own + 1) % count ? 2 : 3;
}

}  // namespace

Content sandholm_gilpin_conitzer_game(const Settings& settings) {
  require_two_players(settings.sizes);
  const std::size_t size = settings.sizes.front();
  if (settings.sizes[1] != size || size % 4 != 3) {
    refuse(settings.sizes, "NxN with N = 4k - 1: 3x3, 7x7, 11x11, ...");
  }
  const std::size_t circle = (size - 1) / 2;
  std::vector<Table> tables(2);
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j < size; ++j) {
      std::int64_t row = 0;
      std::int64_t column = 0;
      if (i < circle && j < circle) {
        row = in_circle(i, j, circle);
        column = in_circle(j, i, circle);
      } else if (i < circle) {
        row = 2;
      } else if (j < circle) {
        column = 2;
      } else if ((i - circle) / 2 == (j - circle) / 2) {
        (i == j ? row : column) = 3;
      }
      tables[0].push_back(row);
      tables[1].push_back(column);
    }
  }
  return content_of(settings.sizes, std::move(tables));
}

}  // namespace nashsolve::generators
