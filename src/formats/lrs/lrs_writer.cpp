// A two-player game as lrsnash reads it. Title, names and labels follow below the numbers as comments.
#include <string>

#include "nashsolve/write.hpp"
#include "notes.hpp"
#include "writers.hpp"

namespace nashsolve::formats {

namespace {

std::string note(const std::string& key, const std::string& text) {
  if (!fits_note(text)) {
    throw WriteError(".lrs holds a " + key + " only on one line without spaces around it: " + excerpt(text));
  }
  return "# " + key + ": " + text + "\n";
}

std::string notes(const Game& game) {
  std::string result;
  if (!game.title().empty()) result += note("title", game.title());
  if (!game.description().empty()) result += note("description", game.description());
  const bool has_labels[] = {!has_default_labels(game, 0), !has_default_labels(game, 1)};
  if (has_default_name(game, 0) && has_default_name(game, 1) && !has_labels[0] && !has_labels[1])
    return result;
  for (std::size_t player = 0; player < 2; ++player) {
    result += note("player", game.players()[player].name);
    if (!has_labels[player]) continue;
    for (const std::string& label : game.players()[player].strategies) result += note("strategy", label);
  }
  return result;
}

}  // namespace

void write_lrs(std::ostream& stream, const Game& game) {
  if (game.player_count() != 2) {
    throw WriteError(".lrs holds games of two players, this one has " + std::to_string(game.player_count()));
  }
  const std::string below = notes(game);
  Output output(stream);
  const std::size_t columns = game.strategy_count(1);
  output << std::to_string(game.strategy_count(0)) << " " << std::to_string(columns) << "\n";
  for (std::size_t player = 0; player < 2; ++player) {
    for (std::size_t cell = 0; cell < game.cell_count(); ++cell) {
      output << (cell == 0 ? "\n" : "");
      output.fraction(game.payoffs(player), cell);
      output << ((cell + 1) % columns == 0 ? "\n" : " ");
    }
  }
  if (!below.empty()) output << "\n" << below;
  output.flush();
}

}  // namespace nashsolve::formats
