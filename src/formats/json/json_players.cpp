#include "json_players.hpp"

#include <utility>

#include "limits.hpp"

namespace nashsolve::formats {

void JsonPlayers::add_player(std::size_t offset) {
  if (entries_.size() == kMaxPlayers) {
    source_.fail(offset, "found more than " + std::to_string(kMaxPlayers) + " players, expected fewer");
  }
  entries_.emplace_back().offset = offset;
}

void JsonPlayers::open_strategies(std::size_t offset) {
  entries_.back().strategies.emplace();
  entries_.back().strategies_offset = offset;
}

void JsonPlayers::add_label(std::string label, std::size_t offset) {
  UniqueLabels& labels = *entries_.back().strategies;
  if (labels.size() == kMaxStrategies) {
    source_.fail(offset, "found more than " + std::to_string(kMaxStrategies) + " strategies, expected fewer");
  }
  if (label.empty()) label = std::to_string(labels.size() + 1);
  if (!labels.insert(label)) {
    source_.fail(offset, "found the strategy " + excerpt(label) + " twice, expected different labels");
  }
}

void JsonPlayers::close_strategies() const {
  if (entries_.back().strategies->size() == 0) {
    source_.fail(entries_.back().strategies_offset, "found no strategies, expected at least one");
  }
}

std::vector<Player> JsonPlayers::fitting(const std::vector<std::size_t>& strategy_counts,
                                         std::string_view payoffs_key) && {
  const std::string as = " as in \"" + std::string(payoffs_key) + "\"";
  if (entries_.size() != strategy_counts.size()) {
    source_.fail(offset_, "found " + counted(entries_.size(), "player") + ", expected " +
                              std::to_string(strategy_counts.size()) + as);
  }
  std::vector<Player> players = default_players(strategy_counts);
  UniqueLabels names;
  for (std::size_t i = 0; i < players.size(); ++i) {
    Entry& entry = entries_[i];
    if (!entry.name.empty()) players[i].name = std::move(entry.name);
    if (!names.insert(players[i].name)) {
      source_.fail(entry.offset,
                   "found the player " + excerpt(players[i].name) + " twice, expected different names");
    }
    if (!entry.strategies) continue;
    if (entry.strategies->size() != strategy_counts[i]) {
      source_.fail(entry.strategies_offset, "player " + std::to_string(i + 1) + " has " +
                                                counted(entry.strategies->size(), "strategy") +
                                                ", expected " + std::to_string(strategy_counts[i]) + as);
    }
    players[i].strategies = std::move(*entry.strategies).take();
  }
  return players;
}

}  // namespace nashsolve::formats
