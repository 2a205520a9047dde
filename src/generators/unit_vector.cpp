// Unit vector games (Savani and von Stengel 2016): every column of player 1's matrix holds a single 1, in a
// row drawn at random, else 0. Player 2's payoffs are uniform in 0, ..., range, drawn first. Imitation games
// (McLennan and Tourky 2010) are those with the identity.
#include <utility>

#include "families.hpp"
#include "random_stream.hpp"

namespace nashsolve::generators {

Content unit_vector_game(const Settings& settings) {
  require_two_players(settings.sizes);
  RandomStream random(settings.seed);
  const std::size_t columns = settings.sizes[1];
  std::vector<Table> tables(2, Table(cell_count(settings.sizes), 0));
  for (std::int64_t& payoff : tables[1]) payoff = random.between(0, settings.range);
  for (std::size_t j = 0; j < columns; ++j) tables[0][random.below(settings.sizes[0]) * columns + j] = 1;
  return content_of(settings.sizes, std::move(tables));
}

}  // namespace nashsolve::generators
