#include "proof_node.hpp"

#include <algorithm>

namespace nashsolve::proof {

ProofNode::ProofNode(const std::vector<std::size_t>& counts) : counts_(counts) {
  for (const std::size_t count : counts) {
    use_.emplace_back(count, Use::open);
    auto& own = vertices_.emplace_back();
    for (std::size_t s = 0; s < count; ++s) {
      own.push_back({s, std::vector<Rational>(count)});
      own.back().point[s] = 1;
    }
  }
  settle();
}

ProofNode::Place ProofNode::place_of(StrategyId strategy) const {
  std::size_t player = 0;
  std::size_t own = strategy;
  while (own >= counts_[player]) own -= counts_[player++];
  return {player, own};
}

StrategyId ProofNode::id_of(std::size_t player, std::size_t strategy) const {
  for (std::size_t i = 0; i < player; ++i) strategy += counts_[i];
  return static_cast<StrategyId>(strategy);
}

/// Every player uses a strategy, and gives each that is used a vertex.
void ProofNode::settle() {
  for (std::size_t i = 0; i < players(); ++i) {
    if (vertices_[i].empty()) is_over_ = true;
    if (std::ranges::count(use_[i], Use::used) == 0 && std::ranges::count(use_[i], Use::open) == 1) {
      *std::ranges::find(use_[i], Use::open) = Use::used;
    }
    for (std::size_t s = 0; s < counts_[i]; ++s) {
      const auto lacks = [s](const Vertex& vertex) { return sgn(vertex.point[s]) == 0; };
      if (use_[i][s] == Use::used && std::ranges::all_of(vertices_[i], lacks)) is_over_ = true;
    }
  }
}

void ProofNode::set_used(StrategyId strategy) {
  const auto [player, own] = place_of(strategy);
  use_[player][own] = Use::used;
}

void ProofNode::leave_out(StrategyId strategy) {
  const Place place = place_of(strategy);
  if (use_[place.player][place.strategy] == Use::used) {
    is_over_ = true;
    return;
  }
  use_[place.player][place.strategy] = Use::unused;
  std::erase_if(vertices_[place.player],
                [&place](const Vertex& vertex) { return sgn(vertex.point[place.strategy]) != 0; });
  settle();
}

void ProofNode::halve(StrategyId kept, StrategyId moved) {
  const Place place = place_of(kept);
  const auto vertex_of = [&](StrategyId strategy) {
    const std::size_t name = place_of(strategy).strategy;
    const auto& own = vertices_[place.player];
    const auto is_named = [name](const Vertex& vertex) { return vertex.name == name; };
    return static_cast<std::size_t>(std::ranges::find_if(own, is_named) - own.begin());
  };
  move(place.player, vertex_of(kept), vertex_of(moved), Rational(1, 2));
}

void ProofNode::move(std::size_t player, std::size_t kept, std::size_t moved, const Rational& weight) {
  std::vector<Rational>& to = vertices_[player][moved].point;
  const std::vector<Rational>& from = vertices_[player][kept].point;
  for (std::size_t s = 0; s < to.size(); ++s) to[s] = weight * to[s] + (1 - weight) * from[s];
}

void ProofNode::remove_vertex(std::size_t player, std::size_t vertex) {
  vertices_[player].erase(vertices_[player].begin() + static_cast<std::ptrdiff_t>(vertex));
  settle();
}

}  // namespace nashsolve::proof
