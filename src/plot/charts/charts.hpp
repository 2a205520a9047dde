// The charts of a game, one kind a file.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "chart.hpp"
#include "nashsolve/tree.hpp"
#include "subject.hpp"

namespace nashsolve::plot {

struct Charts {
  std::vector<Chart> charts;
  /// Whether some were left out for want of time.
  bool is_whole = true;
};

/// All charts that fit the game, the most telling first; at least one where there is time.
Charts charts_of(const Subject& subject);

/// What the chart of strategies in use is called.
inline constexpr std::string_view kSupportMap = "supports";

/// Whether that one comes first, whatever the solution is.
bool begins_with_support_map(const Game& game);

/// The tree with its first exact equilibrium; nothing of a tree that is too large to be drawn.
std::optional<Chart> tree_chart(const Subject& subject, const TreeForm& form);

/// A player's expected payoff against its probability of the first of its two strategies. Requires two
/// players, and that `player` has two strategies.
Chart payoff_curves(const Subject& subject, std::size_t player);

/// Both best-response curves of a 2x2 game in the unit square.
Chart best_response_diagram(const Subject& subject);

/// The other player's payoffs against the probability of the first of two strategies of `player`; the best
/// responses are the upper envelope. Requires two players, and that `player` has two strategies.
Chart response_envelope(const Subject& subject, std::size_t player);

/// The mixes of `player`, a triangle, divided by the other player's best responses. Requires two players, and
/// that `player` has three strategies.
Chart response_regions(const Subject& subject, std::size_t player);

/// Payoff pairs of pure profiles, their hull with the Pareto frontier, and equilibria. Requires two players.
Chart payoff_plane(const Subject& subject);

/// Equilibria by strategies; shade is probability.
Chart support_map(const Subject& subject);

}  // namespace nashsolve::plot
