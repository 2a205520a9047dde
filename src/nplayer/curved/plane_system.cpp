#include "plane_system.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace nashsolve::nplayer {

void drop_zeros(InBoth& a) {
  while (!a.empty() && a.back().is_zero()) a.pop_back();
}

namespace {

InBoth sum_of(InBoth a, const InBoth& b) {
  a.resize(std::max(a.size(), b.size()));
  for (std::size_t k = 0; k < b.size(); ++k) a[k] += b[k];
  drop_zeros(a);
  return a;
}

InBoth product_of(const InBoth& a, const InBoth& b) {
  if (a.empty() || b.empty()) return {};
  InBoth product(a.size() + b.size() - 1);
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t k = 0; k < b.size(); ++k) product[i + k] += a[i] * b[k];
  }
  drop_zeros(product);
  return product;
}

InBoth negative_of(InBoth a) {
  for (Polynomial& coefficient : a) coefficient = coefficient.negated();
  return a;
}

class PlaneBuilder {
 public:
  PlaneBuilder(const std::vector<Corners>& conditions, std::size_t root, std::size_t second)
      : conditions_(conditions), is_used_(conditions.size(), false) {
    const Polynomial one = Polynomial::constant(1);
    const Polynomial z = Polynomial::variable();
    system_.root = root;
    system_.second = second;
    weights_[root] = {InBoth{one - z}, InBoth{z}};
    weights_[second] = {InBoth{one, one.negated()}, InBoth{Polynomial(), one}};
  }

  std::optional<PlaneSystem> build(const std::vector<std::size_t>& mixing) {
    const Polynomial one = Polynomial::constant(1);
    system_.conditions.push_back({InBoth{Polynomial(), one.negated()}, false});
    system_.conditions.push_back({InBoth{one.negated(), one}, false});
    while (weights_.size() < mixing.size()) {
      if (!find_one_more()) return std::nullopt;
    }
    bool has_curve = false;
    for (std::size_t k = 0; k < conditions_.size(); ++k) {
      if (is_used_[k]) continue;
      InBoth value = value_of(conditions_[k], kNobody, 0);
      if (conditions_[k].equality && value.empty()) continue;
      if (conditions_[k].equality && value.size() <= 3 && !has_curve) {
        value.resize(3);
        std::move(value.begin(), value.end(), system_.q.begin());
        has_curve = true;
        continue;
      }
      // The weights of each are over their sum.
      for (const std::size_t player : conditions_[k].players) {
        if (const auto sum = sums_.find(player); sum != sums_.end()) value = product_of(value, sum->second);
      }
      system_.conditions.push_back({std::move(value), conditions_[k].equality});
    }
    if (!has_curve) return std::nullopt;
    return std::move(system_);
  }

 private:
  /// The next player whom an equation makes known.
  bool find_one_more() {
    for (std::size_t k = 0; k < conditions_.size(); ++k) {
      const Corners& condition = conditions_[k];
      if (is_used_[k] || !condition.equality) continue;
      std::size_t unknown = 0;
      std::size_t player = kNobody;
      for (const std::size_t each : condition.players) {
        if (weights_.contains(each)) continue;
        ++unknown;
        player = each;
      }
      if (unknown != 1) continue;
      std::array<InBoth, 2> at{value_of(condition, player, 0), value_of(condition, player, 1)};
      is_used_[k] = true;
      weights_[player] = {at[1], negative_of(at[0])};
      sums_[player] = sum_of(at[1], negative_of(at[0]));
      // Both weights are of one sign.
      system_.conditions.push_back({product_of(at[0], at[1]), false});
      system_.known.push_back(player);
      system_.known_from.push_back(std::move(at));
      return true;
    }
    return false;
  }

  /// With the weights of all but one player, who is at a vertex.
  [[nodiscard]] InBoth value_of(const Corners& condition, std::size_t player, std::size_t vertex) const {
    InBoth sum;
    for (std::size_t profile = 0; profile < condition.values.size(); ++profile) {
      if (sgn(condition.values[profile]) == 0) continue;
      InBoth term{Polynomial::constant(condition.values[profile])};
      bool is_there = true;
      for (std::size_t k = condition.players.size(), rest = profile; k-- > 0; rest /= condition.counts[k]) {
        const std::size_t own = rest % condition.counts[k];
        if (condition.players[k] == player) {
          is_there = is_there && own == vertex;
        } else {
          term = product_of(term, weights_.at(condition.players[k])[own]);
        }
      }
      if (is_there) sum = sum_of(std::move(sum), term);
    }
    return sum;
  }

  const std::vector<Corners>& conditions_;
  std::vector<bool> is_used_;
  std::map<std::size_t, std::array<InBoth, 2>> weights_;
  std::map<std::size_t, InBoth> sums_;
  PlaneSystem system_;
};

}  // namespace

std::optional<PlaneSystem> plane_system(const std::vector<Corners>& conditions,
                                        const std::vector<std::size_t>& mixing, std::size_t root,
                                        std::size_t second) {
  return PlaneBuilder(conditions, root, second).build(mixing);
}

}  // namespace nashsolve::nplayer
