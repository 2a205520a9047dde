#include "rational_profile.hpp"

#include <algorithm>
#include <variant>
#include <vector>

namespace nashsolve {

namespace {

/// Of an irrational equilibrium, to so many bits after the point.
constexpr unsigned kNearBits = 40;

Profile near_profile(const EnclosedProfile& enclosed) {
  Profile profile;
  for (const std::vector<Enclosure>& own : enclosed.probabilities) {
    std::vector<Integer> weights;
    for (const Enclosure& p : own) {
      Integer scaled = p.upper.get_num();
      scaled <<= kNearBits;
      weights.emplace_back(scaled / p.upper.get_den());
    }
    profile.push_back(MixedStrategy::from_weights(weights));
  }
  return profile;
}

/// In games with at most so many cells a rational equilibrium is looked for among all.
constexpr std::size_t kMostCellsForAll = 64;

}  // namespace

std::optional<RationalProfile> rational_profile(const Game& game, SolveOptions options,
                                                const StopWatch& watch) {
  options.find = Find::one;
  options.limit = std::nullopt;
  const VerifiedSolution one = solve(game, watch.remaining(options));
  const std::vector<Equilibrium>& found = one.solution().equilibria;
  if (!found.empty() && found.front().is_exact()) return RationalProfile{found.front().exact()};
  if (game.cell_count() <= kMostCellsForAll) {
    options.find = Find::all;
    const VerifiedSolution all = solve(game, watch.remaining(options));
    const auto exact = std::ranges::find_if(all.solution().equilibria, &Equilibrium::is_exact);
    if (exact != all.solution().equilibria.end()) return RationalProfile{exact->exact()};
  }
  if (!found.empty()) {
    return RationalProfile{near_profile(std::get<EnclosedProfile>(found.front().profile)), false};
  }
  if (one.solution().approximate) return RationalProfile{*one.solution().approximate, false};
  return std::nullopt;
}

}  // namespace nashsolve
