#include "assemble.hpp"

#include <algorithm>
#include <bit>
#include <compare>
#include <limits>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "disjoint_sets.hpp"

namespace nashsolve::bimatrix {

namespace {

using Position = std::size_t;

/// rank[k] is the place of strategy k in descending lexicographic order.
std::vector<std::size_t> descending_ranks(const std::vector<MixedStrategy>& strategies) {
  std::vector<Position> order(strategies.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [&](Position a, Position b) { return strategies[a] > strategies[b]; });
  std::vector<std::size_t> rank(strategies.size());
  for (std::size_t k = 0; k < order.size(); ++k) rank[order[k]] = k;
  return rank;
}

/// What the order of components looks at.
struct ComponentKey {
  std::size_t smallest_support = std::numeric_limits<std::size_t>::max();
  std::array<std::size_t, 2> first_rank = {std::numeric_limits<std::size_t>::max(), 0};

  // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes the defaulted comparison for a pointer's.
  std::strong_ordering operator<=>(const ComponentKey&) const = default;
};

/// Numbers the components in their order, and gives each vertex of player 1 the number of its component.
std::vector<std::size_t> component_of_vertices(const std::array<VertexOrder, 2>& order_of,
                                               const std::vector<SubsetVertices>& subsets) {
  const std::size_t first_count = order_of[0].rank.size();
  DisjointSets sets(first_count + order_of[1].rank.size());
  for (const SubsetVertices& subset : subsets) {
    const Position anchor = subset.vertices[0].front();
    for (const Position x : subset.vertices[0]) sets.join(x, anchor);
    for (const Position y : subset.vertices[1]) sets.join(first_count + y, anchor);
    for (const std::size_t other : subset.meets) sets.join(subsets[other].vertices[0].front(), anchor);
  }
  std::unordered_map<std::size_t, ComponentKey> keys;
  for (const SubsetVertices& subset : subsets) {
    ComponentKey& key = keys[sets.root(subset.vertices[0].front())];
    const auto support_size = [&](std::size_t player) {
      std::size_t least = std::numeric_limits<std::size_t>::max();
      for (const Position v : subset.vertices[player]) {
        least = std::min(least, order_of[player].support_size[v]);
      }
      return least;
    };
    const auto first_rank = [&](std::size_t player) {
      std::size_t least = std::numeric_limits<std::size_t>::max();
      for (const Position v : subset.vertices[player]) least = std::min(least, order_of[player].rank[v]);
      return least;
    };
    key.smallest_support = std::min(key.smallest_support, support_size(0) + support_size(1));
    key.first_rank = std::min(key.first_rank, {first_rank(0), first_rank(1)});
  }
  std::vector<std::pair<ComponentKey, std::size_t>> order;
  order.reserve(keys.size());
  for (const auto& [root, key] : keys) order.emplace_back(key, root);
  std::sort(order.begin(), order.end());
  std::unordered_map<std::size_t, std::size_t> number;
  for (std::size_t k = 0; k < order.size(); ++k) number[order[k].second] = k;
  std::vector<std::size_t> component(first_count);
  for (Position x = 0; x < first_count; ++x) {
    const auto found = number.find(sets.root(x));
    component[x] = found == number.end() ? 0 : found->second;
  }
  return component;
}

/// Vertex pairs in the order of the equilibria. A pair is the rank of its vertex of player 1 by component and
/// then by descending order, times the number of player 2's vertices, plus the rank of its vertex of
/// player 2.
class PairOrder {
 public:
  PairOrder(const std::array<VertexOrder, 2>& order_of, const std::vector<std::size_t>& component)
      : first_(order_of[0].rank.size()),
        first_rank_(order_of[0].rank.size()),
        second_(order_of[1].rank.size()),
        second_rank_(order_of[1].rank) {
    const std::vector<std::size_t>& rank = order_of[0].rank;
    std::iota(first_.begin(), first_.end(), 0U);
    std::sort(first_.begin(), first_.end(), [&](Position a, Position b) {
      return std::tie(component[a], rank[a]) < std::tie(component[b], rank[b]);
    });
    for (std::size_t k = 0; k < first_.size(); ++k) first_rank_[first_[k]] = k;
    for (std::size_t k = 0; k < second_.size(); ++k) second_[second_rank_[k]] = k;
  }

  /// Above all pairs.
  [[nodiscard]] std::uint64_t end() const { return std::uint64_t{first_.size()} * second_.size(); }
  [[nodiscard]] std::uint64_t pair(Position x, Position y) const {
    return std::uint64_t{first_rank_[x]} * second_.size() + second_rank_[y];
  }
  [[nodiscard]] std::array<Position, 2> vertices(std::uint64_t pair) const {
    return {first_[pair / second_.size()], second_[pair % second_.size()]};
  }

 private:
  std::vector<Position> first_;
  std::vector<std::size_t> first_rank_;
  std::vector<Position> second_;
  std::vector<std::size_t> second_rank_;
};

/// The numbers below `end` that visit_all(visit) visits, sorted, each once. `count` are visited, many of them
/// several times.
template <class VisitAll>
std::vector<std::uint64_t> sorted_set(std::uint64_t end, std::uint64_t count, VisitAll visit_all) {
  std::vector<std::uint64_t> result;
  constexpr std::size_t kBits = 64;
  if (end / kBits > count) {
    result.reserve(count);
    visit_all([&](std::uint64_t number) { result.push_back(number); });
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
  }
  std::vector<std::uint64_t> is_member(end / kBits + 1);
  visit_all([&](std::uint64_t number) { is_member[number / kBits] |= std::uint64_t{1} << number % kBits; });
  for (std::size_t k = 0; k < is_member.size(); ++k) {
    for (std::uint64_t word = is_member[k]; word != 0; word &= word - 1) {
      result.push_back(k * kBits + static_cast<std::uint64_t>(std::countr_zero(word)));
    }
  }
  return result;
}

std::vector<std::uint64_t> vertex_pairs(const std::vector<SubsetVertices>& subsets, const PairOrder& order) {
  std::uint64_t count = 0;
  for (const SubsetVertices& subset : subsets) {
    count += std::uint64_t{subset.vertices[0].size()} * subset.vertices[1].size();
  }
  return sorted_set(order.end(), count, [&](auto visit) {
    for (const SubsetVertices& subset : subsets) {
      for (const Position x : subset.vertices[0]) {
        for (const Position y : subset.vertices[1]) visit(order.pair(x, y));
      }
    }
  });
}

VertexOrder order_of_strategies(const std::vector<MixedStrategy>& strategies) {
  VertexOrder order{descending_ranks(strategies), {}};
  order.support_size.reserve(strategies.size());
  for (const MixedStrategy& strategy : strategies) order.support_size.push_back(strategy.support().size());
  return order;
}

/// Listed subsets by their vertices, then those that are described, by who uses what.
bool comes_before(const NashSubset& a, const NashSubset& b) {
  if (a.is_listed() || b.is_listed()) {
    return a.is_listed() != b.is_listed() ? a.is_listed() : a.vertices < b.vertices;
  }
  return std::lexicographical_compare(
      a.sets.begin(), a.sets.end(), b.sets.begin(), b.sets.end(), [](const auto& first, const auto& second) {
        return std::tie(first.used, first.best_responses) < std::tie(second.used, second.best_responses);
      });
}

}  // namespace

Arrangement arrange(const std::array<VertexOrder, 2>& order_of, const std::vector<SubsetVertices>& subsets,
                    std::uint64_t limit) {
  const std::vector<std::size_t> component = component_of_vertices(order_of, subsets);
  const PairOrder order(order_of, component);
  std::vector<std::uint64_t> pairs = vertex_pairs(subsets, order);
  const bool all_kept = pairs.size() <= limit;
  if (!all_kept) pairs.resize(limit);

  constexpr std::size_t kUnlisted = std::numeric_limits<std::size_t>::max();
  std::array<std::vector<std::size_t>, 2> first_equilibrium = {
      std::vector<std::size_t>(order_of[0].rank.size(), kUnlisted),
      std::vector<std::size_t>(order_of[1].rank.size(), kUnlisted)};
  Arrangement result;
  result.equilibria.reserve(pairs.size());
  for (const std::uint64_t pair : pairs) {
    const auto vertices = order.vertices(pair);
    const std::size_t position = result.equilibria.size();
    const std::size_t number = component[vertices[0]];
    result.equilibria.push_back({vertices, number, std::nullopt});
    result.components.resize(std::max(result.components.size(), number + 1));
    result.components[number].equilibria.push_back(position);
    for (std::size_t player = 0; player < 2; ++player) {
      std::size_t& first = first_equilibrium[player][vertices[player]];
      first = std::min(first, position);
    }
  }
  const auto is_listed = [&](const SubsetVertices& subset) {
    if (!subset.is_whole || all_kept) return subset.is_whole;
    return std::all_of(subset.vertices[0].begin(), subset.vertices[0].end(), [&](Position x) {
      return std::all_of(subset.vertices[1].begin(), subset.vertices[1].end(), [&](Position y) {
        return std::binary_search(pairs.begin(), pairs.end(), order.pair(x, y));
      });
    });
  };
  result.is_told.reserve(subsets.size());
  for (const SubsetVertices& subset : subsets) {
    result.is_told.push_back(is_listed(subset));
    if (!result.is_told.back()) continue;
    if (subset.index) {
      result.equilibria[first_equilibrium[0][subset.vertices[0].front()]].index = subset.index;
    }
    NashSubset named;
    named.sets = subset.sets;
    for (std::size_t player = 0; player < 2 && named.is_listed(); ++player) {
      std::vector<std::size_t>& names = named.vertices.emplace_back();
      for (const Position v : subset.vertices[player]) names.push_back(first_equilibrium[player][v]);
      std::sort(names.begin(), names.end());
    }
    result.components[component[subset.vertices[0].front()]].subsets.push_back(std::move(named));
  }
  for (Component& each : result.components) {
    std::sort(each.subsets.begin(), each.subsets.end(), &comes_before);
  }
  return result;
}

std::vector<bool> assemble(Solution& solution, const std::array<std::vector<MixedStrategy>, 2>& strategies,
                           const std::vector<SubsetVertices>& subsets, std::uint64_t limit) {
  Arrangement arrangement =
      arrange({order_of_strategies(strategies[0]), order_of_strategies(strategies[1])}, subsets, limit);
  solution.equilibria.reserve(arrangement.equilibria.size());
  for (const Arrangement::Pair& pair : arrangement.equilibria) {
    Equilibrium& equilibrium = solution.equilibria.emplace_back();
    equilibrium.profile = Profile{strategies[0][pair.vertices[0]], strategies[1][pair.vertices[1]]};
    equilibrium.component = pair.component;
    equilibrium.index = pair.index;
  }
  solution.components = std::move(arrangement.components);
  return std::move(arrangement.is_told);
}

}  // namespace nashsolve::bimatrix
