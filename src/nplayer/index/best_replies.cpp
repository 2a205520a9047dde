#include "best_replies.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "dominance.hpp"
#include "nplayer.hpp"
#include "piece.hpp"

namespace nashsolve::nplayer {
namespace {

/// More looks at a cell, over all components, take longer than they are worth: the 3.2 million of a component
/// of 600x3x3 took 0.4 s.
constexpr double kMostLooks = 4e6;
/// One part in so many of the work of a search for indices is for smaller games: of its own neighbourhoods
/// and, as they have smaller games, too, of the questions.
constexpr std::uint64_t kShareOfSmaller = 10;
constexpr std::uint64_t kShareOfQuestions = 2;

/// Of a maximal subset per player the vertices of a polytope that holds it.
std::vector<std::vector<Probabilities>> polytopes_of(const Game& game, const Solution& solution,
                                                     const NashSubset& subset) {
  std::vector<std::vector<Probabilities>> polytopes(game.player_count());
  for (std::size_t i = 0; i < polytopes.size(); ++i) {
    const auto add = [&](const MixedStrategy& strategy) {
      Probabilities& own = polytopes[i].emplace_back();
      for (const Rational& p : strategy.probabilities()) own.push_back({p, p});
    };
    if (subset.curved) {
      std::ranges::for_each(subset.curved->polytopes[i], add);
      continue;
    }
    for (const std::size_t position : subset.vertices[i]) {
      const Equilibrium& equilibrium = solution.equilibria[position];
      if (equilibrium.is_exact()) {
        add(equilibrium.exact()[i]);
      } else {
        polytopes[i].push_back(std::get<EnclosedProfile>(equilibrium.profile).probabilities[i]);
      }
    }
  }
  return polytopes;
}

/// A bound from below of what the player's strategy `b` is worth more than `a`, the others at a vertex each.
Rational least_gain(const Game& game, std::size_t player, std::size_t b, std::size_t a,
                    const Vertex& vertex) {
  Rational least = 0;
  const std::size_t stride = game.stride(player);
  for (std::size_t cell = 0; cell < game.cell_count(); ++cell) {
    if (cell / stride % game.strategy_count(player) != 0) continue;
    Enclosure probability{1, 1};
    for (std::size_t j = 0; j < vertex.size() && sgn(probability.upper) != 0; ++j) {
      if (j == player) continue;
      const Enclosure& p = vertex[j][cell / game.stride(j) % game.strategy_count(j)];
      probability = {probability.lower * p.lower, probability.upper * p.upper};
    }
    if (sgn(probability.upper) == 0) continue;
    const Rational gain = game.payoff(player, cell + b * stride) - game.payoff(player, cell + a * stride);
    least += gain * (sgn(gain) > 0 ? probability.lower : probability.upper);
  }
  return least;
}

/// The strategies that are not known to be worth less than one that is used, everywhere on the component;
/// nothing where it would take more looks at a cell than are left, from which those made are taken.
std::optional<Restriction> best_replies(const Game& game, const Solution& solution,
                                        const Component& component, StopWatch& watch, double& looks) {
  const std::size_t players = game.player_count();
  std::vector<std::vector<bool>> is_kept(players);
  for (std::size_t i = 0; i < players; ++i) is_kept[i].assign(game.strategy_count(i), false);
  for (const NashSubset& subset : component.subsets) {
    const Piece piece{polytopes_of(game, solution, subset), {}, {}};
    auto of_comparison = static_cast<double>(game.cell_count());
    for (const auto& own : piece.vertices) of_comparison *= static_cast<double>(own.size());
    std::vector<std::vector<bool>> is_used(players);
    for (std::size_t i = 0; i < players; ++i) {
      is_used[i].assign(game.strategy_count(i), false);
      for (const Probabilities& vertex : piece.vertices[i]) {
        for (std::size_t s = 0; s < vertex.size(); ++s) {
          if (sgn(vertex[s].upper) != 0) is_used[i][s] = is_kept[i][s] = true;
        }
      }
    }
    for (std::size_t i = 0; i < players; ++i) {
      const auto used = static_cast<double>(std::ranges::count(is_used[i], true));
      const auto others = static_cast<double>(std::ranges::count(is_kept[i], false));
      const double wanted = others * used * of_comparison;
      if (wanted > looks) return std::nullopt;
      looks -= wanted;
      for (std::size_t a = 0; a < is_kept[i].size(); ++a) {
        if (is_kept[i][a]) continue;
        if (watch.must_stop()) return std::nullopt;
        std::vector<bool> is_better = is_used[i];
        for_each_vertex(piece, [&](const Vertex& vertex) {
          for (std::size_t b = 0; b < is_better.size(); ++b) {
            if (is_better[b]) is_better[b] = sgn(least_gain(game, i, b, a, vertex)) > 0;
          }
        });
        is_kept[i][a] = std::ranges::none_of(is_better, [](bool is_one) { return is_one; });
      }
    }
  }
  Restriction kept(players);
  for (std::size_t i = 0; i < players; ++i) {
    for (std::uint32_t s = 0; s < is_kept[i].size(); ++s) {
      if (is_kept[i][s]) kept[i].push_back(s);
    }
  }
  return kept;
}

/// Whether the equilibrium of the smaller game is the profile, which uses none but its strategies.
bool is_same(const Equilibrium& smaller, const Restriction& kept, const Profile& profile) {
  if (!smaller.is_exact()) return false;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    for (std::uint32_t s = 0; s < kept[i].size(); ++s) {
      if (smaller.exact()[i].probability(s) != profile[i].probability(kept[i][s])) return false;
    }
  }
  return true;
}

/// The index that the smaller game's solution tells of the component.
std::optional<int> index_in(const Solution& smaller, const Restriction& kept, const Solution& solution,
                            const Component& component) {
  if (smaller.status != Status::complete) return std::nullopt;
  if (smaller.components.size() == 1) return smaller.components.front().index;
  for (const std::size_t position : component.equilibria) {
    if (!solution.equilibria[position].is_exact()) continue;
    const Profile& profile = solution.equilibria[position].exact();
    for (const Equilibrium& each : smaller.equilibria) {
      if (is_same(each, kept, profile)) return smaller.components[each.component].index;
    }
  }
  return std::nullopt;
}

}  // namespace

void set_index(Solution& solution, Component& component, int index) {
  component.index = index;
  if (component.is_isolated() == true) solution.equilibria[component.equilibria.front()].index = index;
}

void find_indices_by_best_replies(const Game& game, const SolveOptions& options, StopWatch& watch,
                                  IndexWork& left, Solution& solution) {
  const Restriction all = all_strategies(game);
  std::map<Restriction, Solution> solved;
  double looks = kMostLooks;
  IndexWork for_smaller{left.steps / kShareOfSmaller, left.asks / kShareOfQuestions};
  left.steps -= for_smaller.steps;
  left.asks -= for_smaller.asks;
  for (Component& component : solution.components) {
    if (component.index || component.subsets.empty()) continue;
    if (watch.must_stop()) break;
    const std::optional<Restriction> kept = best_replies(game, solution, component, watch, looks);
    if (!kept || *kept == all) continue;
    const Game smaller = restrict_to(game, *kept);
    if (smaller.cell_count() > kMostProfiles && !options.all_indices) continue;
    auto known = solved.find(*kept);
    if (known == solved.end()) {
      SolveOptions own = watch.remaining(options);
      own.limit = std::nullopt;
      own.digits = std::nullopt;
      own.exact_forms = false;
      own.progress = nullptr;
      own.cell_listener = nullptr;
      own.earlier = nullptr;
      known = solved.emplace(*kept, solve_nplayer(smaller, own, for_smaller)).first;
    }
    if (const std::optional<int> index = index_in(known->second, *kept, solution, component))
      set_index(solution, component, *index);
  }
  left.steps += for_smaller.steps;
  left.asks += for_smaller.asks;
}

}  // namespace nashsolve::nplayer
