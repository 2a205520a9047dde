// A solution of two players as lrsnash prints one. For each strategy x of player 1 a block: a line `2 y... u`
// for every y that is an equilibrium with it, where u is player 1's payoff, then the line `1 x... v` with
// player 2's. Everything else is in lines that begin with `*`.
//
// lrsnash may put several x below the y of a block; the programs that read its output agree on this form
// alone.
#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "display_text.hpp"
#include "evaluation.hpp"
#include "nashsolve/report.hpp"
#include "properties.hpp"
#include "words.hpp"

namespace nashsolve {

namespace {

/// `2  1/3  2/3  4 `, with the space at the end that lrsnash writes.
std::string lrs_line(char player, const MixedStrategy& strategy, const Rational& payoff) {
  std::string line(1, player);
  for (const Rational& probability : strategy.probabilities()) line += "  " + to_string(probability);
  return line + "  " + to_string(payoff) + " \n";
}

}  // namespace

void write_lrs(const Game& game, const Source& source, const VerifiedSolution& verified,
               std::optional<Only> only, const Sink& sink) {
  const Solution& solution = verified.solution();
  const std::vector<bool> is_shown = report::shown_in_lines(game, verified, only);
  const auto count = static_cast<std::size_t>(std::count(is_shown.begin(), is_shown.end(), true));
  std::map<MixedStrategy, std::vector<std::size_t>> by_first;
  std::vector<std::size_t> blocks;
  for (std::size_t k = 0; k < is_shown.size(); ++k) {
    if (!is_shown[k]) continue;
    std::vector<std::size_t>& block = by_first[solution.equilibria[k].exact()[0]];
    if (block.empty()) blocks.push_back(k);
    block.push_back(k);
  }
  const auto payoff = [&](std::size_t k, std::size_t player) {
    return report::shown(game, report::enclosed_payoff(verified.checks()[k][player])).lower;
  };
  sink(fmt::format("*nashsolve: {}\n", report::printable(source.name)));
  for (const std::size_t first : blocks) {
    const Profile& profile = solution.equilibria[first].exact();
    for (const std::size_t k : by_first[profile[0]]) {
      sink(lrs_line('2', solution.equilibria[k].exact()[1], payoff(k, 0)));
    }
    sink(lrs_line('1', profile[0], payoff(first, 1)) + "\n");
  }
  sink(fmt::format("*Number of equilibria found: {}\n", count));
  if (only) {
    sink(fmt::format("*Left out: {} that are not {}\n", is_shown.size() - count, name_of(*only)));
  }
  if (!solution.is_listed()) sink("*Some sets of equilibria have more extreme points than are listed\n");
  if (solution.status != Status::complete) {
    sink(fmt::format("*Status: {}, there may be more\n", report::status_name(solution.status)));
  } else if (!solution.is_whole()) {
    sink("*Status: all pure equilibria, mixed ones were not searched\n");
  }
}

}  // namespace nashsolve
