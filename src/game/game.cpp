#include "nashsolve/game.hpp"

#include <stdexcept>
#include <utility>

namespace nashsolve {

Game::Game(std::vector<Player> players, std::vector<PayoffTable> payoffs, std::string title,
           std::string description, Objective objective)
    : title_(std::move(title)),
      description_(std::move(description)),
      players_(std::move(players)),
      payoffs_(std::move(payoffs)),
      strides_(players_.size()),
      objective_(objective) {
  if (players_.empty()) throw std::invalid_argument("a game needs at least one player");
  if (payoffs_.size() != players_.size()) {
    throw std::invalid_argument("a game needs one payoff table per player");
  }
  std::size_t cells = 1;
  for (std::size_t player = players_.size(); player-- > 0;) {
    if (players_[player].strategies.empty()) throw std::invalid_argument("every player needs a strategy");
    strides_[player] = cells;
    cells *= players_[player].strategies.size();
  }
  for (const PayoffTable& table : payoffs_) {
    if (table.size() != cells) throw std::invalid_argument("every payoff table needs one payoff per cell");
  }
}

Game as_costs(const Game& game) {
  std::vector<PayoffTable> negated;
  for (std::size_t player = 0; player < game.player_count(); ++player) {
    negated.push_back(game.payoffs(player).negated());
  }
  return {game.players(), std::move(negated), game.title(), game.description(),
          game.objective() == Objective::minimize ? Objective::maximize : Objective::minimize};
}

std::vector<Player> default_players(std::span<const std::size_t> strategy_counts) {
  std::vector<Player> players;
  players.reserve(strategy_counts.size());
  for (const std::size_t count : strategy_counts) {
    Player& player = players.emplace_back();
    player.name = "Player " + std::to_string(players.size());
    player.strategies.reserve(count);
    for (std::size_t strategy = 1; strategy <= count; ++strategy) {
      player.strategies.push_back(std::to_string(strategy));
    }
  }
  return players;
}

Game bimatrix_game(const std::vector<std::vector<Rational>>& a, const std::vector<std::vector<Rational>>& b,
                   std::string title) {
  const std::size_t counts[] = {a.size(), a.empty() ? 0 : a.front().size()};
  const auto table = [&](const std::vector<std::vector<Rational>>& matrix) {
    PayoffTableBuilder builder;
    for (const auto& row : matrix) {
      if (row.size() != counts[1]) throw std::invalid_argument("a payoff matrix must be rectangular");
      for (const Rational& payoff : row) builder.push_back(payoff);
    }
    return std::move(builder).build();
  };
  return Game(default_players(counts), {table(a), table(b)}, std::move(title));
}

}  // namespace nashsolve
