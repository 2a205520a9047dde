#include "open_labels.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <utility>

namespace nashsolve::nplayer {

namespace {

/// The number, among the strategies of all players, of each player's first.
std::vector<std::uint32_t> first_strategies(const Game& game) {
  std::vector<std::uint32_t> firsts;
  std::size_t first = 0;
  for (std::size_t i = 0; i < game.player_count(); ++i) {
    firsts.push_back(static_cast<std::uint32_t>(first));
    first += game.strategy_count(i);
  }
  return firsts;
}

bool names(const std::vector<std::uint32_t>& strategies, std::uint32_t name) {
  return std::binary_search(strategies.begin(), strategies.end(), name);
}

}  // namespace

std::vector<OpenPart> open_parts(const std::vector<NodeLabels>& nodes, const Game& game,
                                 const Reduction& reduction) {
  const std::vector<std::uint32_t> firsts = first_strategies(game);
  std::vector<OpenPart> parts;
  for (const NodeLabels& labels : nodes) {
    OpenPart& part = parts.emplace_back();
    for (std::size_t k = 0; k < labels.size(); ++k) {
      const std::size_t i = reduction.players[k];
      for (std::size_t c = 0; c < labels[k].size(); ++c) {
        const auto name = static_cast<std::uint32_t>(firsts[i] + reduction.classes[i][c].front());
        if (labels[k][c] == Label::used) part.slack[0].push_back(name);
        if (labels[k][c] == Label::unused) part.tight[0].push_back(name);
      }
    }
    std::sort(part.slack[0].begin(), part.slack[0].end());
    std::sort(part.tight[0].begin(), part.tight[0].end());
  }
  return parts;
}

std::vector<NodeLabels> nodes_of(const std::vector<OpenPart>& parts, const Game& game,
                                 const Reduction& reduction) {
  const std::vector<std::uint32_t> firsts = first_strategies(game);
  // Per strategy of the game: the player and class of the reduced one that it stands for.
  std::vector<std::optional<std::pair<std::size_t, std::size_t>>> places;
  std::vector<std::uint32_t> representatives;
  for (std::size_t i = 0; i < game.player_count(); ++i) {
    for (std::size_t s = 0; s < game.strategy_count(i); ++s) {
      places.emplace_back();
      representatives.push_back(static_cast<std::uint32_t>(firsts[i] + s));
    }
    for (const std::vector<std::size_t>& members : reduction.classes[i]) {
      for (const std::size_t s : members)
        representatives[firsts[i] + s] = static_cast<std::uint32_t>(firsts[i] + members.front());
    }
  }
  NodeLabels undecided;
  for (std::size_t k = 0; k < reduction.players.size(); ++k) {
    const std::size_t i = reduction.players[k];
    undecided.emplace_back(reduction.classes[i].size(), Label::open);
    for (std::size_t c = 0; c < reduction.classes[i].size(); ++c)
      places[firsts[i] + reduction.classes[i][c].front()] = {k, c};
  }
  std::vector<NodeLabels> nodes;
  for (const OpenPart& part : parts) {
    NodeLabels& labels = nodes.emplace_back(undecided);
    const auto decide = [&](const std::vector<std::uint32_t>& strategies, Label label) {
      for (const std::uint32_t name : strategies) {
        if (places[name]) {
          labels[places[name]->first][places[name]->second] = label;
        } else if (representatives[name] != name && !names(strategies, representatives[name])) {
          throw std::invalid_argument("an open part of it names a strategy that its search did not know");
        }
      }
    };
    decide(part.tight[0], Label::unused);
    decide(part.slack[0], Label::used);
  }
  return nodes;
}

}  // namespace nashsolve::nplayer
