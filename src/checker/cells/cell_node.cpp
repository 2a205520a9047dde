#include "cell_node.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "check_error.hpp"

namespace nashsolve::checker {

namespace {

/// Of the unit of a vertex: far more than a search halves, or a set of equilibria needs.
constexpr std::size_t kMostBitsOfUnit = 1U << 16U;

}  // namespace

CellNode::CellNode(const Tensors& tensors, const std::vector<std::size_t>& counts)
    : counts_(counts), is_moved_(counts.size(), false), payoffs_(tensors.payoffs) {
  for (const std::size_t count : counts) {
    use_.emplace_back(count, Use::open);
    auto& own = vertices_.emplace_back();
    for (std::size_t s = 0; s < count; ++s) {
      own.push_back({s, std::vector<Integer>(count), 1});
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

/// All of the player's, where none is named.
std::vector<std::size_t> CellNode::vertices_named(std::size_t player,
                                                  const std::optional<Label>& name) const {
  std::vector<std::size_t> all;
  if (name) {
    const auto [same, own] = place_of(*name);
    if (same != player) throw CheckError("a weight is of another player");
    return {vertex_named(player, own)};
  }
  for (std::size_t v = 0; v < vertices_[player].size(); ++v) all.push_back(v);
  return all;
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

/// Every player uses a strategy, and has a vertex for each that he uses.
void CellNode::settle() {
  for (std::size_t i = 0; i < players(); ++i) {
    if (vertices_[i].empty()) is_over_ = true;
    for (std::size_t s = 0; s < counts_[i]; ++s) {
      const auto lacks = [s](const Vertex& vertex) { return sgn(vertex.coordinates[s]) == 0; };
      if (use_[i][s] == Use::used && std::ranges::all_of(vertices_[i], lacks)) is_over_ = true;
    }
    if (std::ranges::count(use_[i], Use::used) == 0 && std::ranges::count(use_[i], Use::open) == 1) {
      *std::ranges::find(use_[i], Use::open) = Use::used;
    }
  }
}

std::size_t CellNode::words() const {
  constexpr std::size_t kBitsOfWord = 64;
  // Of an integer itself, and of its block.
  constexpr std::size_t kLeast = 4;
  std::size_t words = 0;
  for (const std::vector<Integer>& own : payoffs_) {
    for (const Integer& payoff : own) words += kLeast + bit_length(payoff) / kBitsOfWord;
  }
  return words;
}

void CellNode::require_open(Label strategy) const {
  const auto [player, own] = place_of(strategy);
  if (use_[player][own] != Use::open) throw CheckError("it is known whether the strategy is used");
}

void CellNode::use(Label strategy) {
  const auto [player, own] = place_of(strategy);
  use_[player][own] = Use::used;
  settle();
}

void CellNode::leave_out(Label strategy) {
  const auto [player, own] = place_of(strategy);
  if (use_[player][own] == Use::used) {
    is_over_ = true;
    return;
  }
  use_[player][own] = Use::unused;
  std::vector<std::size_t> keep;
  for (std::size_t v = 0; v < vertices_[player].size(); ++v) {
    if (sgn(vertices_[player][v].coordinates[own]) == 0) keep.push_back(v);
  }
  keep_vertices(player, keep);
}

void CellNode::remove_vertex(Label vertex) {
  const auto [player, name] = place_of(vertex);
  std::vector<std::size_t> keep;
  for (std::size_t v = 0; v < vertices_[player].size(); ++v) {
    if (vertices_[player][v].name != name) keep.push_back(v);
  }
  keep_vertices(player, keep);
}

void CellNode::keep_vertices(std::size_t player, const std::vector<std::size_t>& keep) {
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
  std::vector<Vertex> kept;
  for (const std::size_t v : keep) kept.push_back(std::move(vertices_[player][v]));
  vertices_[player] = std::move(kept);
  settle();
}

/// Whether all opponents surely use what this profile of their vertices consists of.
bool CellNode::is_surely_used(std::size_t player, std::size_t profile) const {
  for (std::size_t k = players(); k-- > 0;) {
    if (k == player) continue;
    const Vertex& vertex = vertices_[k][profile % vertices_[k].size()];
    if (is_moved_[k] || use_[k][vertex.name] != Use::used) return false;
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

void CellNode::move(Label first, Label second, const Integer& numerator, const Integer& denominator) {
  const auto [player, kept_name] = place_of(first);
  const auto [same, moved_name] = place_of(second);
  if (same != player || kept_name == moved_name) throw CheckError("it cuts no edge");
  const std::size_t kept = vertex_named(player, kept_name);
  const std::size_t moved = vertex_named(player, moved_name);
  Vertex& to = vertices_[player][moved];
  const Vertex& from = vertices_[player][kept];
  const Integer common = least_common_multiple(to.unit, from.unit);
  if (bit_length(common) + bit_length(denominator) > kMostBitsOfUnit)
    throw CheckError("a vertex has too many digits");
  const Integer of_to = numerator * exact_quotient(common, to.unit);
  const Integer of_from = (denominator - numerator) * exact_quotient(common, from.unit);
  const auto mix = [&](Integer& value, const Integer& other) {
    value *= of_to;
    add_product(value, of_from, other);
  };
  for (std::size_t s = 0; s < counts_[player]; ++s) mix(to.coordinates[s], from.coordinates[s]);
  to.unit = common * denominator;
  is_moved_[player] = true;
  const Sizes sizes = this->sizes();
  for (std::size_t i = 0; i < players(); ++i) {
    if (i == player) continue;
    const Places places = places_of(sizes, i, player);
    for (std::size_t x = 0; x < counts_[i] * places.outer; ++x) {
      for (std::size_t k = 0; k < places.inner; ++k) {
        mix(payoffs_[i][(x * sizes[player] + moved) * places.inner + k],
            payoffs_[i][(x * sizes[player] + kept) * places.inner + k]);
      }
    }
  }
}

/// Wherever the vertex has weight: a used strategy is a best response.
bool CellNode::is_surely_best(std::size_t player, const Vertex& vertex, std::size_t strategy) const {
  return use_[player][strategy] == Use::used || sgn(vertex.coordinates[strategy]) != 0;
}

bool CellNode::is_best_response(std::size_t player, std::size_t strategy) const {
  return std::ranges::all_of(vertices_[player],
                             [&](const Vertex& vertex) { return is_surely_best(player, vertex, strategy); });
}

std::vector<Integer> CellNode::sums(const std::vector<VertexWeights>& all, const Tensors& tensors) const {
  const Sizes sizes = this->sizes();
  std::size_t profiles = 1;
  for (const std::size_t size : sizes) profiles *= size;
  const unsigned most_bits = *std::ranges::max_element(tensors.bits);
  std::vector<Integer> sums(profiles);
  std::vector<std::vector<bool>> is_named;
  for (const std::size_t size : sizes) is_named.emplace_back(size, false);
  for (const VertexWeights& named : all) {
    const std::size_t player = place_of(named.base).player;
    std::vector<Integer> weights(counts_[player]);
    std::vector<std::size_t> need_best;
    // Clang 14 captures no structured binding of itself.
    const auto add = [&](Label strategy, const Integer& weight, bool any_sign) {
      const auto [same, own] = place_of(strategy);
      if (same != player) throw CheckError("a weight is of another player");
      if (any_sign || sgn(weight) < 0) need_best.push_back(own);
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
      const Integer weight = weights[b] << (most_bits - tensors.bits[player]);
      for (std::size_t o = 0; o < opponents; ++o) {
        add_product(terms[o], weight, payoffs_[player][b * opponents + o]);
      }
    }
    std::size_t inner = 1;
    for (std::size_t k = player + 1; k < players(); ++k) inner *= sizes[k];
    for (const std::size_t v : vertices_named(player, named.vertex)) {
      const Vertex& vertex = vertices_[player][v];
      if (is_named[player][v]) throw CheckError("it names a vertex twice");
      is_named[player][v] = true;
      for (const std::size_t own : need_best) {
        if (!is_surely_best(player, vertex, own))
          throw CheckError("a strategy that may be no best response has a negative weight");
      }
      for (std::size_t o = 0; o < opponents; ++o) {
        add_product(sums[(o / inner * sizes[player] + v) * inner + o % inner], vertex.unit, terms[o]);
      }
    }
  }
  return sums;
}

void CellNode::require_vanishing(const VanishStep& step, const Tensors& tensors) const {
  const Sizes sizes = this->sizes();
  std::vector<std::optional<std::size_t>> named(players());
  for (const Label vertex : step.named) {
    const auto [player, name] = place_of(vertex);
    if (named[player]) throw CheckError("it names two vertices of a player");
    named[player] = vertex_named(player, name);
  }
  const std::vector<Integer> sums = this->sums(step.vertices, tensors);
  for (std::size_t profile = 0; profile < sums.size(); ++profile) {
    bool has_all = true;
    std::size_t rest = profile;
    for (std::size_t i = players(); i-- > 0; rest /= sizes[i]) {
      has_all = has_all && (!named[i] || *named[i] == rest % sizes[i]);
    }
    if (sgn(sums[profile]) < (has_all ? 1 : 0)) {
      throw CheckError(step.named.empty() ? "the weights do not show that the node is empty"
                                          : "the weights do not show that one of the vertices has none");
    }
  }
}

CellNode::Least CellNode::least(std::size_t player) const {
  Least result;
  for (const Vertex& vertex : vertices_[player]) {
    result.unit = least_common_multiple(result.unit, vertex.unit);
  }
  for (std::size_t s = 0; s < counts_[player]; ++s) {
    if (use_[player][s] != Use::used) continue;
    Integer low;
    for (std::size_t v = 0; v < vertices_[player].size(); ++v) {
      const Vertex& vertex = vertices_[player][v];
      const Integer value = vertex.coordinates[s] * exact_quotient(result.unit, vertex.unit);
      if (v == 0 || value < low) low = value;
    }
    result.values.push_back(low);
  }
  return result;
}

}  // namespace nashsolve::checker
