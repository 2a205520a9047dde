// A game in the payoff version of Gambit's strategic-form file, player 1's strategy fastest; the description
// goes where Gambit keeps its comment.
#include <string>

#include "first_player_fastest.hpp"
#include "nashsolve/write.hpp"
#include "source_text.hpp"
#include "told_otherwise.hpp"
#include "writers.hpp"

namespace nashsolve::formats {

namespace {

/// In quotes; `\"` is the only escape there is, so that a backslash before the last quote would hide it.
std::string text(const std::string& text) {
  if (text.ends_with('\\'))
    throw WriteError(".nfg cannot hold a text that ends with a backslash: " + excerpt(text));
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"') result += '\\';
    result += c;
  }
  return result + "\"";
}

std::string header(const Game& game) {
  for (const std::string& each : {game.title(), game.description()}) {
    if (names_costs(each, 0))
      throw WriteError(".nfg cannot hold a title that calls payoffs costs: " + excerpt(each));
  }
  std::string result = "NFG 1 R " + text(game.title()) + "\n{";
  for (const Player& player : game.players()) result += " " + text(player.name);
  result += " }\n{";
  for (const Player& player : game.players()) {
    result += " {";
    for (const std::string& label : player.strategies) result += " " + text(label);
    result += " }";
  }
  result += " }\n";
  if (!game.description().empty()) result += text(game.description()) + "\n";
  return result + "\n";
}

}  // namespace

void write_nfg(std::ostream& stream, const Game& game) {
  const std::string beginning = header(game);
  Output output(stream);
  output << beginning;
  for_each_cell_first_player_fastest(game, [&](std::size_t cell) {
    for (std::size_t player = 0; player < game.player_count(); ++player) {
      if (player > 0) output << " ";
      output.decimal(game.payoffs(player), cell);
    }
    output << "\n";
  });
  output.flush();
}

}  // namespace nashsolve::formats
