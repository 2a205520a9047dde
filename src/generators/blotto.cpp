// Colonel Blotto: each player divides troops among hills; on each hill the larger force wins its value.
//
// blotto           the hills have the same values for both, and who loses a hill loses its value: zero-sum
//                  (Borel 1921; Gross and Wagner 1950). All values are 1; with `range` above 1 they are
//                  uniform in 1, ..., range
// private-blotto   each player has values of his own, uniform in 1, ..., range, and loses nothing with a
// hill:
//                  general-sum (Hortala-Vallve and Llorente-Saguer 2012). Equal forces share a hill; payoffs
//                  are twice the values, so that all are integers
//
// A strategy is the troops on each hill. T troops on h hills make T + h - 1 over h - 1 strategies, so the
// size tells the troops, which may differ between the players.
#include <algorithm>
#include <numeric>
#include <utility>

#include "combinations.hpp"
#include "families.hpp"
#include "random_stream.hpp"

namespace nashsolve::generators {

namespace {

constexpr std::size_t kMostStrategies = std::size_t{1} << 20U;

std::string allowed_sizes(std::size_t hills) {
  std::string text = "for " + std::to_string(hills) + " hills a number of strategies of ";
  constexpr std::size_t kMostListed = 7;
  for (std::size_t troops = 1; troops <= kMostListed; ++troops) {
    const std::size_t strategies = binomial(troops + hills - 1, hills - 1, kMostStrategies);
    if (strategies > kMostStrategies) break;
    text += std::to_string(strategies) + ", ";
  }
  return text + "... (T + " + std::to_string(hills - 1) + " over " + std::to_string(hills - 1) +
         " for T troops)";
}

std::size_t troops_of(const Sizes& sizes, std::size_t player, std::size_t hills) {
  for (std::size_t troops = 1;; ++troops) {
    const std::size_t strategies = binomial(troops + hills - 1, hills - 1, kMostStrategies);
    if (strategies == sizes[player]) return troops;
    if (strategies > sizes[player]) refuse(sizes, allowed_sizes(hills));
  }
}

/// All ways to divide the troops, most on the first hills first.
void append_divisions(std::size_t troops, std::size_t hills, Table& begun, std::vector<Table>& divisions) {
  if (begun.size() + 1 == hills) {
    divisions.push_back(begun);
    divisions.back().push_back(static_cast<std::int64_t>(troops));
    return;
  }
  for (std::size_t here = troops + 1; here-- > 0;) {
    begun.push_back(static_cast<std::int64_t>(here));
    append_divisions(troops - here, hills, begun, divisions);
    begun.pop_back();
  }
}

/// The strategies of each player.
std::vector<std::vector<Table>> divisions_of(const Settings& settings) {
  require_two_players(settings.sizes);
  std::vector<std::vector<Table>> divisions(2);
  for (std::size_t player = 0; player < 2; ++player) {
    Table begun;
    append_divisions(troops_of(settings.sizes, player, settings.hills), settings.hills, begun,
                     divisions[player]);
  }
  return divisions;
}

Table draw_values(const Settings& settings, RandomStream& random) {
  Table values(settings.hills);
  for (std::int64_t& value : values) value = random.between(1, settings.range);
  return values;
}

/// The values of the hills that `own` wins less those that it loses.
std::int64_t balance(const Table& own, const Table& other, const Table& values) {
  std::int64_t sum = 0;
  for (std::size_t hill = 0; hill < values.size(); ++hill) {
    if (own[hill] > other[hill]) sum += values[hill];
    if (own[hill] < other[hill]) sum -= values[hill];
  }
  return sum;
}

std::string label_of(const Table& division) {
  std::string label;
  for (const std::int64_t troops : division) label += (label.empty() ? "" : "-") + std::to_string(troops);
  return label;
}

Content battles(const Settings& settings, bool are_values_private) {
  const std::vector<std::vector<Table>> divisions = divisions_of(settings);
  RandomStream random(settings.seed);
  const Table row_values = draw_values(settings, random);
  const Table column_values = are_values_private ? draw_values(settings, random) : row_values;
  const auto never_lost = [&](const Table& values) {
    return are_values_private ? std::accumulate(values.begin(), values.end(), std::int64_t{0}) : 0;
  };
  std::vector<Table> tables(2);
  for (const Table& row : divisions[0]) {
    for (const Table& column : divisions[1]) {
      tables[0].push_back(never_lost(row_values) + balance(row, column, row_values));
      // NOLINTNEXTLINE(readability-suspicious-call-argument): B is indexed the other way round.
      tables[1].push_back(never_lost(column_values) + balance(column, row, column_values));
    }
  }
  Content content = content_of(settings.sizes, std::move(tables));
  for (std::size_t player = 0; player < 2; ++player) {
    std::ranges::transform(divisions[player], content.players[player].strategies.begin(), label_of);
  }
  return content;
}

}  // namespace

Content blotto_game(const Settings& settings) {
  return battles(settings, false);
}

Content private_blotto_game(const Settings& settings) {
  return battles(settings, true);
}

}  // namespace nashsolve::generators
