#include "cell_node.hpp"

#include <algorithm>

#include "check_error.hpp"

namespace nashsolve::checker {

CellNode::CellNode(const Tensors& tensors, const std::vector<std::size_t>& counts)
    : counts_(counts), is_halved_(counts.size(), false), payoffs_(tensors.payoffs) {
  for (const std::size_t count : counts) {
    use_.emplace_back(count, Use::open);
    auto& own = vertices_.emplace_back();
    for (std::size_t s = 0; s < count; ++s) {
      own.push_back({s, std::vector<Integer>(count), 0});
      own.back().coordinates[s] = 1;
    }
  }
  settle();
}

CellNode::Place CellNode::place_of(Label strategy) const {
  std::size_t player = 0;
  std::size_t own = strategy;
  while (own >= counts_[player]) own -= counts_[player++];
  return {player, own};
}

std::size_t CellNode::vertex_named(std::size_t player, std::size_t name) const {
  for (std::size_t v = 0; v < vertices_[player].size(); ++v) {
    if (vertices_[player][v].name == name) return v;
  }
  throw CheckError("it names a vertex that is left out");
}

Sizes CellNode::sizes() const {
  Sizes sizes;
  for (const auto& own : vertices_) sizes.push_back(own.size());
  return sizes;
}

bool CellNode::is_decided() const {
  return std::ranges::all_of(use_, [](const auto& own) {
    return std::ranges::all_of(own, [](Use use) { return use != Use::open; });
  });
}

std::vector<std::vector<std::size_t>> CellNode::support() const {
  std::vector<std::vector<std::size_t>> support;
  for (const auto& own : use_) {
    auto& used = support.emplace_back();
    for (std::size_t s = 0; s < own.size(); ++s) {
      if (own[s] == Use::used) used.push_back(s);
    }
  }
  return support;
}

/// Every player uses a strategy.
void CellNode::settle() {
  for (std::size_t i = 0; i < players(); ++i) {
    if (vertices_[i].empty()) is_over_ = true;
    if (std::ranges::count(use_[i], Use::used) == 0 && std::ranges::count(use_[i], Use::open) == 1) {
      *std::ranges::find(use_[i], Use::open) = Use::used;
    }
  }
}

void CellNode::require_open(Label strategy) const {
  const auto [player, own] = place_of(strategy);
  if (use_[player][own] != Use::open) throw CheckError("it is known whether the strategy is used");
}

void CellNode::use(Label strategy) {
  const auto [player, own] = place_of(strategy);
  use_[player][own] = Use::used;
}

void CellNode::leave_out(Label strategy) {
  const auto [player, own] = place_of(strategy);
  if (use_[player][own] == Use::used) {
    is_over_ = true;
    return;
  }
  use_[player][own] = Use::unused;
  std::vector<std::size_t> keep;
  std::vector<Vertex> kept;
  for (std::size_t v = 0; v < vertices_[player].size(); ++v) {
    if (sgn(vertices_[player][v].coordinates[own]) != 0) continue;
    keep.push_back(v);
    kept.push_back(vertices_[player][v]);
  }
  const Sizes sizes = this->sizes();
  for (std::size_t i = 0; i < players(); ++i) {
    if (i == player) continue;
    const Places places = places_of(sizes, i, player);
    std::vector<Integer> payoffs;
    for (std::size_t x = 0; x < counts_[i] * places.outer; ++x) {
      for (const std::size_t v : keep) {
        const auto from =
            payoffs_[i].begin() + static_cast<std::ptrdiff_t>((x * sizes[player] + v) * places.inner);
        payoffs.insert(payoffs.end(), from, from + static_cast<std::ptrdiff_t>(places.inner));
      }
    }
    payoffs_[i] = std::move(payoffs);
  }
  vertices_[player] = std::move(kept);
  settle();
}

/// Whether all opponents surely use what this profile of their vertices consists of.
bool CellNode::is_surely_used(std::size_t player, std::size_t profile) const {
  for (std::size_t k = players(); k-- > 0;) {
    if (k == player) continue;
    const Vertex& vertex = vertices_[k][profile % vertices_[k].size()];
    if (is_halved_[k] || use_[k][vertex.name] != Use::used) return false;
    profile /= vertices_[k].size();
  }
  return true;
}

void CellNode::dominate(const DominatedStep& step) {
  const auto [player, worse] = place_of(step.strategy);
  const auto [same, better] = place_of(step.by);
  if (same != player || better == worse) throw CheckError("it compares no two strategies of a player");
  const std::size_t opponents = opponent_profiles(sizes(), player);
  bool always = true;
  bool where_used = false;
  for (std::size_t o = 0; o < opponents; ++o) {
    const int order = cmp(payoffs_[player][better * opponents + o], payoffs_[player][worse * opponents + o]);
    if (order < 0) throw CheckError("the strategy is not dominated");
    if (order == 0) always = false;
    if (order > 0 && !where_used) where_used = is_surely_used(player, o);
  }
  if (!always && !where_used) throw CheckError("the strategy is not dominated");
  leave_out(step.strategy);
}

void CellNode::halve(Label first, Label second) {
  const auto [player, kept_name] = place_of(first);
  const auto [same, moved_name] = place_of(second);
  if (same != player || kept_name == moved_name) throw CheckError("it halves no edge");
  const std::size_t kept = vertex_named(player, kept_name);
  const std::size_t moved = vertex_named(player, moved_name);
  Vertex& to = vertices_[player][moved];
  const Vertex& from = vertices_[player][kept];
  const unsigned bits = std::max(to.bits, from.bits);
  const unsigned shift = bits - to.bits;
  const unsigned from_shift = bits - from.bits;
  const auto move = [&](Integer& value, const Integer& other) {
    value <<= shift;
    value += Integer(other << from_shift);
  };
  for (std::size_t s = 0; s < counts_[player]; ++s) move(to.coordinates[s], from.coordinates[s]);
  to.bits = bits + 1;
  is_halved_[player] = true;
  const Sizes sizes = this->sizes();
  for (std::size_t i = 0; i < players(); ++i) {
    if (i == player) continue;
    const Places places = places_of(sizes, i, player);
    for (std::size_t x = 0; x < counts_[i] * places.outer; ++x) {
      for (std::size_t k = 0; k < places.inner; ++k) {
        move(payoffs_[i][(x * sizes[player] + moved) * places.inner + k],
             payoffs_[i][(x * sizes[player] + kept) * places.inner + k]);
      }
    }
  }
}

/// Wherever the vertex has weight: a used strategy is a best response.
bool CellNode::is_surely_best(std::size_t player, const Vertex& vertex, std::size_t strategy) const {
  return use_[player][strategy] == Use::used || sgn(vertex.coordinates[strategy]) != 0;
}

void CellNode::require_infeasible(const InfeasibleStep& step, const Tensors& tensors) const {
  const Sizes sizes = this->sizes();
  std::size_t profiles = 1;
  for (const std::size_t size : sizes) profiles *= size;
  const unsigned most_bits = *std::ranges::max_element(tensors.bits);
  std::vector<Integer> sums(profiles);
  std::vector<std::vector<bool>> is_named;
  for (const std::size_t size : sizes) is_named.emplace_back(size, false);
  for (const InfeasibleStep::Vertex& named : step.vertices) {
    const auto [player, name] = place_of(named.vertex);
    const std::size_t v = vertex_named(player, name);
    const Vertex& vertex = vertices_[player][v];
    if (is_named[player][v]) throw CheckError("it names a vertex twice");
    is_named[player][v] = true;
    std::vector<Integer> weights(counts_[player]);
    // Clang 14 captures no structured binding of itself.
    const auto add = [&, player = player](Label strategy, const Integer& weight, bool any_sign) {
      const auto [same, own] = place_of(strategy);
      if (same != player) throw CheckError("a weight is of another player");
      if ((any_sign || sgn(weight) < 0) && !is_surely_best(player, vertex, own)) {
        throw CheckError("a strategy that may be no best response has a negative weight");
      }
      weights[own] += weight;
    };
    Integer sum = 0;
    for (std::size_t k = 0; k < named.weights.size(); ++k) {
      add(named.strategies[k], named.weights[k], false);
      sum += named.weights[k];
    }
    add(named.base, -sum, true);
    const std::size_t opponents = opponent_profiles(sizes, player);
    std::vector<Integer> terms(opponents);
    for (std::size_t b = 0; b < counts_[player]; ++b) {
      if (sgn(weights[b]) == 0) continue;
      const Integer weight = weights[b] << (vertex.bits + most_bits - tensors.bits[player]);
      for (std::size_t o = 0; o < opponents; ++o) {
        add_product(terms[o], weight, payoffs_[player][b * opponents + o]);
      }
    }
    std::size_t inner = 1;
    for (std::size_t k = player + 1; k < players(); ++k) inner *= sizes[k];
    for (std::size_t o = 0; o < opponents; ++o) {
      sums[(o / inner * sizes[player] + v) * inner + o % inner] += terms[o];
    }
  }
  for (const Integer& sum : sums) {
    if (sgn(sum) <= 0) throw CheckError("the weights do not show that the node is empty");
  }
}

CellNode::Least CellNode::least(std::size_t player) const {
  Least result;
  for (const Vertex& vertex : vertices_[player]) result.bits = std::max(result.bits, vertex.bits);
  for (std::size_t s = 0; s < counts_[player]; ++s) {
    if (use_[player][s] != Use::used) continue;
    Integer low;
    for (std::size_t v = 0; v < vertices_[player].size(); ++v) {
      const Vertex& vertex = vertices_[player][v];
      const Integer value = vertex.coordinates[s] << (result.bits - vertex.bits);
      if (v == 0 || value < low) low = value;
    }
    result.values.push_back(low);
  }
  return result;
}

}  // namespace nashsolve::checker
