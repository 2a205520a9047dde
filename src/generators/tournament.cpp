// Tournament games (Anbalagan, Norin, Savani and Vetta 2013, as in Fearnley, Igwe and Savani 2015): in a
// random tournament every two of n nodes play, and each of them is as likely to win. Player 1 chooses a node,
// player 2 a set of k nodes. Player 1 gets 1 where the node beats all of the set, player 2 where it is in it,
// else 0. The number of columns, n over k, tells k; of two, it is the smaller.
#include <algorithm>
#include <utility>

#include "combinations.hpp"
#include "families.hpp"
#include "random_stream.hpp"

namespace nashsolve::generators {

namespace {

/// The sets of k of n nodes, in lexicographic order.
std::vector<Sizes> subsets_of(std::size_t n, std::size_t k) {
  Sizes subset(k);
  for (std::size_t i = 0; i < k; ++i) subset[i] = i;
  std::vector<Sizes> subsets;
  for (;;) {
    subsets.push_back(subset);
    std::size_t i = k;
    while (i > 0 && subset[i - 1] == n - k + i - 1) --i;
    if (i == 0) return subsets;
    ++subset[i - 1];
    for (; i < k; ++i) subset[i] = subset[i - 1] + 1;
  }
}

std::size_t subset_size(const Sizes& sizes) {
  for (std::size_t k = 1; k < std::max<std::size_t>(sizes[0], 2); ++k) {
    if (binomial(sizes[0], k, sizes[1]) == sizes[1]) return k;
  }
  refuse(sizes, "NxM with M = N over k for a k from 1 to N - 1, like 6x15");
}

/// beats[i][j], where i plays j for i < j in lexicographic order.
std::vector<std::vector<bool>> draw_tournament(std::size_t nodes, RandomStream& random) {
  std::vector<std::vector<bool>> beats(nodes, std::vector<bool>(nodes, false));
  for (std::size_t i = 0; i < nodes; ++i) {
    for (std::size_t j = i + 1; j < nodes; ++j) {
      const bool first_wins = random.below(2) == 0;
      beats[i][j] = first_wins;
      beats[j][i] = !first_wins;
    }
  }
  return beats;
}

std::string label_of(const Sizes& subset) {
  std::string label;
  for (const std::size_t node : subset) label += (label.empty() ? "" : "+") + std::to_string(node + 1);
  return label;
}

}  // namespace

Content tournament_game(const Settings& settings) {
  require_two_players(settings.sizes);
  const std::size_t nodes = settings.sizes[0];
  const std::vector<Sizes> subsets = subsets_of(nodes, subset_size(settings.sizes));
  RandomStream random(settings.seed);
  const std::vector<std::vector<bool>> beats = draw_tournament(nodes, random);
  std::vector<Table> tables(2);
  for (std::size_t node = 0; node < nodes; ++node) {
    for (const Sizes& subset : subsets) {
      bool beats_all = true;
      bool is_member = false;
      for (const std::size_t other : subset) {
        beats_all = beats_all && beats[node][other];
        is_member = is_member || node == other;
      }
      tables[0].push_back(beats_all ? 1 : 0);
      tables[1].push_back(is_member ? 1 : 0);
    }
  }
  Content content = content_of(settings.sizes, std::move(tables));
  for (std::size_t j = 0; j < subsets.size(); ++j) content.players[1].strategies[j] = label_of(subsets[j]);
  return content;
}

}  // namespace nashsolve::generators
