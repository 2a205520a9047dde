#include "index.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "determinant.hpp"
#include "nashsolve/errors.hpp"
#include "polytope.hpp"
#include "vertex_cone.hpp"
#include "work_meter.hpp"

namespace nashsolve::bimatrix {

namespace {

/// The search for perturbed equilibria in one game takes so many branches times payoffs of a player; a few
/// seconds.
constexpr std::uint64_t kMostWork = 20'000'000;

/// Numbers in cones that are kept for one side; 128 MB of machine integers.
constexpr std::size_t kMostHeldNumbers = std::size_t{1} << 24U;

using Support = std::vector<std::uint32_t>;

int index_of(const Game& game, std::span<const std::uint32_t> rows, std::span<const std::uint32_t> columns) {
  const int parity = rows.size() % 2 == 1 ? 1 : -1;
  if (rows.size() == 1) return parity;
  const std::size_t width = game.strategy_count(1);
  const int sign = determinant_sign(game.payoffs(0), width, rows, columns) *
                   determinant_sign(game.payoffs(1), width, rows, columns);
  if (sign == 0) throw InternalError("an equilibrium that counts as regular has a singular payoff matrix");
  return parity * sign;
}

/// For each strategy of a listed equilibrium, once: the other player's best responses to it.
class BestResponseTable {
 public:
  explicit BestResponseTable(const Game& game) : game_(game) {}

  /// Of player `responder` to the other player's strategy in the profile.
  const Support& to(const Profile& profile, std::size_t responder) {
    const auto [entry, is_new] = known_[responder].try_emplace(profile[1 - responder].identity());
    if (is_new) entry->second = best_responses(strategy_payoffs(game_, profile, responder));
    return entry->second;
  }

 private:
  const Game& game_;
  std::array<std::unordered_map<const void*, Support>, 2> known_;
};

/// The rows of the inequalities and the variables of these strategies, with labels of their own.
Polytope part_of(const Polytope& whole, const Support& slacks, const Support& variables) {
  const auto slack_count = static_cast<Label>(slacks.size());
  const auto variable_count = static_cast<Label>(variables.size());
  const bool slacks_first = whole.first_slack == 0;
  Polytope part{slacks.size(),
                variables.size(),
                slacks_first ? 0 : variable_count,
                slacks_first ? slack_count : 0,
                {},
                {},
                whole.largest_small_entry,
                whole.has_wide_minors};
  if (whole.small_matrix) part.small_matrix.emplace();
  for (const std::uint32_t slack : slacks) {
    for (const std::uint32_t variable : variables) {
      const std::size_t place = slack * whole.variable_count + variable;
      if (whole.small_matrix) {
        part.small_matrix->push_back((*whole.small_matrix)[place]);
      } else {
        part.large_matrix.push_back(whole.large_matrix[place]);
      }
    }
  }
  return part;
}

/// Finds the perturbed equilibria at the vertex pairs of one component. Strategies that are nowhere best
/// responses on it are used in no equilibrium near it, so the game without them has the same index there
/// (Ritzberger 1994, International Journal of Game Theory 23).
class PerturbedSearch {
 public:
  PerturbedSearch(const Game& game, BestResponseTable& responses, StopWatch& stop, bool insists)
      : game_(game),
        whole_(best_response_polytopes(game)),
        responses_(responses),
        stop_(stop),
        most_work_(insists ? std::numeric_limits<std::uint64_t>::max() : kMostWork) {}

  /// Nothing where the work or the time ran out; then for every later component, too.
  std::optional<int> index_of_component(const Solution& solution, const Component& component) try {
    if (is_out_) return std::nullopt;
    take_best_responses(solution, component);
    const std::uint64_t work = work_;
    try {
      return sum_over<MachineNumber>(solution, component);
    } catch (const Overflow&) {
      work_ = work;
    }
    return sum_over<BigNumber>(solution, component);
  } catch (const Stopped&) {
    is_out_ = true;
    return std::nullopt;
  }

  /// How dear the component may be: each strategy that is used or a best response on both sides of a vertex
  /// pair may be branched on. Infinite where not all vertex pairs are listed.
  double cost_of(const Solution& solution, const Component& component) {
    if (!component.is_listed()) return std::numeric_limits<double>::infinity();
    double cost = 0;
    for (const std::size_t position : component.equilibria) {
      const Profile& profile = solution.equilibria[position].exact();
      std::size_t unused = 0;
      for (std::size_t player = 0; player < 2; ++player) {
        unused += responses_.to(profile, player).size() - profile[player].support().size();
      }
      cost += std::exp2(static_cast<double>(unused));
    }
    return cost;
  }

 private:
  /// A vertex: the labels tight at it, and its cone.
  template <class Number>
  struct Corner {
    LabelSet tight;
    VertexCone<Number> cone;
  };
  /// Of each side, by the vertex's strategy.
  template <class Number>
  using Corners = std::array<std::unordered_map<const void*, Corner<Number>>, 2>;

  /// The game of the strategies that are best responses somewhere on the component: at vertices of it.
  void take_best_responses(const Solution& solution, const Component& component) {
    for (std::size_t player = 0; player < 2; ++player) {
      std::vector<bool> is_kept(game_.strategy_count(player));
      for (const std::size_t position : component.equilibria) {
        for (const std::uint32_t own : responses_.to(solution.equilibria[position].exact(), player)) {
          is_kept[own] = true;
        }
      }
      kept_[player].clear();
      place_[player].assign(is_kept.size(), 0);
      for (std::uint32_t own = 0; own < is_kept.size(); ++own) {
        place_[player][own] = static_cast<Label>(kept_[player].size());
        if (is_kept[own]) kept_[player].push_back(own);
      }
    }
    polytopes_ = {part_of(whole_[0], kept_[1], kept_[0]), part_of(whole_[1], kept_[0], kept_[1])};
    label_count_ = polytopes_[0].label_count();
  }

  template <class Number>
  std::optional<int> sum_over(const Solution& solution, const Component& component) {
    Corners<Number> corners;
    held_ = {};
    int sum = 0;
    for (const std::size_t position : component.equilibria) {
      sum += sum_at<Number>(solution.equilibria[position].exact(), corners);
      if (is_out_) return std::nullopt;
    }
    return sum;
  }

  /// The labels tight in player `side`'s polytope at its vertex in the profile.
  LabelSet tight_labels(const Profile& profile, std::size_t side) {
    const auto own = static_cast<Label>(polytopes_[side].first_variable);
    const auto other = static_cast<Label>(polytopes_[side].first_slack);
    LabelSet tight =
        LabelSet::range(label_count_, own, own + static_cast<Label>(polytopes_[side].variable_count));
    for (const std::uint32_t strategy : profile[side].support()) tight.erase(own + place_[side][strategy]);
    for (const std::uint32_t strategy : responses_.to(profile, 1 - side))
      tight.insert(other + place_[1 - side][strategy]);
    return tight;
  }

  template <class Number>
  const Corner<Number>& corner_at(const Profile& profile, std::size_t side, Corners<Number>& corners) {
    const void* const key = profile[side].identity();
    const auto found = corners[side].find(key);
    if (found != corners[side].end()) return found->second;
    // All of them may take far more memory than the game.
    if (held_[side] > kMostHeldNumbers) {
      corners[side].clear();
      held_[side] = 0;
    }
    held_[side] += label_count_ * (polytopes_[side].variable_count + 1);
    LabelSet tight = tight_labels(profile, side);
    VertexCone<Number> cone(polytopes_[side], tight, meter_);
    return corners[side].try_emplace(key, Corner<Number>{std::move(tight), std::move(cone)}).first->second;
  }

  template <class Number>
  int sum_at(const Profile& profile, Corners<Number>& corners) {
    if (stop_.reason(0)) {
      is_out_ = true;
      return 0;
    }
    const std::array<const Corner<Number>*, 2> corner = {&corner_at(profile, 0, corners),
                                                         &corner_at(profile, 1, corners)};
    std::vector<Label> open;
    for (Label label = 0; label < label_count_; ++label) {
      if (corner[0]->tight.contains(label) && corner[1]->tight.contains(label)) open.push_back(label);
    }
    // Each side must have what the other has not.
    const auto forced = [&](std::size_t side) -> std::optional<VertexCone<Number>> {
      std::optional<VertexCone<Number>> cone(corner[side]->cone);
      for (Label label = 0; label < label_count_; ++label) {
        if (!corner[1 - side]->tight.contains(label) && !cone->force(label)) return std::nullopt;
      }
      return cone;
    };
    std::optional<VertexCone<Number>> p = forced(0);
    if (!p) return 0;
    std::optional<VertexCone<Number>> q = forced(1);
    if (!q) return 0;
    int sum = 0;
    search(*std::move(p), *std::move(q), open, sum);
    return sum;
  }

  template <class Number>
  void search(VertexCone<Number> p, VertexCone<Number> q, std::span<const Label> open, int& sum) {
    for (; !open.empty(); open = open.subspan(1)) {
      work_ += kept_[0].size() * kept_[1].size();
      if (work_ > most_work_ || stop_.reason(0)) is_out_ = true;
      if (is_out_) return;
      VertexCone<Number> child = p;
      if (child.force(open.front())) search(std::move(child), q, open.subspan(1), sum);
      if (!q.force(open.front())) return;
    }
    sum += index_of(game_, rows_of(q), columns_of(p));
  }

  /// The supports of the perturbed equilibrium: what is tight in the opponent's polytope.
  template <class Number>
  [[nodiscard]] Support rows_of(const VertexCone<Number>& q) const {
    return support_of(q.forced(), polytopes_[0].first_variable, kept_[0]);
  }
  template <class Number>
  [[nodiscard]] Support columns_of(const VertexCone<Number>& p) const {
    return support_of(p.forced(), polytopes_[1].first_variable, kept_[1]);
  }
  static Support support_of(const std::vector<Label>& labels, Label first, const Support& kept) {
    Support support;
    for (const Label label : labels) {
      if (label >= first && label < first + kept.size()) support.push_back(kept[label - first]);
    }
    std::sort(support.begin(), support.end());
    return support;
  }

  const Game& game_;
  Polytopes whole_;
  BestResponseTable& responses_;
  StopWatch& stop_;
  std::uint64_t most_work_;
  std::uint64_t pivots_ = 0;
  WorkMeter meter_{pivots_, [this] { return stop_.must_stop(); }};
  /// Of the component at hand: the strategies that take part, of each strategy its place among them (of those
  /// that do not, without meaning), and their polytopes.
  std::array<Support, 2> kept_;
  std::array<std::vector<Label>, 2> place_;
  Polytopes polytopes_;
  std::size_t label_count_ = 0;
  std::uint64_t work_ = 0;
  /// Bounds of the numbers in the cones that are kept, of each side.
  std::array<std::size_t, 2> held_ = {};
  bool is_out_ = false;
};

/// Searches the components for their indices, the cheapest first. Of a complete solution the dearest is left
/// out: the sum of all says its index.
void search_indices(const Game& game, const Solution& solution, BestResponseTable& responses,
                    const std::vector<Component*>& components, StopWatch& stop, bool insists) {
  const bool is_one_free = solution.status == Status::complete;
  if (is_one_free && components.size() == 1) return;
  PerturbedSearch search(game, responses, stop, insists);
  std::vector<std::pair<double, Component*>> by_cost;
  by_cost.reserve(components.size());
  for (Component* const component : components) {
    by_cost.emplace_back(search.cost_of(solution, *component), component);
  }
  std::stable_sort(by_cost.begin(), by_cost.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  if (is_one_free) by_cost.pop_back();
  for (const auto& [cost, component] : by_cost) {
    if (!component->is_listed()) continue;
    component->index = search.index_of_component(solution, *component);
  }
}

}  // namespace

void complete_indices(Solution& solution) {
  Component* open = nullptr;
  int sum = 0;
  for (Component& component : solution.components) {
    if (component.index) {
      sum += *component.index;
    } else if (open == nullptr) {
      open = &component;
    } else {
      return;
    }
  }
  if (open == nullptr) return;
  open->index = 1 - sum;
  if (open->is_isolated() == true) solution.equilibria[open->equilibria.front()].index = open->index;
}

/// An equilibrium of a search that stopped on more strategies has no index: its determinants take longer than
/// finding it did, more than 20 seconds at 500.
constexpr std::size_t kLargestSupport = 150;
/// Cubes of the sizes of supports after which no determinants are found once time is up. In a dual-cyclic
/// 40x40 game, whose supports have 20 strategies and whose determinants take half a millisecond, 0.02 s.
constexpr std::size_t kMostLateWork = std::size_t{1} << 18U;

void fill_indices(const Game& game, Solution& solution, StopWatch& stop, bool insists) {
  BestResponseTable responses(game);
  const bool is_complete = solution.status == Status::complete;
  std::size_t late_work = 0;
  const auto has_time_for = [&](std::size_t work) {
    if (!stop.must_stop()) return true;
    return std::exchange(late_work, late_work + work) < kMostLateWork;
  };
  std::vector<Component*> open;
  for (Component& component : solution.components) {
    for (const std::size_t position : component.equilibria) {
      Equilibrium& equilibrium = solution.equilibria[position];
      if (equilibrium.index) {
        equilibrium.regular = true;
        continue;
      }
      const Profile& profile = equilibrium.exact();
      equilibrium.regular = responses.to(profile, 0).size() == profile[0].support().size() &&
                            responses.to(profile, 1).size() == profile[1].support().size();
    }
    Equilibrium& first = solution.equilibria[component.equilibria.front()];
    if (first.index) {
      component.index = first.index;
    } else if (!component.is_continuum() && *first.regular) {
      const std::size_t size = first.exact()[0].support().size();
      if (is_complete || (size <= kLargestSupport && has_time_for(size * size * size))) {
        component.index = index_of(game, first.exact()[0].support(), first.exact()[1].support());
      }
    } else if (is_complete || component.is_isolated() == true) {
      open.push_back(&component);
    }
  }
  if (!open.empty()) search_indices(game, solution, responses, open, stop, insists);
  if (is_complete) complete_indices(solution);
  for (Component& component : solution.components) {
    if (component.index && component.is_isolated() == true) {
      solution.equilibria[component.equilibria.front()].index = component.index;
    }
  }
}

}  // namespace nashsolve::bimatrix
