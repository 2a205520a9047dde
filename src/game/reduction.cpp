#include "reduction.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <variant>

#include "mixtures.hpp"

namespace nashsolve::nplayer {
namespace {

std::uint64_t mix(std::uint64_t x) {
  x ^= x >> 33U;
  x *= 0xff51afd7ed558ccdU;
  x ^= x >> 33U;
  return x;
}

std::uint64_t hash_of(std::int64_t value) {
  return mix(static_cast<std::uint64_t>(value));
}
std::uint64_t hash_of(const Integer& value) {
  return mix(hash(value));
}

/// Visits the cells of one strategy of a player, in the same order for all of the player's strategies.
template <class Visit>
void for_each_cell(const Game& game, std::size_t player, std::size_t strategy, const Visit& visit) {
  const std::size_t inner = game.stride(player);
  const std::size_t block = inner * game.strategy_count(player);
  for (std::size_t start = strategy * inner; start < game.cell_count(); start += block) {
    for (std::size_t k = 0; k < inner; ++k) visit(start + k);
  }
}

std::uint64_t hash_of_strategy(const Game& game, std::size_t player, std::size_t strategy) {
  std::uint64_t result = 0;
  for (std::size_t i = 0; i < game.player_count(); ++i) {
    std::visit(
        [&](const auto& numerators) {
          for_each_cell(game, player, strategy, [&](std::size_t cell) {
            result = result * 0x9e3779b97f4a7c15U + hash_of(numerators[cell]);
          });
        },
        game.payoffs(i).numerators());
  }
  return result;
}

bool pay_everybody_the_same(const Game& game, std::size_t player, std::size_t a, std::size_t b) {
  const std::size_t inner = game.stride(player);
  bool same = true;
  for (std::size_t i = 0; i < game.player_count() && same; ++i) {
    std::visit(
        [&](const auto& numerators) {
          for_each_cell(game, player, a, [&](std::size_t cell) {
            same = same && numerators[cell] == numerators[cell - a * inner + b * inner];
          });
        },
        game.payoffs(i).numerators());
  }
  return same;
}

std::vector<std::vector<std::size_t>> classes_of(const Game& game, std::size_t player) {
  std::vector<std::vector<std::size_t>> classes;
  std::unordered_multimap<std::uint64_t, std::size_t> by_hash;
  for (std::size_t s = 0; s < game.strategy_count(player); ++s) {
    const std::uint64_t own = hash_of_strategy(game, player, s);
    const auto [first, last] = by_hash.equal_range(own);
    const auto same = std::find_if(first, last, [&](const auto& entry) {
      return pay_everybody_the_same(game, player, classes[entry.second][0], s);
    });
    if (same == last) {
      by_hash.emplace(own, classes.size());
      classes.push_back({s});
    } else {
      classes[same->second].push_back(s);
    }
  }
  return classes;
}

Game smaller_game(const Game& game, const Reduction& reduction) {
  std::vector<std::size_t> cells{0};
  for (std::size_t i = 0; i < game.player_count(); ++i) {
    std::vector<std::size_t> next;
    next.reserve(cells.size() * reduction.classes[i].size());
    for (const std::size_t cell : cells) {
      for (const auto& members : reduction.classes[i]) next.push_back(cell + members[0] * game.stride(i));
    }
    cells = std::move(next);
  }
  std::vector<Player> players;
  std::vector<PayoffTable> payoffs;
  for (const std::size_t i : reduction.players) {
    Player& player = players.emplace_back();
    player.name = game.players()[i].name;
    for (const auto& members : reduction.classes[i]) {
      player.strategies.push_back(game.players()[i].strategies[members[0]]);
    }
    payoffs.push_back(game.payoffs(i).chosen(cells));
  }
  return {std::move(players), std::move(payoffs), game.title()};
}

/// Takes the classes that are mixes of others out.
std::vector<Reduction::Mixture> take_mixtures(const Game& game, std::size_t player,
                                              std::vector<std::vector<std::size_t>>& classes,
                                              const std::function<bool()>& must_stop) {
  std::vector<std::size_t> strategies;
  for (const auto& members : classes) strategies.push_back(members.front());
  const auto weights = mixtures_among(game, player, strategies, must_stop);
  std::vector<Reduction::Mixture> mixtures;
  std::vector<std::vector<std::size_t>> kept;
  for (std::size_t c = 0; c < classes.size(); ++c) {
    if (!weights[c]) {
      kept.push_back(std::move(classes[c]));
      continue;
    }
    for (const std::size_t member : classes[c]) mixtures.push_back({member, *weights[c]});
  }
  classes = std::move(kept);
  return mixtures;
}

}  // namespace

Reduction reduce(const Game& game, const std::function<bool()>& must_stop) {
  Reduction result;
  bool smaller = false;
  for (std::size_t i = 0; i < game.player_count(); ++i) {
    result.classes.push_back(classes_of(game, i));
    // Of one player alone the best strategies are all that is asked for.
    result.mixtures.push_back(game.player_count() == 1
                                  ? std::vector<Reduction::Mixture>()
                                  : take_mixtures(game, i, result.classes[i], must_stop));
    if (result.classes[i].size() > 1) result.players.push_back(i);
    smaller = smaller || result.classes[i].size() < game.strategy_count(i);
  }
  smaller = smaller || result.players.size() < game.player_count();
  if (smaller && !result.players.empty()) result.game = smaller_game(game, result);
  return result;
}

}  // namespace nashsolve::nplayer
