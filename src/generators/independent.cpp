// Families whose payoffs are drawn independently of each other, table after table in the order of the cells.
//
// random       all payoffs uniform in -range, ..., range (Goldman 1957; McLennan and Berg 2005 on how many
//              equilibria such games have)
// zero-sum     player 1's payoffs uniform in -range, ..., range, player 2's their negatives (von Neumann
// 1928) sparse       a payoff is 1 with probability `density`, else 0: win-lose games (Codenotti, Leoncini
// and
//              Resta 2006; Chen, Deng and Teng 2006)
// duplicated   a random game of half the size in which strategy s of a player stands twice, as s and as
//              s + size/2: the copies change nothing for a rational player (Kohlberg and Mertens 1986), and
//              every equilibrium but few becomes part of a continuum
#include <utility>

#include "families.hpp"
#include "random_stream.hpp"

namespace nashsolve::generators {

namespace {

std::vector<Table> draw_tables(const Sizes& sizes, std::int64_t range, RandomStream& random) {
  std::vector<Table> tables(sizes.size(), Table(cell_count(sizes)));
  for (Table& table : tables) {
    for (std::int64_t& payoff : table) payoff = random.between(-range, range);
  }
  return tables;
}

}  // namespace

Content random_game(const Settings& settings) {
  RandomStream random(settings.seed);
  return content_of(settings.sizes, draw_tables(settings.sizes, settings.range, random));
}

Content zero_sum_game(const Settings& settings) {
  require_two_players(settings.sizes);
  RandomStream random(settings.seed);
  std::vector<Table> tables(2);
  for (std::size_t cell = cell_count(settings.sizes); cell > 0; --cell) {
    const std::int64_t payoff = random.between(-settings.range, settings.range);
    tables[0].push_back(payoff);
    tables[1].push_back(-payoff);
  }
  return content_of(settings.sizes, std::move(tables));
}

Content sparse_game(const Settings& settings) {
  const auto ones = static_cast<std::uint64_t>(*to_int64(settings.density.get_num()));
  const auto all = static_cast<std::uint64_t>(*to_int64(settings.density.get_den()));
  RandomStream random(settings.seed);
  std::vector<Table> tables(settings.sizes.size(), Table(cell_count(settings.sizes)));
  for (Table& table : tables) {
    for (std::int64_t& payoff : table) payoff = random.below(all) < ones ? 1 : 0;
  }
  return content_of(settings.sizes, std::move(tables));
}

Content duplicated_game(const Settings& settings) {
  Sizes half = settings.sizes;
  for (std::size_t& size : half) {
    if (size % 2 != 0) refuse(settings.sizes, "an even number of strategies for every player");
    size /= 2;
  }
  RandomStream random(settings.seed);
  const std::vector<Table> originals = draw_tables(half, settings.range, random);
  std::vector<Table> tables(half.size());
  for_each_profile(settings.sizes, [&](std::span<const std::size_t> profile) {
    std::size_t cell = 0;
    for (std::size_t player = 0; player < half.size(); ++player) {
      cell = cell * half[player] + profile[player] % half[player];
    }
    for (std::size_t player = 0; player < half.size(); ++player) {
      tables[player].push_back(originals[player][cell]);
    }
  });
  return content_of(settings.sizes, std::move(tables));
}

}  // namespace nashsolve::generators
