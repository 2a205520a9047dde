// Conditions on mixed strategies as conditions of one player each, over a base of players whose weights are
// polynomials, as star_system.hpp says; P is a class of polynomials.
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "star_system.hpp"

namespace nashsolve::nplayer {

/// Of a polytope's vertices: the minors over their sum. Those of the base add up to a positive number.
template <class P>
struct Weights {
  std::vector<P> minors;
  P sum;
};

template <class P>
class StarBuilder {
 public:
  StarBuilder(const std::vector<Corners>& conditions, const Polytopes& polytopes,
              std::map<std::size_t, Weights<P>> base, std::size_t highest_degree)
      : conditions_(conditions),
        polytopes_(polytopes),
        highest_degree_(highest_degree),
        known_(std::move(base)),
        base_(known_.size()) {
    for (const auto& [player, weights] : known_) order_.push_back(player);
    for (std::size_t player = 0; player < polytopes.size(); ++player) {
      const std::size_t count = polytopes[player].vertices().size();
      if (!known_.contains(player) && count > 1) leaves_.push_back({player, count, {}});
    }
  }

  /// Players who are known from equations with known ones, until there are no more, or this `only`;
  /// `is_determined` says whether the minors tell enough. Returns how many.
  template <class IsDetermined>
  std::size_t eliminate(const IsDetermined& is_determined, std::size_t only = kNobody) {
    for (bool found = true; found;) {
      found = false;
      for (const Leaf<P>& leaf : leaves_) {
        if (only != kNobody && leaf.player != only) continue;
        if (known_.contains(leaf.player) || !is_simplex(polytopes_[leaf.player])) continue;
        if (std::optional<Weights<P>> weights = weights_of(leaf, is_determined)) {
          known_.emplace(leaf.player, *std::move(weights));
          order_.push_back(leaf.player);
          found = true;
        }
      }
    }
    return order_.size() - base_;
  }

  /// A condition of the base alone belongs to a leaf of one vertex, kNobody. Nothing where a condition
  /// depends on two players who are not known.
  std::optional<std::vector<Leaf<P>>> leaves() {
    for (const Corners& condition : conditions_) {
      if (!add(condition)) return std::nullopt;
    }
    return std::move(leaves_);
  }

  /// The minors of each player who is not of the base and was needed as a known one.
  [[nodiscard]] std::vector<std::vector<P>> minors_of_known() const {
    std::vector<std::vector<P>> minors;
    for (std::size_t k = base_; k < order_.size(); ++k) {
      if (is_needed_.contains(order_[k])) minors.push_back(known_.at(order_[k]).minors);
    }
    return minors;
  }

 private:
  template <class IsDetermined>
  [[nodiscard]] std::optional<Weights<P>> weights_of(const Leaf<P>& leaf,
                                                     const IsDetermined& is_determined) const {
    std::vector<std::vector<P>> equations;
    for (const Corners& condition : conditions_) {
      const auto& on = condition.players;
      const bool is_in_known = std::all_of(on.begin(), on.end(), [&](std::size_t player) {
        return player == leaf.player || known_.contains(player);
      });
      if (!condition.equality || !is_in_known || std::find(on.begin(), on.end(), leaf.player) == on.end()) {
        continue;
      }
      equations.push_back(at_vertices(condition, leaf.player, leaf.vertices));
    }
    for (const auto& chosen : choices(equations.size(), leaf.vertices - 1)) {
      Weights<P> weights;
      for (std::size_t v = 0; v < leaf.vertices; ++v) {
        std::vector<std::vector<P>> matrix;
        for (const std::size_t e : chosen) {
          auto& row = matrix.emplace_back(equations[e]);
          row.erase(row.begin() + static_cast<std::ptrdiff_t>(v));
        }
        const P minor = determinant(matrix);
        weights.minors.push_back(v % 2 == 0 ? minor : minor.negated());
        weights.sum += weights.minors.back();
      }
      if (weights.sum.degree() > highest_degree_ || !is_determined(weights)) continue;
      return weights;
    }
    return std::nullopt;
  }

  /// To the one of its players who is known last, or not at all.
  bool add(const Corners& condition) {
    const auto place_of = [this](std::size_t player) {
      return std::find(order_.begin(), order_.end(), player) - order_.begin();
    };
    std::size_t player =
        *std::max_element(condition.players.begin(), condition.players.end(),
                          [&](std::size_t a, std::size_t b) { return place_of(a) < place_of(b); });
    if (place_of(player) < static_cast<std::ptrdiff_t>(base_)) player = kNobody;
    for (const std::size_t other : condition.players) {
      if (other == player) continue;
      if (!known_.contains(other)) return false;
      if (place_of(other) >= static_cast<std::ptrdiff_t>(base_)) is_needed_.insert(other);
    }
    auto place = std::find_if(leaves_.begin(), leaves_.end(),
                              [player](const Leaf<P>& each) { return each.player == player; });
    if (place == leaves_.end()) place = leaves_.insert(leaves_.end(), Leaf<P>{kNobody, 1, {}});
    std::vector<P> values = at_vertices(condition, player, place->vertices);
    for (const P& value : values) {
      if (value.degree() > highest_degree_) return false;
    }
    place->conditions.push_back({std::move(values), condition.equality});
    return true;
  }

  /// The condition's function at the vertices of the player's polytope, the others of it with their weights.
  [[nodiscard]] std::vector<P> at_vertices(const Corners& condition, std::size_t player,
                                           std::size_t count) const {
    std::vector<P> at(count);
    for (std::size_t profile = 0; profile < condition.values.size(); ++profile) {
      if (sgn(condition.values[profile]) == 0) continue;
      P term = P::constant(condition.values[profile]);
      std::size_t vertex = 0;
      for (std::size_t k = condition.players.size(), rest = profile; k-- > 0; rest /= condition.counts[k]) {
        const std::size_t own = rest % condition.counts[k];
        if (condition.players[k] == player) {
          vertex = own;
        } else {
          term = term * known_.at(condition.players[k]).minors[own];
        }
      }
      at[vertex] += term;
    }
    if (condition.equality) return at;
    for (const std::size_t other : condition.players) {
      if (other == player) continue;
      for (P& value : at) value = value * known_.at(other).sum;
    }
    return at;
  }

  const std::vector<Corners>& conditions_;
  const Polytopes& polytopes_;
  std::size_t highest_degree_;
  std::map<std::size_t, Weights<P>> known_;
  /// In which they became known, the base first.
  std::vector<std::size_t> order_;
  std::size_t base_ = 0;
  /// By whose weights other conditions became ones of the base.
  std::set<std::size_t> is_needed_;
  std::vector<Leaf<P>> leaves_;
};

}  // namespace nashsolve::nplayer
