#include "tree_page.hpp"

#include <algorithm>
#include <cstddef>

#include "behavior_text.hpp"
#include "display_text.hpp"
#include "number_text.hpp"
#include "profile_text.hpp"
#include "words.hpp"

namespace nashsolve::report {

void print_tree_heading(TextPage& page, const GameTree& tree, const Source& source) {
  const std::string title = printable(tree.title().empty() ? source.name : tree.title());
  page.print("{}\n", page.painted(Tone::title, title));
  if (!tree.title().empty()) page.print("{}\n", page.painted(Tone::faint, source.name));
  page.print("{}, {}, of which {} terminal\n\n", counted(tree.player_count(), "player", "players"),
             counted(tree.nodes().size(), "node", "nodes"), grouped(tree.terminal_count()));
}

std::string numbers_text(const std::vector<Rational>& numbers, const NumberStyle& style) {
  std::vector<std::string> texts;
  for (const Rational& number : numbers) texts.push_back(number_text(number, style));
  return joined(texts);
}

std::vector<std::string> printable_players(const GameTree& tree) {
  std::vector<std::string> players;
  for (const std::string& player : tree.players()) players.push_back(printable(player));
  return players;
}

std::size_t players_width(const std::vector<std::string>& players) {
  std::size_t width = 0;
  for (const std::string& player : players) width = std::max(width, display_width(player));
  return std::min(width, kLongestName);
}

void print_tree_play(TextPage& page, const GameTree& tree, const Play& play, const NumberStyle& style) {
  const std::vector<std::string> players = printable_players(tree);
  print_behavior(page, players, players_width(players), tree, play, style);
}

}  // namespace nashsolve::report
