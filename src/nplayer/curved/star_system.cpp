#include "star_system.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "row_space.hpp"

namespace nashsolve::nplayer {
namespace {

/// Roots of products of polynomials with longer coefficients take longer than all else: with doubles of all
/// sizes as payoffs, of 1,000 bits, minutes.
constexpr std::size_t kMostBits = 128;
/// And so do those of higher degrees.
constexpr std::size_t kHighestDegree = 24;

/// Of a polytope's vertices, up to a common positive factor.
using Weights = std::vector<Polynomial>;

bool has_root_from_0_to_1(const Polynomial& p) {
  if (p.is_constant()) return p.is_zero();
  for (RealRoot& root : real_roots(square_free_part(p))) {
    RealRoot zero{Rational(0)};
    RealRoot one{Rational(1)};
    if (compare(root, zero) >= 0 && compare(root, one) <= 0) return true;
  }
  return false;
}

bool is_simplex(const StrategyPolytope& polytope) {
  RowSpace space(polytope.vertices().front().size());
  return std::all_of(polytope.vertices().begin(), polytope.vertices().end(),
                     [&](const auto& vertex) { return space.add(vertex); });
}

class Builder {
 public:
  Builder(const std::vector<Corners>& conditions, const Polytopes& polytopes, std::size_t root)
      : conditions_(conditions), polytopes_(polytopes), root_(root), order_{root} {
    const Polynomial z = Polynomial::variable();
    known_.emplace(root, Weights{Polynomial::constant(1) - z, z});
    for (std::size_t player = 0; player < polytopes.size(); ++player) {
      const std::size_t count = polytopes[player].vertices().size();
      if (player != root && count > 1) leaves_.push_back({player, count, {}});
    }
  }

  std::optional<StarSystem> build(bool eliminates) {
    if (eliminates) eliminate();
    for (const Corners& condition : conditions_) {
      if (!add(condition)) return std::nullopt;
    }
    return StarSystem{root_, std::move(leaves_)};
  }

 private:
  /// Players who are known from equations with known ones, until there are no more.
  void eliminate() {
    for (bool found = true; found;) {
      found = false;
      for (const Leaf& leaf : leaves_) {
        if (known_.contains(leaf.player) || !is_simplex(polytopes_[leaf.player])) continue;
        if (std::optional<Weights> weights = weights_of(leaf)) {
          known_.emplace(leaf.player, *std::move(weights));
          order_.push_back(leaf.player);
          found = true;
        }
      }
    }
  }

  std::optional<Weights> weights_of(const Leaf& leaf) const {
    std::vector<std::vector<Polynomial>> equations;
    for (const Corners& condition : conditions_) {
      const bool is_in_known =
          std::all_of(condition.players.begin(), condition.players.end(),
                      [&](std::size_t player) { return player == leaf.player || known_.contains(player); });
      const auto& on = condition.players;
      if (!condition.equality || !is_in_known || std::find(on.begin(), on.end(), leaf.player) == on.end()) {
        continue;
      }
      equations.push_back(at_vertices(condition, leaf.player, leaf.vertices, known_));
    }
    for (const auto& chosen : choices(equations.size(), leaf.vertices - 1)) {
      Weights minors;
      Polynomial sum;
      Polynomial shared;
      for (std::size_t v = 0; v < leaf.vertices; ++v) {
        std::vector<std::vector<Polynomial>> matrix;
        for (const std::size_t e : chosen) {
          auto& row = matrix.emplace_back(equations[e]);
          row.erase(row.begin() + static_cast<std::ptrdiff_t>(v));
        }
        const Polynomial minor = determinant(matrix);
        minors.push_back(v % 2 == 0 ? minor : minor.negated());
        sum += minors.back();
        shared = greatest_common_divisor(shared, minor);
      }
      if (sum.degree() > kHighestDegree || has_root_from_0_to_1(shared)) continue;
      for (Polynomial& weight : minors) weight = weight * sum;
      return minors;
    }
    return std::nullopt;
  }

  /// To the one of its players who is known last, or not at all.
  bool add(const Corners& condition) {
    const auto place_of = [this](std::size_t player) {
      return std::find(order_.begin(), order_.end(), player) - order_.begin();
    };
    const std::size_t player =
        *std::max_element(condition.players.begin(), condition.players.end(),
                          [&](std::size_t a, std::size_t b) { return place_of(a) < place_of(b); });
    std::map<std::size_t, Weights> used;
    for (const std::size_t other : condition.players) {
      if (other == player) continue;
      if (!known_.contains(other)) return false;
      used.insert(*known_.find(other));
    }
    const auto place = std::find_if(leaves_.begin(), leaves_.end(),
                                    [player](const Leaf& each) { return each.player == player; });
    std::vector<Polynomial> values = at_vertices(condition, player, place->vertices, used);
    for (const Polynomial& value : values) {
      if (value.degree() > kHighestDegree) return false;
    }
    place->conditions.push_back({std::move(values), condition.equality});
    return true;
  }

  /// The condition's function at the vertices of the player's polytope, the others of it with their weights.
  static std::vector<Polynomial> at_vertices(const Corners& condition, std::size_t player, std::size_t count,
                                             const std::map<std::size_t, Weights>& weights) {
    std::vector<Polynomial> at(count);
    for (std::size_t profile = 0; profile < condition.values.size(); ++profile) {
      Polynomial term = Polynomial::constant(condition.values[profile]);
      std::size_t vertex = 0;
      for (std::size_t k = condition.players.size(), rest = profile; k-- > 0; rest /= condition.counts[k]) {
        const std::size_t own = rest % condition.counts[k];
        if (condition.players[k] == player) {
          vertex = own;
        } else {
          term = term * weights.at(condition.players[k])[own];
        }
      }
      at[vertex] += term;
    }
    return at;
  }

  const std::vector<Corners>& conditions_;
  const Polytopes& polytopes_;
  std::size_t root_;
  std::map<std::size_t, Weights> known_;
  /// In which they became known.
  std::vector<std::size_t> order_;
  std::vector<Leaf> leaves_;
};

}  // namespace

Corners corners_of(const Condition& condition, const Polytopes& polytopes) {
  const VertexTable values = values_at_vertices(condition, polytopes);
  Corners corners{dependences(values, polytopes, condition.player), {}, {}, condition.equality};
  Integer denominator = 1;
  for (const Rational& value : values) denominator = least_common_multiple(denominator, value.get_den());
  std::size_t profiles = 1;
  for (const std::size_t player : corners.players) {
    corners.counts.push_back(polytopes[player].vertices().size());
    profiles *= corners.counts.back();
  }
  for (std::size_t profile = 0; profile < profiles; ++profile) {
    // Whom it does not depend on are at their first vertices.
    std::vector<std::size_t> vertex(polytopes.size(), 0);
    for (std::size_t k = corners.players.size(), rest = profile; k-- > 0; rest /= corners.counts[k]) {
      vertex[corners.players[k]] = rest % corners.counts[k];
    }
    std::size_t place = 0;
    for (std::size_t k = 0; k < polytopes.size(); ++k) {
      if (k != condition.player) place = place * polytopes[k].vertices().size() + vertex[k];
    }
    const Rational scaled = values[place] * denominator;
    corners.values.push_back(scaled.get_num());
  }
  return corners;
}

std::vector<std::vector<std::size_t>> choices(std::size_t count, std::size_t size) {
  std::vector<std::vector<std::size_t>> result;
  if (size > count) return result;
  std::vector<bool> is_chosen(count, false);
  std::fill_n(is_chosen.begin(), size, true);
  do {
    std::vector<std::size_t>& chosen = result.emplace_back();
    for (std::size_t k = 0; k < count; ++k) {
      if (is_chosen[k]) chosen.push_back(k);
    }
  } while (std::prev_permutation(is_chosen.begin(), is_chosen.end()));
  return result;
}

Polynomial determinant(const std::vector<std::vector<Polynomial>>& matrix) {
  if (matrix.empty()) return Polynomial::constant(1);
  Polynomial sum;
  for (std::size_t c = 0; c < matrix.size(); ++c) {
    if (matrix[0][c].is_zero()) continue;
    std::vector<std::vector<Polynomial>> rest(matrix.begin() + 1, matrix.end());
    for (auto& row : rest) row.erase(row.begin() + static_cast<std::ptrdiff_t>(c));
    const Polynomial term = matrix[0][c] * determinant(rest);
    if (c % 2 == 0) {
      sum += term;
    } else {
      sum -= term;
    }
  }
  return sum;
}

std::optional<StarSystem> star_system(const Face& face) {
  std::vector<std::size_t> roots;
  std::size_t mixing = 0;
  for (std::size_t i = 0; i < face.polytopes.size(); ++i) {
    const std::size_t count = face.polytopes[i].vertices().size();
    if (count == 2) roots.push_back(i);
    if (count > 1) ++mixing;
  }
  if (mixing < 2) return std::nullopt;
  std::vector<Corners> conditions;
  for (const Condition& condition : face.conditions) {
    conditions.push_back(corners_of(condition, face.polytopes));
    for (const Integer& value : conditions.back().values) {
      if (bit_length(value) > kMostBits) return std::nullopt;
    }
  }
  for (const bool eliminates : {false, true}) {
    for (const std::size_t root : roots) {
      if (auto system = Builder(conditions, face.polytopes, root).build(eliminates)) return system;
    }
  }
  return std::nullopt;
}

}  // namespace nashsolve::nplayer
