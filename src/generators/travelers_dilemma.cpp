// The traveler's dilemma (Basu 1994): two travelers claim 2, ..., n + 1 for the same lost thing. Both get the
// smaller claim; who claimed less gets 2 more, who claimed more 2 less. Claiming 2 is the only equilibrium.
#include <algorithm>
#include <utility>

#include "families.hpp"

namespace nashsolve::generators {

Content travelers_dilemma(const Settings& settings) {
  constexpr std::int64_t kSmallestClaim = 2;
  constexpr std::int64_t kReward = 2;
  require_two_players(settings.sizes);
  require_equal_sizes(settings.sizes);
  const auto size = static_cast<std::int64_t>(settings.sizes.front());
  std::vector<Table> tables(2);
  for (std::int64_t i = 0; i < size; ++i) {
    for (std::int64_t j = 0; j < size; ++j) {
      const std::int64_t paid = std::min(i, j) + kSmallestClaim;
      const std::int64_t reward = i == j ? 0 : i < j ? kReward : -kReward;
      tables[0].push_back(paid + reward);
      tables[1].push_back(paid - reward);
    }
  }
  Content content = content_of(settings.sizes, std::move(tables));
  for (Player& player : content.players) {
    for (std::int64_t s = 0; s < size; ++s) {
      player.strategies[static_cast<std::size_t>(s)] = std::to_string(s + kSmallestClaim);
    }
  }
  return content;
}

}  // namespace nashsolve::generators
