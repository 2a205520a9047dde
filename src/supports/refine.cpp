#include "refine.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "found_equilibrium.hpp"
#include "nashsolve/errors.hpp"
#include "payoff_tensors.hpp"
#include "support_system.hpp"

namespace nashsolve {

unsigned refined_bits(unsigned decimals) {
  // Some more, so that both ends of an enclosure round to the same digits.
  constexpr unsigned kMoreDecimals = 3;
  constexpr unsigned kMoreBits = 64;
  const unsigned all = decimals + kMoreDecimals;
  return kMoreBits + all * 10 / 3 + all / 100;
}

EnclosedProfile refine_enclosure(const Game& game, const EnclosedProfile& profile, unsigned decimals) {
  using namespace nplayer;
  Supports supports;
  SupportVector<double> x;
  for (const auto& own : profile.probabilities) {
    std::vector<std::size_t>& support = supports.emplace_back();
    std::vector<double>& values = x.emplace_back();
    for (std::size_t s = 0; s < own.size(); ++s) {
      if (sgn(own[s].upper) == 0) continue;
      support.push_back(s);
      values.push_back(nearest_double((own[s].lower + own[s].upper) / 2));
    }
  }
  FoundEquilibrium found;
  found.supports = supports;
  const SupportSystem system(payoff_tensors(game), std::move(supports));
  found.enclosed = certify(system, x, refined_bits(decimals));
  if (!found.enclosed) throw InternalError("an enclosed equilibrium could not be refined");
  std::vector<std::size_t> counts;
  for (std::size_t i = 0; i < game.player_count(); ++i) counts.push_back(game.strategy_count(i));
  EnclosedProfile refined = enclosed_profile(found, counts);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    for (std::size_t s = 0; s < counts[i]; ++s) {
      const Enclosure& before = profile.probabilities[i][s];
      Enclosure& after = refined.probabilities[i][s];
      if (after.upper < before.lower || after.lower > before.upper) {
        throw InternalError("an enclosed equilibrium was refined to another one");
      }
      // Both are proven, and fewer decimals than were proved before are no reason to forget those.
      after.lower = std::max(after.lower, before.lower);
      after.upper = std::min(after.upper, before.upper);
    }
  }
  return refined;
}

}  // namespace nashsolve
