// A game as GameTracer's programs read it, in integers and decimals. Names have no place in it.
#include "first_player_fastest.hpp"
#include "nashsolve/write.hpp"
#include "source_text.hpp"
#include "writers.hpp"

namespace nashsolve::formats {

void write_gam(std::ostream& stream, const Game& game) {
  if (!game.title().empty() || !game.description().empty())
    throw WriteError(".gam has no place for a title or a description");
  for (std::size_t player = 0; player < game.player_count(); ++player) {
    if (!has_default_name(game, player) || !has_default_labels(game, player)) {
      throw WriteError(".gam has no place for names of players and strategies, player " +
                       std::to_string(player + 1) + "'s would be lost");
    }
    for (std::size_t cell = 0; cell < game.cell_count(); ++cell) {
      if (!small_payoff(game.payoffs(player), cell) && !short_decimal(game.payoff(player, cell))) {
        throw WriteError(".gam holds integers and decimals of up to 15 digits, not " +
                         excerpt(to_string(game.payoff(player, cell))));
      }
    }
  }
  Output output(stream);
  output << std::to_string(game.player_count()) << "\n";
  for (std::size_t player = 0; player < game.player_count(); ++player) {
    output << (player > 0 ? " " : "") << std::to_string(game.strategy_count(player));
  }
  output << "\n\n";
  for (std::size_t player = 0; player < game.player_count(); ++player) {
    bool is_first = true;
    for_each_cell_first_player_fastest(game, [&](std::size_t cell) {
      if (!is_first) output << " ";
      is_first = false;
      output.decimal(game.payoffs(player), cell);
    });
    output << "\n";
  }
  output.flush();
}

}  // namespace nashsolve::formats
