#include "star_system.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace nashsolve::nplayer {
namespace {

/// Roots of products of polynomials with longer coefficients take longer than all else: with doubles of all
/// sizes as payoffs, of 1,000 bits, minutes.
constexpr std::size_t kMostBits = 128;

/// A condition's values at the ends of the segments of those it depends on.
struct Corners {
  std::vector<std::size_t> players;
  /// At each choice of ends, the first player's the highest bit.
  std::vector<Integer> values;
  bool equality;
};

/// Polynomials p, q: the first end has weight p, the second q, up to a common positive factor.
struct Weights {
  Polynomial first;
  Polynomial second;
};

Corners corners_of(const Condition& condition, const Polytopes& polytopes) {
  const VertexTable values = values_at_vertices(condition, polytopes);
  Corners corners{dependences(values, polytopes, condition.player), {}, condition.equality};
  Integer denominator = 1;
  for (const Rational& value : values) denominator = least_common_multiple(denominator, value.get_den());
  const std::size_t size = corners.players.size();
  for (std::size_t choice = 0; choice < std::size_t{1} << size; ++choice) {
    std::size_t place = 0;
    for (std::size_t k = 0; k < polytopes.size(); ++k) {
      if (k == condition.player) continue;
      place *= polytopes[k].vertices().size();
      const auto found = std::find(corners.players.begin(), corners.players.end(), k);
      if (found == corners.players.end()) continue;
      const auto bit = size - 1 - static_cast<std::size_t>(found - corners.players.begin());
      place += choice >> bit & 1U;
    }
    const Rational scaled = values[place] * denominator;
    corners.values.push_back(scaled.get_num());
  }
  return corners;
}

class Builder {
 public:
  Builder(const std::vector<Corners>& conditions, const std::vector<std::size_t>& players, std::size_t root)
      : conditions_(conditions), root_(root) {
    const Polynomial z = Polynomial::variable();
    known_.emplace(root, Weights{Polynomial::constant(1) - z, z});
    for (const std::size_t player : players) {
      if (player == root) continue;
      // -t <= 0 and t - 1 <= 0
      leaves_.push_back(
          {player,
           {{Polynomial(), Polynomial::constant(-1)}, {Polynomial::constant(-1), Polynomial::constant(1)}}});
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
  void eliminate() {
    for (const Corners& condition : conditions_) {
      if (!condition.equality || condition.players.size() != 2) continue;
      const auto& [a, b] = std::pair(condition.players[0], condition.players[1]);
      if (a != root_ && b != root_) continue;
      const std::size_t player = a == root_ ? b : a;
      if (known_.contains(player)) continue;
      const auto [at_first, at_second] = at_ends(condition, player, {{root_, known_.at(root_)}});
      // m t + n = 0 with n = at_first, m = at_second - at_first.
      const Polynomial m = at_second - at_first;
      if (!greatest_common_divisor(m, at_first).is_constant()) continue;
      known_.emplace(player, Weights{m * at_second, (m * at_first).negated()});
    }
  }

  bool add(const Corners& condition) {
    std::optional<std::size_t> leaf;
    std::size_t others = 0;
    std::map<std::size_t, Weights> used;
    for (const std::size_t player : condition.players) {
      if (player != root_) ++others;
    }
    for (const std::size_t player : condition.players) {
      const auto known = known_.find(player);
      if (known != known_.end() && (player == root_ || others > 1)) {
        used.insert(*known);
      } else if (leaf) {
        return false;
      } else {
        leaf = player;
      }
    }
    // Where all are known, it is a condition on z, which any leaf may have.
    const std::size_t player = leaf.value_or(leaves_.front().player);
    const auto [at_first, at_second] = at_ends(condition, player, used);
    const LeafCondition added{at_first, at_second - at_first};
    const auto place = std::find_if(leaves_.begin(), leaves_.end(),
                                    [player](const Leaf& each) { return each.player == player; });
    place->conditions.push_back(added);
    if (condition.equality) {
      place->conditions.push_back({added.constant.negated(), added.slope.negated()});
    }
    return true;
  }

  /// The condition's function at the two ends of the player's segment, the others of it with their weights.
  static std::pair<Polynomial, Polynomial> at_ends(const Corners& condition, std::size_t player,
                                                   const std::map<std::size_t, Weights>& weights) {
    Polynomial at[2];
    const std::size_t size = condition.players.size();
    bool depends = false;
    for (std::size_t choice = 0; choice < condition.values.size(); ++choice) {
      Polynomial term = Polynomial::constant(condition.values[choice]);
      std::size_t end = 0;
      for (std::size_t k = 0; k < size; ++k) {
        const bool second = (choice >> (size - 1 - k) & 1U) != 0;
        if (condition.players[k] == player && !weights.contains(player)) {
          end = second ? 1 : 0;
          depends = true;
        } else {
          const Weights& its = weights.at(condition.players[k]);
          term = term * (second ? its.second : its.first);
        }
      }
      at[end] += term;
    }
    if (!depends) at[1] = at[0];
    return {std::move(at[0]), std::move(at[1])};
  }

  const std::vector<Corners>& conditions_;
  std::size_t root_;
  std::map<std::size_t, Weights> known_;
  std::vector<Leaf> leaves_;
};

}  // namespace

std::optional<StarSystem> star_system(const Face& face) {
  std::vector<std::size_t> players;
  for (std::size_t i = 0; i < face.polytopes.size(); ++i) {
    const std::size_t count = face.polytopes[i].vertices().size();
    if (count > 2) return std::nullopt;
    if (count == 2) players.push_back(i);
  }
  if (players.size() < 2) return std::nullopt;
  std::vector<Corners> conditions;
  for (const Condition& condition : face.conditions) {
    conditions.push_back(corners_of(condition, face.polytopes));
    for (const Integer& value : conditions.back().values) {
      if (bit_length(value) > kMostBits) return std::nullopt;
    }
  }
  for (const bool eliminates : {false, true}) {
    for (const std::size_t root : players) {
      if (auto system = Builder(conditions, players, root).build(eliminates)) return system;
    }
  }
  return std::nullopt;
}

}  // namespace nashsolve::nplayer
