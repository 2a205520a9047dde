// What a report of a solution reads.
#pragma once

#include <cstddef>
#include <vector>

#include "nashsolve/game.hpp"
#include "nashsolve/report.hpp"
#include "nashsolve/solution.hpp"
#include "nashsolve/verify.hpp"

namespace nashsolve::report {

struct ResultView {
  const Game& game;
  const Source& source;
  const Solution& solution;
  const std::vector<ProfileCheck>& checks;
  /// Of the approximate profile, if there is one.
  const ProfileCheck& approximate_check;
};

/// Of an equilibrium of a zero-sum 2x50000 game they take 0.08 s and half a megabyte of JSON.
constexpr std::size_t kPayoffsLimit = 100'000;

/// Whether each equilibrium is shown with the payoffs of all strategies against it.
inline bool has_details(const ResultView& result, Details details, std::size_t most_equilibria) {
  if (details != Details::automatic) return details == Details::always;
  std::size_t payoffs = 0;
  for (std::size_t i = 0; i < result.game.player_count(); ++i) payoffs += result.game.strategy_count(i);
  const std::size_t count = result.solution.equilibria.size();
  return count <= most_equilibria && count * payoffs <= kPayoffsLimit;
}

void write_text(const ResultView& result, const TextOptions& options, const Sink& sink);
void write_json(const ResultView& result, const JsonOptions& options, const Sink& sink);

}  // namespace nashsolve::report
