#include "symmetries.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace nashsolve::nplayer {
namespace {

/// Of larger games a search of all supports hardly ends.
constexpr std::size_t kMostPayoffs = 50000;
/// More take longer to compare with at every node than the search of most games.
constexpr std::size_t kMostSymmetries = 20000;
/// Payoffs that are compared to find them, in 0.1 s at most. Of seven players with two strategies, all alike,
/// all 10,079 are found; of eight they are too many.
constexpr std::uint64_t kMostCompared = 20'000'000;

class SymmetrySearch {
 public:
  SymmetrySearch(const PayoffTensors& tensors, const StopTest& stop) : tensors_(tensors), stop_(stop) {
    const std::vector<std::vector<std::uint32_t>> numbers = numbered_payoffs();
    classify_strategies(numbers);
    order_by_cells(numbers);
    std::size_t most = 0;
    for (const std::size_t count : tensors.counts) most = std::max(most, count);
    for (std::size_t a = 0; a < most; ++a) {
      for (std::size_t i = 0; i < tensors.players(); ++i) {
        if (a < tensors.counts[i]) order_.push_back({i, a});
      }
    }
  }

  /// Nothing where they were not all found.
  std::optional<std::vector<Symmetry>> run() {
    for (const std::size_t count : tensors_.counts) current_.strategy.emplace_back(count);
    assign_players();
    if (given_up_) return std::nullopt;
    return std::move(found_);
  }

 private:
  struct Place {
    std::size_t player;
    std::size_t strategy;
  };

  /// Payoffs as small numbers, equal where they are; [i], as the tensors.
  [[nodiscard]] std::vector<std::vector<std::uint32_t>> numbered_payoffs() const {
    std::map<Integer, std::uint32_t> known;
    std::vector<std::vector<std::uint32_t>> numbers;
    for (std::size_t i = 0; i < tensors_.players(); ++i) {
      std::vector<std::uint32_t>& own = numbers.emplace_back();
      for (const Integer& payoff : tensors_.exact[i]) {
        own.push_back(known.emplace(payoff, static_cast<std::uint32_t>(known.size())).first->second);
      }
    }
    return numbers;
  }

  void order_by_cells(const std::vector<std::vector<std::uint32_t>>& numbers) {
    const std::size_t players = tensors_.players();
    stride_.assign(players, 1);
    for (std::size_t j = players - 1; j-- > 0;) stride_[j] = stride_[j + 1] * tensors_.counts[j + 1];
    const std::size_t cells = numbers[0].size();
    payoffs_.resize(cells * players);
    for (std::size_t cell = 0; cell < cells; ++cell) {
      for (std::size_t i = 0; i < players; ++i) {
        const std::size_t outer = cell / (stride_[i] * tensors_.counts[i]);
        const std::size_t own = cell / stride_[i] % tensors_.counts[i];
        const std::size_t others = outer * stride_[i] + cell % stride_[i];
        payoffs_[cell * players + i] = numbers[i][own * tensors_.opponents(i) + others];
      }
    }
  }

  /// Strategies whose payoffs are not the same in any order are no images of each other.
  void classify_strategies(const std::vector<std::vector<std::uint32_t>>& numbers) {
    std::map<std::vector<std::uint32_t>, std::size_t> classes;
    std::map<std::vector<std::size_t>, std::size_t> kinds;
    for (std::size_t i = 0; i < tensors_.players(); ++i) {
      const std::size_t opponents = tensors_.opponents(i);
      std::vector<std::size_t>& own = class_of_.emplace_back();
      for (std::size_t a = 0; a < tensors_.counts[i]; ++a) {
        const auto begin = numbers[i].begin() + static_cast<std::ptrdiff_t>(a * opponents);
        std::vector<std::uint32_t> sorted(begin, begin + static_cast<std::ptrdiff_t>(opponents));
        std::sort(sorted.begin(), sorted.end());
        own.push_back(classes.emplace(std::move(sorted), classes.size()).first->second);
      }
      std::vector<std::size_t> kind = own;
      std::sort(kind.begin(), kind.end());
      kind_of_.push_back(kinds.emplace(std::move(kind), kinds.size()).first->second);
    }
  }

  /// Players take the places of such with the same classes of strategies, in all ways.
  void assign_players() {
    const std::size_t i = current_.player.size();
    if (i == tensors_.players()) return extend(0);
    for (std::size_t j = 0; j < tensors_.players() && !given_up_; ++j) {
      if (kind_of_[i] != kind_of_[j] || std::ranges::count(current_.player, j) > 0) continue;
      current_.player.push_back(j);
      assign_players();
      current_.player.pop_back();
    }
  }

  /// The strategies of `order_` from the k-th are left to be assigned.
  void extend(std::size_t k) {
    if (compared_ > kMostCompared || stop_()) given_up_ = true;
    if (given_up_) return;
    if (k == order_.size()) {
      if (is_identity()) return;
      found_.push_back(current_);
      given_up_ = found_.size() > kMostSymmetries;
      return;
    }
    const auto [i, a] = order_[k];
    const std::size_t source = current_.player[i];
    std::vector<std::size_t>& own = current_.strategy[i];
    for (std::size_t b = 0; b < own.size(); ++b) {
      const auto end = own.begin() + static_cast<std::ptrdiff_t>(a);
      if (class_of_[i][a] != class_of_[source][b] || std::find(own.begin(), end, b) != end) continue;
      own[a] = b;
      if (agrees(i, a)) extend(k + 1);
    }
  }

  [[nodiscard]] bool is_identity() const {
    for (std::size_t i = 0; i < current_.player.size(); ++i) {
      if (current_.player[i] != i ||
          !std::is_sorted(current_.strategy[i].begin(), current_.strategy[i].end()))
        return false;
    }
    return true;
  }

  /// Whether payoffs are the same at the profiles of assigned strategies with this one, the last assigned.
  bool agrees(std::size_t player, std::size_t strategy) {
    const std::size_t players = tensors_.players();
    std::vector<std::size_t> assigned(players);
    for (std::size_t j = 0; j < players; ++j) {
      const std::size_t before = j < player ? strategy + 1 : strategy;
      assigned[j] = j == player ? 1 : std::min(before, tensors_.counts[j]);
      if (assigned[j] == 0) return true;
    }
    std::vector<std::size_t> at(players);
    at[player] = strategy;
    for (;;) {
      compared_ += players;
      std::size_t cell = 0;
      std::size_t source = 0;
      for (std::size_t j = 0; j < players; ++j) {
        cell += at[j] * stride_[j];
        source += current_.strategy[j][at[j]] * stride_[current_.player[j]];
      }
      for (std::size_t j = 0; j < players; ++j) {
        if (payoffs_[cell * players + j] != payoffs_[source * players + current_.player[j]]) return false;
      }
      std::size_t j = 0;
      for (; j < players; ++j) {
        if (j == player) continue;
        if (++at[j] < assigned[j]) break;
        at[j] = 0;
      }
      if (j == players) return true;
    }
  }

  const PayoffTensors& tensors_;
  const StopTest& stop_;
  std::vector<std::uint32_t> payoffs_;  // [cell][i], the cells by player 1's strategy, then player 2's, ...
  std::vector<std::size_t> stride_;     // [i], of cells
  std::vector<std::vector<std::size_t>> class_of_;  // [i][a]
  std::vector<std::size_t> kind_of_;                // [i], by the classes of its strategies
  std::vector<Place> order_;
  Symmetry current_;
  std::vector<Symmetry> found_;
  std::uint64_t compared_ = 0;
  bool given_up_ = false;
};

template <class Value>
std::vector<std::vector<Value>> renamed(const std::vector<std::vector<Value>>& of, const Symmetry& symmetry) {
  std::vector<std::vector<Value>> result;
  for (std::size_t i = 0; i < of.size(); ++i) {
    std::vector<Value>& own = result.emplace_back();
    for (const std::size_t a : symmetry.strategy[i]) own.push_back(of[symmetry.player[i]][a]);
  }
  return result;
}

using Point = std::vector<std::vector<Rational>>;

/// Of each player the vertices of a polytope.
std::vector<Point> renamed_polytopes(const std::vector<Point>& polytopes, const Symmetry& symmetry) {
  std::vector<Point> result;
  for (std::size_t i = 0; i < polytopes.size(); ++i) {
    Point& own = result.emplace_back();
    for (const std::vector<Rational>& vertex : polytopes[symmetry.player[i]]) {
      std::vector<Rational>& its = own.emplace_back();
      for (const std::size_t a : symmetry.strategy[i]) its.push_back(vertex[a]);
    }
  }
  return result;
}

/// Says one player's conditions of its first strategy in use, as where no symmetry was used, so that the same
/// conditions read the same.
void compare_with_first(std::vector<PayoffCondition>& conditions, std::uint32_t first) {
  const auto equation = std::ranges::find_if(
      conditions, [&](const PayoffCondition& each) { return each.is_equation && each.strategy == first; });
  if (equation == conditions.end()) return;
  const std::uint32_t reference = equation->reference;
  equation->strategy = reference;
  for (PayoffCondition& each : conditions) {
    if (each.reference == reference) each.reference = first;
  }
  std::ranges::sort(conditions, {}, &PayoffCondition::strategy);
}

EquilibriumCurve renamed(const EquilibriumCurve& curve, const NodeLabels& labels, const Symmetry& symmetry) {
  EquilibriumCurve result{
      supports_of(labels), renamed_polytopes(curve.vertices, symmetry), {}, curve.samples, curve.ends};
  for (std::size_t i = 0; i < symmetry.player.size(); ++i) {
    std::vector<PayoffCondition> conditions = renamed(curve.conditions, symmetry, i);
    compare_with_first(conditions, static_cast<std::uint32_t>(result.supports[i].front()));
    result.conditions.insert(result.conditions.end(), conditions.begin(), conditions.end());
  }
  for (EquilibriumCurve::Sample& sample : result.samples) {
    sample.point = renamed(sample.point, symmetry);
    sample.used = renamed(sample.used, symmetry);
  }
  for (Point& end : result.ends) end = renamed(end, symmetry);
  return result;
}

}  // namespace

Symmetries::Symmetries(const PayoffTensors& tensors, const StopTest& stop) {
  std::size_t payoffs = 0;
  for (const auto& own : tensors.exact) payoffs += own.size();
  if (payoffs > kMostPayoffs) return;
  if (auto found = SymmetrySearch(tensors, stop).run()) symmetries_ = *std::move(found);
}

bool Symmetries::has_earlier_image(const NodeLabels& labels) const {
  const auto is_earlier = [&](const Symmetry& symmetry) {
    for (std::size_t i = 0; i < labels.size(); ++i) {
      for (std::size_t a = 0; a < labels[i].size(); ++a) {
        const std::size_t j = symmetry.player[i];
        const std::size_t b = symmetry.strategy[i][a];
        if (i == j && a == b) continue;
        if (labels[i][a] == Label::open || labels[j][b] == Label::open) return false;
        if (labels[i][a] != labels[j][b]) return labels[j][b] == Label::used;
      }
    }
    return false;
  };
  return std::ranges::any_of(symmetries_, is_earlier);
}

std::vector<const Symmetry*> Symmetries::fixing(const NodeLabels& labels) const {
  std::vector<const Symmetry*> result;
  for (const Symmetry& symmetry : symmetries_) {
    if (renamed(labels, symmetry) == labels) result.push_back(&symmetry);
  }
  return result;
}

std::vector<Symmetries::Image> Symmetries::images(const NodeLabels& labels) const {
  std::vector<Image> result;
  std::set<NodeLabels> known{labels};
  for (const Symmetry& symmetry : symmetries_) {
    NodeLabels its = renamed(labels, symmetry);
    if (known.insert(its).second) result.push_back({std::move(its), &symmetry});
  }
  return result;
}

std::vector<PayoffCondition> renamed(const std::vector<PayoffCondition>& conditions, const Symmetry& symmetry,
                                     std::size_t player) {
  const std::vector<std::size_t>& own = symmetry.strategy[player];
  const auto place_of = [&own](std::uint32_t strategy) {
    return static_cast<std::uint32_t>(std::ranges::find(own, strategy) - own.begin());
  };
  std::vector<PayoffCondition> result;
  for (const PayoffCondition& each : conditions) {
    if (each.player != symmetry.player[player]) continue;
    result.push_back({player, place_of(each.strategy), place_of(each.reference), each.is_equation});
  }
  return result;
}

std::optional<FoundEquilibrium> image(const SupportSystem& system, const FoundEquilibrium& found,
                                      const Symmetry& symmetry) {
  if (found.exact) {
    return FoundEquilibrium{system.supports(), renamed(*found.exact, found.supports, symmetry), std::nullopt,
                            found.regular, found.index};
  }
  const SupportBox box = renamed(enclosure_of(*found.enclosed), found.supports, symmetry);
  SupportVector<double> x;
  for (const std::vector<Enclosure>& own : box) {
    std::vector<double>& values = x.emplace_back();
    for (const Enclosure& p : own) values.push_back(nearest_double((p.lower + p.upper) / 2));
  }
  std::optional<CertifiedRoot> root = certify(system, x, found.enclosed->bits);
  if (!root || !is_only_solution_within(box, *root)) return std::nullopt;
  if (found.regular && classify(system, *root) == RootKind::equilibrium) {
    return FoundEquilibrium{system.supports(), std::nullopt, std::move(root), true, found.index};
  }
  bool undecided = false;
  return decide_root(system, *std::move(root), undecided);
}

std::optional<SupportResult> image(const PayoffTensors& tensors, const SupportResult& result,
                                   const Symmetries::Image& its) {
  if (result.undecided) return std::nullopt;
  const Symmetry& symmetry = *its.symmetry;
  const SupportSystem system(tensors, supports_of(its.labels));
  SupportResult renamed_result;
  for (const FoundEquilibrium& found : result.equilibria) {
    std::optional<FoundEquilibrium> other = image(system, found, symmetry);
    if (!other) return std::nullopt;
    renamed_result.equilibria.push_back(*std::move(other));
  }
  for (const EquilibriumProduct& product : result.products) {
    renamed_result.products.push_back(product);
    renamed_result.products.back().vertices = renamed_polytopes(product.vertices, symmetry);
  }
  for (const EquilibriumCurve& curve : result.curves) {
    renamed_result.curves.push_back(renamed(curve, its.labels, symmetry));
  }
  return renamed_result;
}

}  // namespace nashsolve::nplayer
