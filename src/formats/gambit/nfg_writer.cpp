// A game in the payoff version of Gambit's strategic-form file, player 1's strategy fastest; the description
// goes where Gambit keeps its comment.
#include <string>
#include <vector>

#include "nashsolve/write.hpp"
#include "source_text.hpp"
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
  const std::size_t players = game.player_count();
  std::vector<std::size_t> profile(players);
  std::size_t cell = 0;
  for (std::size_t written = 0; written < game.cell_count(); ++written) {
    for (std::size_t player = 0; player < players; ++player) {
      if (player > 0) output << " ";
      output.decimal(game.payoffs(player), cell);
    }
    output << "\n";
    for (std::size_t player = 0; player < players; ++player) {
      cell += game.stride(player);
      if (++profile[player] < game.strategy_count(player)) break;
      cell -= game.strategy_count(player) * game.stride(player);
      profile[player] = 0;
    }
  }
  output.flush();
}

}  // namespace nashsolve::formats
