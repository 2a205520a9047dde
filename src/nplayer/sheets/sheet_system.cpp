#include "sheet_system.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace nashsolve::nplayer {
namespace {

template <class P>
InSecond<P> sum_of(InSecond<P> a, const InSecond<P>& b) {
  a.resize(std::max(a.size(), b.size()));
  for (std::size_t k = 0; k < b.size(); ++k) a[k] += b[k];
  drop_zeros(a);
  return a;
}

template <class P>
InSecond<P> product_of(const InSecond<P>& a, const InSecond<P>& b) {
  if (a.empty() || b.empty()) return {};
  InSecond<P> product(a.size() + b.size() - 1);
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t k = 0; k < b.size(); ++k) product[i + k] += a[i] * b[k];
  }
  drop_zeros(product);
  return product;
}

template <class P>
InSecond<P> negative_of(InSecond<P> a) {
  for (P& coefficient : a) coefficient = coefficient.negated();
  return a;
}

template <class P>
class SheetBuilder {
 public:
  SheetBuilder(const std::vector<Corners>& conditions, const std::map<std::size_t, std::vector<P>>& base,
               std::size_t second)
      : conditions_(&conditions), is_used_(conditions.size(), false) {
    const P one = P::constant(1);
    system_.second = second;
    for (const auto& [player, weights] : base) {
      for (const P& weight : weights) weights_[player].push_back(InSecond<P>{weight});
    }
    weights_[second] = {InSecond<P>{one, one.negated()}, InSecond<P>{P(), one}};
    system_.conditions.push_back({InSecond<P>{P(), one.negated()}, false});
    system_.conditions.push_back({InSecond<P>{one.negated(), one}, false});
  }

  [[nodiscard]] std::size_t known_count() const { return weights_.size(); }

  /// An equation, and the player whom it makes known.
  using Step = std::pair<std::size_t, std::size_t>;

  [[nodiscard]] std::vector<Step> next_steps() const {
    std::vector<Step> steps;
    for (std::size_t k = 0; k < conditions_->size(); ++k) {
      if (is_used_[k] || !(*conditions_)[k].equality) continue;
      std::size_t unknown = 0;
      std::size_t player = kNobody;
      for (const std::size_t each : (*conditions_)[k].players) {
        if (weights_.contains(each)) continue;
        ++unknown;
        player = each;
      }
      if (unknown == 1) steps.emplace_back(k, player);
    }
    return steps;
  }

  /// False where the equation holds whatever the player does, and so makes nobody known.
  bool take(const Step& step) {
    const auto& [k, player] = step;
    std::array<InSecond<P>, 2> at{value_of((*conditions_)[k], player, 0),
                                  value_of((*conditions_)[k], player, 1)};
    if (at[0].empty() && at[1].empty()) return false;
    is_used_[k] = true;
    weights_[player] = {at[1], negative_of(at[0])};
    sums_[player] = sum_of(at[1], negative_of(at[0]));
    system_.known.push_back(player);
    system_.known_from.push_back(std::move(at));
    return true;
  }

  [[nodiscard]] std::optional<SheetSystem<P>> build() {
    bool has_curve = false;
    for (std::size_t k = 0; k < conditions_->size(); ++k) {
      if (is_used_[k]) continue;
      const Corners& condition = (*conditions_)[k];
      InSecond<P> value = value_of(condition, kNobody, 0);
      if (condition.equality && value.empty()) continue;
      if (condition.equality && value.size() <= 3 && !has_curve) {
        value.resize(3);
        std::move(value.begin(), value.end(), system_.q.begin());
        has_curve = true;
        continue;
      }
      // The weights of each are over their sum.
      for (const std::size_t player : condition.players) {
        if (const auto sum = sums_.find(player); sum != sums_.end()) value = product_of(value, sum->second);
      }
      system_.conditions.push_back({std::move(value), condition.equality});
    }
    if (!has_curve) return std::nullopt;
    return std::move(system_);
  }

 private:
  /// With the weights of all but one player, who is at a vertex.
  [[nodiscard]] InSecond<P> value_of(const Corners& condition, std::size_t player, std::size_t vertex) const {
    InSecond<P> sum;
    for (std::size_t profile = 0; profile < condition.values.size(); ++profile) {
      if (sgn(condition.values[profile]) == 0) continue;
      InSecond<P> term{P::constant(condition.values[profile])};
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

  const std::vector<Corners>* conditions_;
  std::vector<bool> is_used_;
  std::map<std::size_t, std::vector<InSecond<P>>> weights_;
  std::map<std::size_t, InSecond<P>> sums_;
  SheetSystem<P> system_;
};

/// With the steps that it has taken.
template <class P>
struct Pending {
  SheetBuilder<P> builder;
  std::set<typename SheetBuilder<P>::Step> steps;
};

}  // namespace

template <class P>
std::vector<SheetSystem<P>> sheet_systems(const std::vector<Corners>& conditions,
                                          const std::vector<std::size_t>& mixing,
                                          const std::map<std::size_t, std::vector<P>>& base,
                                          std::size_t second, std::size_t most) {
  using Builder = SheetBuilder<P>;
  std::vector<SheetSystem<P>> systems;
  std::vector<Pending<P>> pending{{Builder(conditions, base, second), {}}};
  std::set<std::set<typename Builder::Step>> seen;
  while (!pending.empty() && systems.size() < most) {
    Pending<P> each = std::move(pending.back());
    pending.pop_back();
    if (each.builder.known_count() == mixing.size()) {
      if (auto system = each.builder.build()) systems.push_back(*std::move(system));
      continue;
    }
    std::vector<typename Builder::Step> steps = each.builder.next_steps();
    // The first is looked at next.
    std::reverse(steps.begin(), steps.end());
    for (const auto& step : steps) {
      auto taken = each.steps;
      taken.insert(step);
      if (!seen.insert(taken).second) continue;
      Builder builder = each.builder;
      if (builder.take(step)) pending.push_back({std::move(builder), std::move(taken)});
    }
  }
  return systems;
}

template std::vector<SheetSystem<Polynomial>> sheet_systems(
    const std::vector<Corners>&, const std::vector<std::size_t>&,
    const std::map<std::size_t, std::vector<Polynomial>>&, std::size_t, std::size_t);
template std::vector<SheetSystem<Bivariate>> sheet_systems(
    const std::vector<Corners>&, const std::vector<std::size_t>&,
    const std::map<std::size_t, std::vector<Bivariate>>&, std::size_t, std::size_t);

}  // namespace nashsolve::nplayer
