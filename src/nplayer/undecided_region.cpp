#include "undecided_region.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace nashsolve::nplayer {
namespace {

std::string support_text(const Game& game, const Supports& supports) {
  std::string text;
  for (std::size_t i = 0; i < supports.size(); ++i) {
    text += text.empty() ? "{" : " x {";
    for (std::size_t k = 0; k < supports[i].size(); ++k) {
      if (k > 0) text += ", ";
      text += game.players()[i].strategies[supports[i][k]];
    }
    text += "}";
  }
  return text;
}

}  // namespace

Piece set_of(const Game& reduced, const Supports& supports) {
  Piece set;
  for (std::size_t i = 0; i < supports.size(); ++i) {
    const std::size_t count = reduced.strategy_count(i);
    std::vector<bool> is_used(count, false);
    std::vector<Probabilities>& pure = set.vertices.emplace_back();
    for (const std::size_t s : supports[i]) {
      is_used[s] = true;
      pure.emplace_back(count, Enclosure{0, 0})[s] = {1, 1};
    }
    // Against every strategy in use, as other sets may name any of them.
    for (const std::size_t s : supports[i]) {
      for (std::size_t other = 0; other < count; ++other) {
        if (other == s) continue;
        set.conditions.push_back(
            {i, static_cast<std::uint32_t>(other), static_cast<std::uint32_t>(s), bool(is_used[other])});
      }
    }
  }
  return set;
}

UndecidedRegion region_of(const Game& game, const Reduction& reduction, const OpenSupport& open) {
  // Per player and strategy, where its probability is to be found among those of the reduced support; of one
  // that stands for a mix, one of its places.
  std::vector<std::map<std::size_t, std::pair<std::size_t, std::size_t>>> places(game.player_count());
  for (std::size_t k = 0; k < reduction.players.size(); ++k) {
    const std::size_t i = reduction.players[k];
    for (std::size_t position = 0; position < open.supports[k].size(); ++position) {
      for (const std::size_t member : reduction.classes[i][open.supports[k][position]]) {
        places[i].emplace(member, std::pair(k, position));
      }
    }
    for (const Reduction::Mixture& mixture : reduction.mixtures[i]) {
      bool is_within = true;
      std::size_t place = 0;
      for (std::size_t c = 0; c < mixture.weights.size(); ++c) {
        if (sgn(mixture.weights[c]) == 0) continue;
        const auto found = std::lower_bound(open.supports[k].begin(), open.supports[k].end(), c);
        is_within = is_within && found != open.supports[k].end() && *found == c;
        if (is_within) place = static_cast<std::size_t>(found - open.supports[k].begin());
      }
      if (is_within) places[i].emplace(mixture.strategy, std::pair(k, place));
    }
  }
  Supports supports(game.player_count());
  UndecidedRegion region;
  region.cells.assign(open.boxes.size(), std::vector<std::vector<Enclosure>>(game.player_count()));
  for (std::size_t i = 0; i < game.player_count(); ++i) {
    if (places[i].empty()) {  // a player without a choice that matters
      supports[i] = reduction.classes[i][0];
      const Rational least = supports[i].size() > 1 ? 0 : 1;
      for (auto& cell : region.cells) cell[i].assign(supports[i].size(), {least, Rational(1)});
    }
    for (const auto& [strategy, place] : places[i]) {
      const auto [k, position] = place;
      supports[i].push_back(strategy);
      // Strategies that were merged, or stand for a mix, share the probability in any proportion.
      const bool is_merged =
          !reduction.mixtures[i].empty() || reduction.classes[i][open.supports[k][position]].size() > 1;
      const bool is_mixture =
          std::any_of(reduction.mixtures[i].begin(), reduction.mixtures[i].end(),
                      [s = strategy](const Reduction::Mixture& each) { return each.strategy == s; });
      for (std::size_t b = 0; b < open.boxes.size(); ++b) {
        Enclosure bounds = open.boxes[b][k][position];
        if (is_merged) bounds.lower = 0;
        if (is_mixture) bounds.upper = 1;
        region.cells[b][i].push_back(std::move(bounds));
      }
    }
  }
  region.description = "support " + support_text(game, supports) + ": " + open.reason;
  for (const auto& own : supports) region.supports.emplace_back(own.begin(), own.end());
  return region;
}

}  // namespace nashsolve::nplayer
