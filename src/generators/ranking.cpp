// Ranking games (Goldberg, Goldberg, Krysta and Ventre 2013): each player chooses an effort, which has a cost
// and earns a score, both growing with the effort; the higher score wins the prize, and equal scores share
// it. The steps of score and cost from one effort to the next are uniform in 1, ..., 100, drawn for player
// 1's scores, player 1's costs, player 2's scores, player 2's costs; the prize is 100 times the larger number
// of efforts, so that costs range up to about half of it.
#include <algorithm>
#include <utility>

#include "families.hpp"
#include "random_stream.hpp"

namespace nashsolve::generators {

Content ranking_game(const Settings& settings) {
  constexpr std::int64_t kLargestStep = 100;
  require_two_players(settings.sizes);
  RandomStream random(settings.seed);
  const auto draw = [&](std::size_t efforts) {
    Table sums(efforts);
    std::int64_t sum = 0;
    for (std::int64_t& value : sums) value = sum += random.between(1, kLargestStep);
    return sums;
  };
  const Table row_scores = draw(settings.sizes[0]);
  const Table row_costs = draw(settings.sizes[0]);
  const Table column_scores = draw(settings.sizes[1]);
  const Table column_costs = draw(settings.sizes[1]);
  const std::int64_t half_prize =
      kLargestStep / 2 * static_cast<std::int64_t>(std::max(settings.sizes[0], settings.sizes[1]));
  std::vector<Table> tables(2);
  for (std::size_t i = 0; i < settings.sizes[0]; ++i) {
    for (std::size_t j = 0; j < settings.sizes[1]; ++j) {
      const std::int64_t difference = row_scores[i] - column_scores[j];
      const std::int64_t row_share = difference > 0 ? 2 : difference == 0 ? 1 : 0;
      tables[0].push_back(row_share * half_prize - row_costs[i]);
      tables[1].push_back((2 - row_share) * half_prize - column_costs[j]);
    }
  }
  return content_of(settings.sizes, std::move(tables));
}

}  // namespace nashsolve::generators
