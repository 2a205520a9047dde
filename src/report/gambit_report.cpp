// A solution as Gambit's tools print one: a line `NE,2/3,1/3,1/3,2/3` for each equilibrium, with the
// probabilities of player 1's strategies, then player 2's, ... (gambit-enummixed, -enumpure, -enumpoly,
// -lcp).
#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <string>

#include "evaluation.hpp"
#include "nashsolve/report.hpp"
#include "number_text.hpp"
#include "properties.hpp"

namespace nashsolve {

namespace {

/// What is irrational has no exact text; Gambit's tools print decimals there, too. Of those that are asked
/// for it has as many as are proved.
std::string gambit_number(const Enclosure& value, const NumberStyle& style) {
  if (style.kind == NumberStyle::Kind::decimals) return report::proven_decimal(value, style.decimals);
  return value.lower == value.upper ? to_string(value.lower)
                                    : fmt::format("{}", nearest_double(report::midpoint(value)));
}

}  // namespace

void write_gambit(const Game& game, const VerifiedSolution& verified, const NumberStyle& style,
                  std::optional<Only> only, const Sink& sink) {
  const Solution& solution = verified.solution();
  const std::vector<bool> is_shown = report::shown_in_lines(game, verified, only);
  for (std::size_t k = 0; k < solution.equilibria.size(); ++k) {
    if (!is_shown[k]) continue;
    const report::Evaluation players =
        report::evaluate(game, solution.equilibria[k], verified.checks()[k], false);
    std::string line = "NE";
    for (std::size_t i = 0; i < players.size(); ++i) {
      for (std::uint32_t s = 0; s < game.strategy_count(i); ++s) {
        line += "," + gambit_number(players[i].probability(s), style);
      }
    }
    sink(line + "\n");
  }
}

}  // namespace nashsolve
